import { leastFor, nearest, nearestIn, scaleOf, scoreOf, type Near } from './nearest.ts'
import type { SparseVector } from './text-space.ts'

/** The nearest of a vector: the beginning of the whole ranking, nearest first. */
export interface Listed {
  near: Near[]
  /** No vector beyond the list has a greater score; 0 when there is none beyond. */
  beyond: number
}

/** How much of the ranking is needed, and how much is listed, so that some can leave before it must be weighed anew. */
export interface Depth {
  count: number
  depth: number
}

/** Lists of all vectors, from nothing. */
export function listAll(vectors: readonly SparseVector[], size: number, { depth }: Depth): Listed[] {
  return nearest(vectors, size, depth).map((near) => listed(near, depth))
}

/**
 * Lists of all vectors, when those of most are known from before: only vectors that are new are weighed against all,
 * and those whose list has lost so many that others may follow.
 * @param size number of terms
 * @param known a list for each vector that is the same as before, less the entries whose vectors are not; undefined
 *   for each other vector
 * @returns lists of which the first `count` are those of `listAll`, and how many vectors were weighed
 */
export function listAgain(
  vectors: readonly SparseVector[],
  size: number,
  known: readonly (Listed | undefined)[],
  wanted: Depth,
): { lists: Listed[]; weighed: number } {
  const { cosines, nearestTo } = scaleOf(vectors, size)
  const bars = Float64Array.from(known, (list) => (list ? leastFor(list.beyond) : Infinity))
  const joining = new Map<number, Near[]>()
  const own = new Map<number, Listed>()
  for (const [self, list] of known.entries()) {
    if (list) continue
    const row = cosines(self)
    const near = nearestIn(row, wanted.depth)
    own.set(self, listed(near, wanted.depth))
    for (let other = 0; other < row.length; other++) {
      const exact = row[other] ?? 0
      if (exact < (bars[other] ?? 0)) continue
      const candidates = joining.get(other) ?? []
      candidates.push({ index: self, score: scoreOf(exact) })
      joining.set(other, candidates)
    }
  }
  let weighed = own.size
  const lists = known.map((list, self): Listed => {
    const found = own.get(self) ?? joined(list, joining.get(self), wanted)
    if (found) return found
    weighed++
    return listed(nearestTo(self, wanted.depth), wanted.depth)
  })
  return { lists, weighed }
}

function listed(near: Near[], depth: number): Listed {
  return { near, beyond: near.length < depth ? 0 : (near.at(-1)?.score ?? 0) }
}

/** A list with those that may have come into it; undefined when others may be nearer than those that are left. */
function joined(
  { near, beyond }: Listed = { near: [], beyond: 1 },
  joining: readonly Near[] = [],
  { count, depth }: Depth,
): Listed | undefined {
  if (joining.length === 0) return near.length < count && beyond > 0 ? undefined : { near, beyond }
  const stayed = new Set(near)
  const all = [...near, ...joining].sort((a, b) => b.score - a.score || a.index - b.index)
  // One that stayed goes before all beyond the list; one that joins with the score of one beyond may not.
  const sure = 1 + all.findLastIndex((one) => stayed.has(one) || one.score > beyond)
  if (sure < count && beyond > 0) return undefined
  if (sure <= depth) return { near: all.slice(0, sure), beyond }
  return listed(all.slice(0, depth), depth)
}
