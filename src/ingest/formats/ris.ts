import { dateOf, readDate } from '../dates.ts'
import { draftOfAddress, withMissing } from '../links.ts'
import type { Draft, Entry } from '../record.ts'
import type { Format } from './format.ts'

/** `TI  - A title`; some programs write one space or none behind the tag. */
const tagged = /^\s*([A-Z][A-Z0-9]) {1,3}-(?: (.*)|$)/

/** RIS, as reference managers and publishers export it (https://en.wikipedia.org/wiki/RIS_(file_format)). */
export const ris: Format = {
  kind: 'ris',
  title: 'RIS',
  // Publishers put lines about themselves before the records.
  detect: ({ text }) => /^\uFEFF?(?:(?:[A-Z][\w-]*:.*)?\r?\n){0,10}\s*TY {1,3}-/.test(text),
  read: async function* ({ lines }) {
    let open: { line: number; tags: Map<string, string[]>; last?: string[] } | undefined
    for await (const { number, text } of lines()) {
      const [, tag, value = ''] = tagged.exec(text) ?? []
      if (tag === 'TY') {
        if (open) yield cut(open)
        open = { line: number, tags: new Map() }
      } else if (tag === 'ER') {
        if (open) yield { line: open.line, draft: draftOf(open.tags) }
        open = undefined
      } else if (open && tag) {
        const values = open.tags.get(tag) ?? []
        values.push(value.trim())
        open.tags.set(tag, values)
        open.last = values
      } else if (open?.last && text.trim()) open.last.push(`${open.last.pop() ?? ''} ${text.trim()}`)
    }
    if (open) yield cut(open)
  },
}

/** A record without its end still counts, since some programs leave the end out. */
function cut({ line, tags }: { line: number; tags: Map<string, string[]> }): Entry {
  return { line, draft: draftOf(tags), problems: [{ message: 'record has no end; add a line "ER  - "' }] }
}

/** `YYYY/MM/DD/other info`, parts left empty when unknown; some programs write other dates. */
function risDate(date: string): string | undefined {
  const [year, month, day] = date.split('/')
  return readDate(date) ?? dateOf(year, month, day)
}

/** What the tags of RIS say of a paper; other tagged formats are read through them. */
export function draftOf(tags: ReadonlyMap<string, string[]>): Draft {
  const all = (...names: string[]) => names.flatMap((name) => tags.get(name) ?? []).filter(Boolean)
  const first = (...names: string[]) => all(...names)[0]
  const venue = first('T2', 'JO', 'JF', 'JA', 'BT', 'C3', 'J2')
  const dates = all('DA', 'Y1', 'PY')
  const read = dates.map(risDate).filter((date) => date !== undefined)
  return withMissing(
    {
      title: first('TI', 'T1', 'CT'),
      abstract: first('AB', 'N2'),
      authors: all('AU', 'A1'),
      published: read.toSorted((a, b) => b.length - a.length)[0] ?? dates[0],
      doi: first('DO'),
      venue: /^(?:arxiv|corr)\b/i.test(venue ?? '') ? undefined : venue,
      seenAt: all('AN', 'UR', 'L1', 'L2', 'M1', 'N1', 'LK').map(
        (text) => /arxiv:\s*\S+/i.exec(text)?.[0] ?? text,
      ),
    },
    ...all('UR', 'LK', 'L2').map(draftOfAddress),
  )
}
