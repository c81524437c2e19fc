import { createHash, hash, type Hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { splitPaperFile } from '../model/paper-file.ts'
import { notesText } from './notes.ts'
import { format } from './packs.ts'
import { filterValues, paperRecord, recordTexts, type RecordTexts } from './record.ts'

/**
 * Papers of one part of the index, about. Pagefind's process holds all papers that it indexes at once, 0.13 MB each,
 * and a search reads some 30 kB more with every further part.
 */
const mostPapers = 6000

/** Some of the papers, of which Pagefind makes an index of its own; a search asks all parts. */
export interface Part {
  number: number
  /** How many parts there are. */
  of: number
  papers: AtlasPaper[]
}

/** The folder of a part below `pagefind/`. */
export function partFolder(number: number): string {
  return number === 0 ? '' : `${number + 1}/`
}

/** A paper as Pagefind reads it. */
export interface Page {
  url: string
  content: string
}

export interface PartRecords {
  pages: Page[]
  texts: RecordTexts[]
  /** Name what Pagefind is told of each paper. */
  prints: string[]
  /** Names the papers as they are without notes. */
  name: string
  /** Names all that Pagefind is told. */
  print: string
}

/**
 * Deals the papers out by their slugs: a change of one paper touches one part, and words are about as frequent in one
 * part as in another, so that scores can be compared.
 */
export function partsOf(papers: readonly AtlasPaper[], most = mostPapers): Part[] {
  const of = Math.max(1, Math.ceil(papers.length / most))
  const parts = Array.from({ length: of }, (_, number): Part => ({ number, of, papers: [] }))
  for (const paper of papers) parts[dealt(paper.slug, of)]?.papers.push(paper)
  // Pagefind cannot search an index without papers.
  return parts
    .filter((part) => part.papers.length > 0 || of === 1)
    .map((part, number) => ({ ...part, number }))
}

function dealt(slug: string, of: number): number {
  return of === 1 ? 0 : createHash('sha256').update(slug).digest().readUInt32BE() % of
}

/** What Pagefind is told of a part's papers, in their order. Done at one go: Pagefind takes longest, and waits for it. */
export function readRecords(part: Part, atlas: Atlas): PartRecords {
  const name = startOf(part)
  const print = startOf(part)
  const pages: Page[] = []
  const prints: string[] = []
  const all: RecordTexts[] = []
  for (const paper of part.papers) {
    const bare = recordTexts(paper, atlas)
    const record = paperRecord(paper, atlas, bare, standsAlone(part))
    name.update(named(record, paper, atlas))
    const texts = { ...bare, notes: readNotes(paper, atlas) }
    const content = texts.notes ? paperRecord(paper, atlas, texts, standsAlone(part)) : record
    const own = short(hash('sha256', `${paper.url}\n${content}`))
    print.update(own)
    prints.push(own)
    pages.push({ url: paper.url, content })
    all.push(texts)
  }
  return { pages, texts: all, prints, name: name.digest('hex'), print: short(print.digest('hex')) }
}

/** Names what an index holds, of the papers as they are without notes; the search page says it too. */
export function searchBuildId(atlas: Atlas): string {
  return atlas.shared(buildKey, (whole) => {
    const names = partsOf(whole.papers).map((part) => {
      const name = startOf(part)
      for (const paper of part.papers) {
        const record = paperRecord(paper, whole, recordTexts(paper, whole), standsAlone(part))
        name.update(named(record, paper, whole))
      }
      return name.digest('hex')
    })
    return buildName(names)
  })
}

/** What is searched of a paper, and what the tables tell of it. */
function named(record: string, paper: AtlasPaper, atlas: Atlas): string {
  return record + JSON.stringify(filterValues(paper, atlas))
}

/** Saves who draws the search page from reading all records again. */
export function tellBuildId(atlas: Atlas, build: string): void {
  atlas.shared(buildKey, () => build)
}

const buildKey = 'search-build'

/** The name of a build from its parts' names. */
export function buildName(names: readonly string[]): string {
  return short(hash('sha256', names.join(' ')))
}

function short(digest: string): string {
  return digest.slice(0, 12)
}

/** A hash to which the part's records are added. */
function startOf({ number, of }: Part): Hash {
  return createHash('sha256').update(`${format} ${number} ${of}`)
}

function standsAlone({ of }: Part): boolean {
  return of === 1
}

function readNotes({ slug }: AtlasPaper, { notes }: Atlas): string {
  const path = notes.get(`papers/${slug}`)
  return path ? notesText(splitPaperFile(readFileSync(path, 'utf8')).notes) : ''
}
