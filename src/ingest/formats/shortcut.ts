import { idEntry } from './id-list.ts'
import type { Format } from './format.ts'

/** What Windows, Linux and macOS make of an address that is dragged out of a browser. */
const ini = /^\uFEFF?\s*\[[^\]\n]+\]\s*\n/
const plist = /^\uFEFF?\s*<\?xml[\s\S]{0,300}<plist\b[\s\S]{0,100}<key>URL<\/key>/
const address = /(?:^URL=|<string>)\s*(https?:\/\/[^\s<>"]+)/

/** The file of a saved link: `.url`, `.desktop`, `.webloc`. */
export const shortcut: Format = {
  kind: 'ids',
  title: 'a saved link (.url, .webloc)',
  detect: ({ text }) => (ini.test(text) && /^URL=https?:/m.test(text)) || plist.test(text),
  read: async function* ({ lines }) {
    for await (const { number, text } of lines()) {
      const link = address.exec(text)?.[1]
      if (!link) continue
      yield idEntry(link.replaceAll('&amp;', '&'), number)
      return
    }
  },
}
