/** A paper on a reader's list, with all that the list needs when the site cannot be asked. */
export interface SavedPaper {
  slug: string
  title: string
  /** Authors and date in a line; `''` when unknown. */
  byline: string
  /** Its BibTeX entry; `''` when it came by a shared link and has not been fetched. */
  bibtex: string
}

/** Where the list lies in the device's storage. */
export const storageKey = 'reading-list'

/** Reads a stored list; what is not a saved paper is left out, so that no stored text can break the page. */
export function readSaved(stored: string | null): SavedPaper[] {
  const papers = new Map<string, SavedPaper>()
  for (const item of parseList(stored)) {
    const { slug, title, byline, bibtex } = item as Partial<Record<keyof SavedPaper, unknown>>
    if (typeof slug !== 'string' || !isSlug(slug)) continue
    papers.set(slug, { slug, title: textOf(title) || slug, byline: textOf(byline), bibtex: textOf(bibtex) })
  }
  return [...papers.values()]
}

export function printSaved(papers: readonly SavedPaper[]): string {
  return JSON.stringify(papers)
}

/** The list without the paper when it was on it, else with it at the end. */
export function toggleSaved(papers: readonly SavedPaper[], paper: SavedPaper): SavedPaper[] {
  const others = papers.filter(({ slug }) => slug !== paper.slug)
  return others.length < papers.length ? others : [...others, paper]
}

/** `#papers=a,b`: a list in an address's fragment, which no server sees. */
export function sharedFragment(papers: readonly Pick<SavedPaper, 'slug'>[]): string {
  return `#papers=${papers.map(({ slug }) => slug).join(',')}`
}

/** The slugs of a shared list; empty when the fragment is none. */
export function readShared(fragment: string): string[] {
  const [, list = ''] = /^#papers=(.*)$/.exec(fragment) ?? []
  return [...new Set(list.split(',').filter(isSlug))]
}

/** All entries as one file, papers without one left out. */
export function bibliographyOf(papers: readonly SavedPaper[]): string {
  return papers
    .map(({ bibtex }) => bibtex.trim())
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

/** Several papers' citation files as one: RIS records after each other, CSL-JSON lists as one list. */
export const joinCitations = {
  ris: (files: readonly string[]) => files.join(''),
  'csl.json': (files: readonly string[]) => {
    const records = files.flatMap((file) => JSON.parse(file) as unknown[])
    return `${JSON.stringify(records, undefined, 1)}\n`
  },
}
export type CitationFormat = keyof typeof joinCitations

function isSlug(text: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
}

function parseList(stored: string | null): object[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]')
    return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []
  } catch {
    return []
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
