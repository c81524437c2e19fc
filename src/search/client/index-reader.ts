import type { Sort } from '../address.ts'
import { readFacetTable, type FacetTable, type Facets } from '../facet-table.ts'
import type { Field } from '../query.ts'
import { startPagefind } from './pagefind.ts'
import { once, readJson, SearchError, type PagefindResult, type Store } from './store.ts'

/** The index behind its store: asks for papers, and keeps what it has asked before. */
export interface IndexReader {
  /** Papers with these words, best first; all papers for null. */
  ask: (term: string | null, sort?: Sort) => Promise<PagefindResult[]>
  /** Ids of the papers with exactly these words in a row. */
  phrase: (words: string) => Promise<Set<string>>
  /** All values of a field. */
  values: (field: Field) => Promise<string[]>
  /** Ids of the papers with one of these values. */
  having: (field: Field, values: string[]) => Promise<Set<string>>
  /** Counts the values of papers; of every field but the authors. */
  facets: () => Promise<Facets>
}

const sorts = { relevance: {}, newest: { date: 'desc' }, largest: { factor: 'desc' } } as const
/** Matches nothing, and yet makes Pagefind load the filter. */
const nothing = '\u0000'

/** @param root path from the page to the site's root */
export function openIndex(store: Store, root: string): IndexReader {
  const pagefind = startPagefind(store, root)
  /** Pagefind counts every filter that it has loaded in every search, which takes long; so authors have their own. */
  const authors = once(pagefind)
  const words = once(pagefind)
  const facets = once(async () => {
    const [bytes, all] = await Promise.all([store.read('facets.pack'), ids(null)])
    const table = await readJson<FacetTable>(bytes)
    if (table.papers !== all.length) throw new SearchError('outdated', 'facets.pack is of another build')
    return readFacetTable(table, all)
  })
  const ask: IndexReader['ask'] = async (term, sort = 'relevance') => {
    const by = term === null && sort === 'relevance' ? sorts.newest : sorts[sort]
    return (await (await words()).search(term, { sort: by })).results
  }
  const askAuthors = async (values: string[]) =>
    (await authors()).search(null, { filters: { author: { any: values } } })
  const ids = async (term: string | null) => (await ask(term)).map(({ id }) => id)
  return {
    ask,
    facets,
    phrase: keep(async (text) => {
      const joined = text.replaceAll(' ', '')
      const found = await ids(`"${text}"`)
      return new Set(joined === text ? found : [...found, ...(await ids(`"${joined}"`))])
    }),
    values: async (field) => {
      if (field !== 'author') return (await facets()).values(field)
      return Object.keys((await askAuthors([nothing])).totalFilters['author'] ?? {})
    },
    having: async (field, values) => {
      if (field !== 'author') return (await facets()).having(field, values)
      return new Set((await askAuthors(values)).results.map(({ id }) => id))
    },
  }
}

/** Keeps the answers of a question by its text; one that failed is asked again. */
function keep<T>(question: (text: string) => Promise<T>): (text: string) => Promise<T> {
  const answers = new Map<string, () => Promise<T>>()
  return (text) => {
    const answer = answers.get(text) ?? once(() => question(text))
    answers.set(text, answer)
    return answer()
  }
}
