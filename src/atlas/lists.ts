import { claimLine, strongestClaim } from '../model/claim-text.ts'
import { formatDate } from '../model/date.ts'
import { indexKey } from './people.ts'
import type { Atlas, AtlasAuthor, AtlasPaper } from './types.ts'

/** Papers on one page of the list of all papers. */
export const pageSize = 100
/** Rows in one file of list data: some 50 kB compressed. */
export const chunkSize = 2000

/** Above this many papers a page holds only the newest of a list by date, and the browser loads the others. */
export const datedLimit = 1000
/** How many papers that list holds in a large atlas. */
export const datedShown = 400

const placesOf = new WeakMap<readonly string[], ReadonlyMap<string, number>>()

/** The place of each paper in a list, found once for a list in which thousands of pages look for theirs. */
export function placesIn(list: readonly string[]): ReadonlyMap<string, number> {
  // Of a paper that stands there twice the first place counts.
  const places = placesOf.get(list) ?? new Map(list.map((slug, place) => [slug, place] as const).reverse())
  placesOf.set(list, places)
  return places
}

/** Papers on one page of a topic, a year, an organization: some 70 kB compressed. */
export const listSize = 400

/** The lists that may need several pages, by the folder of their pages and their slug: `topics/llm-serving`. */
export function longLists(atlas: Atlas): Map<string, { title: string; papers: string[] }> {
  const years = atlas.years.map(({ year, papers }) => ({
    slug: String(year),
    title: `Papers of ${year}`,
    papers,
  }))
  const organizations = atlas.organizations.map(({ slug, name, papers }) => ({ slug, title: name, papers }))
  const lists = { topics: atlas.topics, years, organizations }
  const named = Object.entries(lists).flatMap(([folder, all]) =>
    all.map((list) => [`${folder}/${list.slug}`, list] as const),
  )
  return new Map(named.filter(([, { papers }]) => papers.length > listSize))
}

/** How many pages a list of that many papers has. */
export function listPages(papers: number): number {
  return Math.max(1, Math.ceil(papers / listSize))
}

/** Path of the nth page (from 1) of a list: `topics/llm-serving.html`, `topics/llm-serving/2.html`. */
export function listPage(list: string, number: number): string {
  return number === 1 ? `${list}.html` : `${list}/${number}.html`
}

/** Path of the nth page (from 1) of all papers. */
export function papersPage(number: number): string {
  return number === 1 ? 'papers.html' : `papers-${number}.html`
}

/** All papers in pages of `pageSize`; at least one page. */
export function papersPages(papers: AtlasPaper[]): AtlasPaper[][] {
  const pages = Array.from({ length: Math.ceil(papers.length / pageSize) }, (_, index) =>
    papers.slice(index * pageSize, (index + 1) * pageSize),
  )
  return pages.length > 0 ? pages : [[]]
}

/** What the list in the browser knows of a paper, in this order, to keep the file small. */
export type PaperRow = [
  slug: string,
  title: string,
  authors: string,
  date: string,
  shownDate: string,
  /** Index among the atlas's topics; −1 for none. */
  topic: number,
  /** The strongest claim in words; '' for none. */
  claim: string,
  /** That claim's factor; 0 for none. */
  factor: number,
  venue: string,
  /** Indexes of its other topics. */
  also?: number[],
]

/** Rows of all papers in the atlas's order. */
export function paperRows(atlas: Atlas): PaperRow[] {
  const topicIndex = new Map(atlas.topics.map(({ slug }, index) => [slug, index]))
  return atlas.papers.map((paper) => {
    const claim = strongestClaim(paper.claims)
    return [
      paper.slug,
      paper.plainTitle,
      shortAuthors(paper),
      paper.published ?? '',
      formatDate(paper.published),
      topicIndex.get(paper.topics[0] ?? '') ?? -1,
      claim ? claimLine(claim) : '',
      claim?.factor ?? 0,
      paper.venue ?? '',
      paper.topics.slice(1).flatMap((slug) => topicIndex.get(slug) ?? []),
    ]
  })
}

/** `A. One, B. Two, C. Three and 4 more`, or the count, or `Authors unknown`. */
export function shortAuthors({ authors, authorCount }: AtlasPaper): string {
  if (authors.length > 3) return `${authors.slice(0, 3).join(', ')} and ${authors.length - 3} more`
  if (authors.length > 0) return authors.join(', ')
  return authorCount ? `${authorCount} authors, names unknown` : 'Authors unknown'
}

/** Authors whose last names begin alike. */
export interface AuthorLetter {
  /** `a` to `z`, or `other`. */
  letter: string
  authors: AtlasAuthor[]
}

/** Several pages show them; by the list of authors, whose version tells when they are others. */
const lettersOf = new WeakMap<readonly AtlasAuthor[], AuthorLetter[]>()

/** Authors by the letter of their last name, `a` to `z`, then `other`. */
export function authorLetters({ authors }: Pick<Atlas, 'authors'>): AuthorLetter[] {
  const letters = lettersOf.get(authors) ?? byLetter(authors)
  lettersOf.set(authors, letters)
  return letters
}

function byLetter(authors: readonly AtlasAuthor[]): AuthorLetter[] {
  const letterOf = ({ name }: AtlasAuthor) => /^[a-z]/.exec(indexKey(name))?.[0] ?? 'other'
  const groups = Map.groupBy(authors, letterOf)
  return [...groups]
    .map(([letter, own]) => ({ letter, authors: own }))
    .sort((a, b) => (a.letter === 'other' ? 1 : b.letter === 'other' ? -1 : a.letter < b.letter ? -1 : 1))
}
