import type { Sort } from '../address.ts'
import { beginningsPath, boostsOf, isShort, type Standing } from '../beginnings.ts'
import { readFacetTable, type FacetTable, type Facets } from '../facet-table.ts'
import { readOrder, type Order, type PackedOrder } from '../order.ts'
import type { Field } from '../query.ts'
import type { PagefindHit } from './hits.ts'
import type { Fragment } from './pagefind.ts'
import { keep, loadEngine, once, readJson, SearchError, type Store } from './store.ts'

/** A paper that was found. */
export interface IndexHit extends PagefindHit {
  /** The short words among those asked for: Pagefind was not asked, so it does not say where they stand. */
  short?: readonly string[]
}

/** The index behind its store: asks for papers, and keeps what it has asked before. */
export interface IndexReader {
  /** Papers with words that begin so, best first; all papers, newest first, for null. */
  ask: (term: string | null, sort?: Sort) => Promise<IndexHit[]>
  /** Ids of the papers with exactly these words in a row. */
  phrase: (words: string) => Promise<Set<string>>
  /** What the index says of a paper. */
  fragment: (id: string) => Promise<Fragment>
  /** All values of a field. */
  values: (field: Field) => Promise<readonly string[]>
  /** 1 at the place of each paper with one of these values. */
  having: (field: Field, values: string[]) => Promise<Uint8Array>
  /** Where papers stand in the tables of values. */
  places: (papers: readonly { id: string }[]) => Promise<Int32Array>
  /** Counts the values of papers; of every field but the authors. */
  facets: () => Promise<Facets>
}

/** Answers that are kept: some keystrokes, to go back over. Each may be thousands of papers. */
const mostKept = 12

/** @param root path from the page to the site's root */
export function openIndex(store: Store, root: string): IndexReader {
  const engine = once(async () => {
    const [start, manifest] = await Promise.all([loadEngine(root), store.manifest()])
    return start(store.read, manifest)
  })
  const search = async (term: string | null): Promise<IndexHit[]> => (await engine()).find(term)
  const all = once(() => search(null))
  const placeById = once(async () => {
    const ids = (await all()).map(({ id }) => id)
    return new Map(ids.sort().map((id, place) => [id, place]))
  })
  const placed = new WeakMap<readonly object[], Int32Array>()
  const places = async (papers: readonly { id: string }[]) => {
    const known = await placeById()
    const made = placed.get(papers) ?? placesOf(papers, known)
    placed.set(papers, made)
    return made
  }
  const own = async <T>(path: string, papersOf: (packed: T) => number): Promise<T> => {
    const [bytes, known] = await Promise.all([store.read(path), placeById()])
    const packed = await readJson<T>(bytes)
    if (papersOf(packed) !== known.size) throw new SearchError('outdated', `${path} is of another build`)
    return packed
  }
  const table = async <F extends string>(path: string) =>
    readFacetTable(await own<FacetTable<F>>(path, ({ papers }) => papers))
  const facets = once(() => table<Field>('facets.pack'))
  const authors = once(() => table<Field>('authors.pack'))
  const beginningsTable = keep((path: string) => table<Standing>(path), mostKept)
  const tableOf = async (field: Field) => (field === 'author' ? authors() : facets())
  const beginnings = keep(
    async (word: string) => boostsOf(word, await beginningsTable(beginningsPath(word))),
    mostKept,
  )
  const ranks = once(async () =>
    readOrder(await own<PackedOrder>('order.pack', ({ newest }) => newest.length)),
  )
  const arrange = async (hits: IndexHit[], order: Order): Promise<IndexHit[]> => {
    const [{ [order]: rank }, at] = await Promise.all([ranks(), places(hits)])
    const ranked = hits.map((hit, number) => ({ hit, rank: rank[at[number] ?? -1] ?? Infinity }))
    return ranked.sort((a, b) => a.rank - b.rank).map(({ hit }) => hit)
  }
  const newest = once(async () => arrange(await all(), 'newest'))
  const ask = keep(async (term: string | null, sort: Sort = 'relevance'): Promise<IndexHit[]> => {
    if (sort !== 'relevance') return arrange(await ask(term), sort)
    if (term === null) return newest()
    const words = term.split(' ')
    const short = words.filter(isShort)
    if (short.length === 0) return search(term)
    const long = words.filter((word) => !isShort(word)).join(' ') || null
    const [hits, ...boosts] = await Promise.all([ask(long), ...short.map(beginnings)])
    return weigh(hits, await places(hits), boosts, short, long !== null).sort((a, b) => b.score - a.score)
  }, mostKept)
  const ids = async (words: string) => (await search(`"${words}"`)).map(({ id }) => id)
  return {
    ask,
    facets,
    phrase: keep(async (words: string) => {
      const joined = words.replaceAll(' ', '')
      const found = await ids(words)
      return new Set(joined === words ? found : [...found, ...(await ids(joined))])
    }, mostKept),
    fragment: async (id) => (await engine()).fragment(id),
    values: async (field) => (await tableOf(field)).values(field),
    having: async (field, values) => (await tableOf(field)).having(field, values),
    places,
  }
}

function placesOf(papers: readonly { id: string }[], known: ReadonlyMap<string, number>): Int32Array {
  const places = new Int32Array(papers.length)
  papers.forEach(({ id }, at) => (places[at] = known.get(id) ?? -1))
  return places
}

/**
 * The hits that have all of the short words, their scores times the boosts of these words, in their order.
 * @param places where each hit stands in the lists of boosts
 * @param isRanked false when the scores tell no more than the hits' order
 */
function weigh(
  hits: IndexHit[],
  places: Int32Array,
  boosts: ArrayLike<number>[],
  short: readonly string[],
  isRanked: boolean,
): IndexHit[] {
  const found: IndexHit[] = []
  hits.forEach(({ id, score, matches }, at) => {
    let boost = 1
    for (const own of boosts) boost *= own[places[at] ?? -1] ?? 0
    if (boost > 0) found.push({ id, score: isRanked ? score * boost : boost, matches, short })
  })
  return found
}
