import { dateOf, readDate } from '../../dates.ts'
import { latexText } from '../../latex.ts'
import { draftOfAddress, withMissing } from '../../links.ts'
import type { Draft, Entry } from '../../record.ts'
import type { Format } from '../format.ts'
import { bibEntries, type BibEntry } from './entries.ts'

/** Entries that hold others and are no papers themselves. */
const volumes = /^(?:proceedings|mvproceedings|collection|mvcollection|periodical|set|xdata)$/

/** Parentheses are as good as braces, but a line of a spreadsheet or of code may look so too. */
const entryStart =
  /^[^\S\n]*@\s*(?:[a-z]+\s*\{|(?:string|comment|preamble|article|book|booklet|conference|in(?:book|collection|proceedings)|manual|misc|online|proceedings|report|techreport|(?:masters|phd)?thesis|unpublished)\s*\()/im

/** BibTeX and BibLaTeX. */
export const bibtex: Format = {
  kind: 'bibtex',
  title: 'BibTeX or BibLaTeX',
  detect: ({ text }) => entryStart.test(text) && !/^\s*[<[{]/.test(text),
  read: async function* ({ lines }) {
    const parents = new Map<string, BibEntry>()
    const waiting: BibEntry[] = []
    const told = new Set<string>()
    for await (const found of bibEntries(lines())) {
      if ('error' in found) yield { line: found.line, problems: [{ message: found.error }] }
      else if (found.fields.has('crossref') || found.fields.has('xdata')) waiting.push(found)
      else if (volumes.test(found.type)) parents.set(found.key.toLowerCase(), found)
      else {
        if (found.type === 'book') parents.set(found.key.toLowerCase(), found)
        yield entryOf(found, undefined, told)
      }
    }
    for (const entry of waiting) {
      const name = (entry.fields.get('crossref') ?? entry.fields.get('xdata') ?? '').toLowerCase()
      yield entryOf(entry, parents.get(name) ?? missingParent, told)
    }
  },
}

const missingParent = 'missing'

function entryOf(
  entry: BibEntry,
  parent: BibEntry | typeof missingParent | undefined,
  told: Set<string>,
): Entry {
  const problems: string[] = []
  const field = (name: string) => entry.fields.get(name)?.trim() || undefined
  if (parent === missingParent)
    problems.push(
      `entry "${entry.key}" refers to "${field('crossref') ?? field('xdata') ?? ''}", which is not in the file; add it`,
    )
  for (const macro of entry.undefinedMacros)
    if (!told.has(macro)) {
      told.add(macro)
      problems.push(`macro "${macro}" is not defined, and is taken as text; add @string{${macro} = "…"}`)
    }
  if (!field('title')) problems.push(`entry "${entry.key}" has no title; add one or remove it`)
  const { line } = entry
  const messages = problems.map((message) => ({ message }))
  if (!field('title') && !field('doi') && !field('eprint')) return { line, problems: messages }
  return { line, draft: draftOf(entry, typeof parent === 'object' ? parent : undefined), problems: messages }
}

function draftOf({ fields }: BibEntry, parent: BibEntry | undefined): Draft {
  const own = (...names: string[]) => names.map((name) => fields.get(name)?.trim()).find(Boolean)
  const inherited = (...names: string[]) =>
    own(...names) ?? names.map((name) => parent?.fields.get(name)).find(Boolean)
  const volume = parent && (parent.fields.get('booktitle') ?? parent.fields.get('title'))
  const venue = own('booktitle', 'journal', 'journaltitle', 'eventtitle') ?? volume ?? own('howpublished')
  const subtitle = own('subtitle')
  const title = own('title')
  const notes = ['journal', 'note', 'howpublished', 'number', 'volume', 'annote'].map(
    (name) => own(name) ?? '',
  )
  const eprint = /arxiv/i.test(own('archiveprefix', 'eprinttype') ?? 'arxiv') ? own('eprint') : undefined
  const shownVenue = venue && (journalOf(venue) ?? latexText(venue).trim())
  const date = inherited('date')
  return withMissing(
    {
      title: title && latexText(subtitle ? `${title}: ${subtitle}` : title),
      abstract: own('abstract') && latexText(own('abstract') ?? ''),
      authors: authorNames(own('author') ?? ''),
      published:
        (date && readDate(date)) ??
        dateIn(inherited('year'), inherited('month'), own('day')) ??
        inherited('year'),
      doi: own('doi')?.replace(/\\(?=[_%&#$])|[{}]/g, ''),
      venue: /^(?:arxiv|corr\b|\\url|https?:)/i.test(shownVenue ?? '') ? undefined : shownVenue,
      seenAt: [
        eprint,
        ...notes.flatMap((note) => note.match(/(?:arxiv:\s*|abs\/)\d{4}\.\d{4,5}/gi) ?? []),
      ].map((id) => id?.replace(/^(?:arxiv:\s*|abs\/)/i, '')),
      links: { code: own('code', 'github') },
    },
    ...['url', 'ee', 'pdf', 'biburl']
      .map((name) => draftOfAddress(plainAddress(own(name) ?? '')))
      .slice(0, 3),
  )
}

/** The commonest of the macros by which astronomers name journals (https://ui.adsabs.harvard.edu/help/actions/journal-macros). */
const journals: Record<string, string> = {
  aap: 'Astronomy and Astrophysics',
  aj: 'The Astronomical Journal',
  apj: 'The Astrophysical Journal',
  apjl: 'The Astrophysical Journal Letters',
  apjs: 'The Astrophysical Journal Supplement Series',
  araa: 'Annual Review of Astronomy and Astrophysics',
  jcap: 'Journal of Cosmology and Astroparticle Physics',
  mnras: 'Monthly Notices of the Royal Astronomical Society',
  nat: 'Nature',
  pasp: 'Publications of the Astronomical Society of the Pacific',
  prd: 'Physical Review D',
  prl: 'Physical Review Letters',
}

function journalOf(venue: string): string | undefined {
  const macro = /^\\([a-z]+)$/.exec(venue)?.[1]
  return macro && Object.hasOwn(journals, macro) ? journals[macro] : undefined
}

/** A month may hold the day: `jan`, `January`, `01`, `jan # "~21"`, `"21~" # jan`, `jul/aug`. */
function dateIn(year: string | undefined, month: string | undefined, day: string | undefined) {
  const text = latexText(month ?? '').toLowerCase()
  const name = /[a-z]{3,}/.exec(text)?.[0] ?? /\d+/.exec(text)?.[0]
  const number = /[a-z]{3}/.test(text) ? /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0] : undefined
  return readDate(year) && dateOf(readDate(year), name, day ?? number)
}

function plainAddress(address: string): string {
  return (
    address
      .replace(/^\\url\{(.*)\}$/, '$1')
      .replace(/\\([_%&#~])/g, '$1')
      .split(/\s/)[0] ?? ''
  )
}

/** BibLaTeX's own form of a name: `family=Hoof, given=Herke, prefix=van, given-i=H`. */
function extendedName(name: string): object | undefined {
  if (!/(?:^|,)\s*(?:family|given)\s*=/.test(name)) return undefined
  const parts = name.split(/\s*,\s*/).map((part) => part.split(/\s*=\s*/, 2))
  const { family, given, prefix, suffix } = Object.fromEntries(parts) as Record<string, string>
  const [first, last, particle, end] = [given, family, prefix, suffix].map((part) =>
    latexText(part ?? '').replace(/^"|"$/g, ''),
  )
  return { given: first, family: last, 'non-dropping-particle': particle, suffix: end }
}

/** The names of an author field: `and` parts them outside braces; a name all in braces is an organization's. */
function authorNames(field: string): unknown[] {
  const names: string[] = []
  let depth = 0
  let from = 0
  for (const { 0: sign, index } of field.matchAll(/\\.|[{}]|\s+and(?=\s)/g)) {
    if (sign === '{') depth++
    else if (sign === '}') depth--
    else if (sign.endsWith('and') && depth === 0 && /^\s/.test(sign)) {
      names.push(field.slice(from, index))
      from = index + sign.length
    }
  }
  names.push(field.slice(from))
  return names
    .map((name) => name.trim())
    .filter(Boolean)
    .map(
      (name) =>
        extendedName(name) ??
        (/^\{[^{}]*\}$/.test(name) ? { family: latexText(name).trim() } : latexText(name).trim()),
    )
}
