import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { traps } from './traps.ts'

/** Addresses that must never become a link. */
const addresses = [
  `javascript:globalThis.trapped='link'`,
  `data:text/html,<script>globalThis.trapped='link'</script>`,
  'https://example.org/" onmouseover="globalThis.trapped=6',
  '//evil.invalid/x',
  'https://user:password@evil.invalid\\@example.org/',
  'vbscript:x',
  'file:///etc/passwd',
  '../../../etc/passwd',
]

type Formats = Record<string, () => string>

/**
 * Writes listings with every trap in every field of every format, each encoded for the format's own syntax only.
 * @param folder is made when missing
 */
export function writeHostileSeeds(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(formats)) writeFileSync(join(folder, name), text())
}

const formats: Formats = {
  'records.jsonl': () => lines([...traps.map(record), crowd(), ...odd.map(({ raw }) => raw)]),
  // A seed's name is shown too.
  '"><img src=x onerror=globalThis.trapped=7>.csv': table,
  'entries.bib': () => traps.map(({ text }, at) => bibEntry(text, at)).join('\n'),
  'lines.ris': () => traps.map(({ text }, at) => risEntry(text, at)).join('\n'),
  'feed.xml': atom,
  'listing.txt': listing,
  'daily.json': daily,
}

/** What no well-meant file holds. */
const odd: { raw: string }[] = [
  { raw: '{"title": "Keys of objects", "__proto__": {"trapped": 1}, "constructor": {"prototype": {"trapped": 1}}}' },
  { raw: '{"title": "Ids as paths", "id": "../../x", "slug": "../../x", "arxiv": "../../x", "doi": "../../x"}' },
  { raw: '{"title": "Lone surrogates \\ud800", "abstract": "\\udc00 here \\u0000", "authors": ["\\ud800"]}' },
  { raw: '{"title": ["not text"], "authors": {"0": "x"}}' },
  { raw: '{"title": "Topics of objects", "topics": ["__proto__", "constructor", "../x"], "aliases": ["../../index"]}' },
]

function record({ name, text }: { name: string; text: string }, at: number): string {
  return JSON.stringify({
    title: `${text} in ${name}`,
    abstract: `We met ${text} and are up to ${at + 2}x faster than ${text}, with ${text} less memory. ${text}`,
    authors: [text, `Ada ${text}`, 'Plain Person'],
    venue: text,
    organization: text,
    organizationAccount: text,
    published: `2024-${String(1 + (at % 12)).padStart(2, '0')}-11`,
    doi: `10.1000/${text}`,
    github: addresses[at % addresses.length],
    project: `https://example.org/?q=${text}`,
    url: addresses[(at + 3) % addresses.length],
    discussion: at,
  })
}

function crowd(): string {
  const authors = Array.from({ length: 3000 }, (_, at) => `Person${at} Crowd${at % 40}`)
  return JSON.stringify({ title: 'A Paper of Three Thousand', abstract: 'They wrote it 4x faster.', authors })
}

function table(): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const row = (text: string, at: number) =>
    [`${text} of table`, text, text, `10.1001/${at}`, text, '2023', addresses[at % addresses.length] ?? '']
      .map(cell)
      .join(',')
  return lines(['title,authors,venue,doi,abstract,year,url', ...traps.map(({ text }, at) => row(text, at))])
}

function bibEntry(text: string, at: number): string {
  return `@article{${text.replace(/[^\w<>/.]/g, '') || 'x'}${at},
  title = {${text} of BibTeX},
  author = {${text} and Plain Person},
  journal = {${text}},
  abstract = {${text} is 7x faster.},
  url = {${addresses[at % addresses.length]}},
  year = {2022}
}`
}

function risEntry(text: string, at: number): string {
  return `TY  - JOUR
TI  - ${text} of RIS
AU  - ${text}
T2  - ${text}
AB  - ${text} is 8x faster.
UR  - ${addresses[at % addresses.length]}
PY  - 2021
ER  - `
}

function atom(): string {
  // XML has no way to write most control characters or half a surrogate pair.
  const xml = (text: string) =>
    text
      .toWellFormed()
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
      .replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`)
  const entries = traps.map(
    ({ text }, at) => `<entry><id>http://arxiv.org/abs/2402.${String(10_000 + at)}</id>
<title>${xml(text)} of Atom</title><summary>${xml(text)} is 9x faster.</summary>
<author><name>${xml(text)}</name></author><published>2024-02-02T00:00:00Z</published>
<link href="${xml(addresses[at % addresses.length] ?? '')}" rel="related"/></entry>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${entries.join('\n')}\n</feed>\n`
}

function listing(): string {
  const items = traps.map(
    ({ text }) => `${oneLine(text)} of a listing

We saw ${oneLine(text)} and nothing else, at some length, so that this is an abstract: it goes on for a while.

  • 3 authors
·
Oct 22, 2022
`,
  )
  return `Get trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\n${items.join('\n')}`
}

function daily(): string {
  return JSON.stringify(
    traps.map(({ text }, at) => ({
      paper: {
        id: `2403.${String(10_000 + at)}`,
        title: `${text} of the day`,
        summary: `${text} is 5x cheaper.`,
        authors: [{ name: text }],
        publishedAt: '2024-03-03T00:00:00.000Z',
        githubRepo: addresses[at % addresses.length],
        projectPage: addresses[(at + 1) % addresses.length],
      },
      organization: { name: text, fullname: text },
    })),
  )
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 3000)
}

function lines(all: string[]): string {
  return `${all.join('\n')}\n`
}
