import type { AtlasPaper } from '../atlas/types.ts'

/** The papers' order by date and by claim, `order.pack`: Pagefind cannot sort several indexes as one. */
export interface PackedOrder {
  build: string
  /** Places of all papers in the sorted list of all ids, newest first. */
  newest: number[]
  /** Of those with a factor, the largest first; the others follow, newest first. */
  largest: number[]
}

export type Order = 'newest' | 'largest'

/** Where each paper comes, by its place in the sorted list of all ids. */
export type Ranks = Record<Order, Uint32Array>

/** @param papers each paper with its id in the index, in the atlas's order, which is that of equals */
export function makeOrder(papers: readonly { id: string; paper: AtlasPaper }[], build: string): PackedOrder {
  const sorted = [...papers].sort((a, b) => (a.id < b.id ? -1 : 1))
  const placeById = new Map(sorted.map(({ id }, place) => [id, place]))
  const places = (some: { id: string }[]) => some.map(({ id }) => placeById.get(id) ?? 0)
  const newest = papers
    .map((one) => ({ ...one, date: one.paper.published ?? '' }))
    // As text: `2025-10` is later than all of September, earlier than any known day of October.
    .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1))
  const largest = newest
    .map(({ id, paper }) => ({ id, factor: largestFactor(paper) ?? 0 }))
    .filter(({ factor }) => factor > 0)
    .sort((a, b) => b.factor - a.factor)
  return { build, newest: places(newest), largest: places(largest) }
}

export function readOrder({ newest, largest }: PackedOrder): Ranks {
  const isLarge = new Set(largest)
  return {
    newest: ranksOf(newest),
    largest: ranksOf([...largest, ...newest.filter((place) => !isLarge.has(place))]),
  }
}

/** The largest factor that a paper claims. */
export function largestFactor(paper: AtlasPaper): number | undefined {
  const factors = paper.claims.map(({ factor }) => factor ?? 0).filter((factor) => factor > 0)
  return factors.length > 0 ? Number(Math.max(...factors).toPrecision(4)) : undefined
}

function ranksOf(places: readonly number[]): Uint32Array {
  const ranks = new Uint32Array(places.length)
  places.forEach((place, rank) => (ranks[place] = rank))
  return ranks
}
