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
  values: (field: Field) => Promise<readonly string[]>
  /** 1 at the place of each paper with one of these values. */
  having: (field: Field, values: string[]) => Promise<Uint8Array>
  /** Where papers stand in the tables of values. */
  places: (papers: readonly { id: string }[]) => Promise<Int32Array>
  /** Counts the values of papers; of every field but the authors. */
  facets: () => Promise<Facets>
}

const sorts = { relevance: {}, newest: { date: 'desc' }, largest: { factor: 'desc' } } as const
/** Answers that are kept: some keystrokes, to go back over. Each may be thousands of papers. */
const mostKept = 12

/** @param root path from the page to the site's root */
export function openIndex(store: Store, root: string): IndexReader {
  const pagefind = once(startPagefind(store, root))
  const ask = keep(async (term: string | null, sort: Sort = 'relevance') => {
    const by = term === null && sort === 'relevance' ? sorts.newest : sorts[sort]
    return (await (await pagefind()).search(term, { sort: by })).results
  })
  const ids = async (term: string) => (await ask(term)).map(({ id }) => id)
  const placeById = once(async () => {
    const { results } = await (await pagefind()).search(null)
    return new Map(
      results
        .map(({ id }) => id)
        .sort()
        .map((id, place) => [id, place]),
    )
  })
  const table = (name: string) =>
    once(async () => {
      const [bytes, places] = await Promise.all([store.read(name), placeById()])
      const packed = await readJson<FacetTable>(bytes)
      if (packed.papers !== places.size) throw new SearchError('outdated', `${name} is of another build`)
      return readFacetTable(packed)
    })
  const facets = table('facets.pack')
  const authors = table('authors.pack')
  const tableOf = async (field: Field) => (field === 'author' ? authors() : facets())
  return {
    ask,
    facets,
    phrase: keep(async (text: string) => {
      const joined = text.replaceAll(' ', '')
      const found = await ids(`"${text}"`)
      return new Set(joined === text ? found : [...found, ...(await ids(`"${joined}"`))])
    }),
    values: async (field) => (await tableOf(field)).values(field),
    having: async (field, values) => (await tableOf(field)).having(field, values),
    places: async (papers) => {
      const places = await placeById()
      return Int32Array.from(papers, ({ id }) => places.get(id) ?? -1)
    },
  }
}

/** Keeps the last answers of a question; one that failed is asked again. */
function keep<A extends unknown[], T>(question: (...asked: A) => Promise<T>): (...asked: A) => Promise<T> {
  const answers = new Map<string, () => Promise<T>>()
  return (...asked) => {
    const key = JSON.stringify(asked)
    const answer = answers.get(key) ?? once(() => question(...asked))
    answers.delete(key)
    answers.set(key, answer)
    for (const old of [...answers.keys()].slice(0, -mostKept)) answers.delete(old)
    return answer()
  }
}
