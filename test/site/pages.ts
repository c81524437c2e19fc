import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Parser } from 'htmlparser2'
import { filesBelow } from '../../src/build/summary.ts'

/** The built site that is checked. */
export const site = process.env['ATLAS_DIST'] ?? 'dist'

/** What checks need to know of a page. */
export interface PageFacts {
  path: string
  source: string
  title: string
  /** `content` of each `<meta>` by its name or property. */
  meta: Map<string, string>
  /** Every `href`, `src` and `action`. */
  links: string[]
  ids: string[]
  headings: { level: number; text: string }[]
  lang?: string
}

let read: PageFacts[] | undefined

/** Every page of the site, read once. */
export function allPages(): PageFacts[] {
  return (read ??= filesBelow(site)
    .filter((path) => path.endsWith('.html'))
    .map((path) => readPage(path, readFileSync(join(site, path), 'utf8'))))
}

/** Pages that a reader sees: not those that only say where a page went. */
export function ownPages(): PageFacts[] {
  return allPages().filter(({ source }) => !source.includes('http-equiv="refresh"'))
}

export function readPage(path: string, source: string): PageFacts {
  const page: PageFacts = { path, source, title: '', meta: new Map(), links: [], ids: [], headings: [] }
  let open: 'title' | 'heading' | undefined
  let svg = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'svg') svg++
      if (name === 'html') page.lang = attributes['lang']
      const key = attributes['name'] ?? attributes['property']
      if (name === 'meta' && key) page.meta.set(key, attributes['content'] ?? '')
      for (const link of ['href', 'src', 'action']) {
        if (attributes[link] !== undefined) page.links.push(attributes[link])
      }
      if (attributes['id']) page.ids.push(attributes['id'])
      if (name === 'title' && svg === 0) open = 'title'
      if (/^h[1-6]$/.test(name)) {
        open = 'heading'
        page.headings.push({ level: Number(name.charAt(1)), text: '' })
      }
    },
    ontext(text) {
      const heading = page.headings.at(-1)
      if (open === 'title') page.title += text
      if (open === 'heading' && heading) heading.text += text
    },
    onclosetag(name) {
      if (name === 'svg') svg--
      if (name === 'title' || /^h[1-6]$/.test(name)) open = undefined
    },
  })
  parser.end(source)
  return page
}
