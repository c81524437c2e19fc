import type { SparseVector } from './text-space.ts'

export interface Near {
  index: number
  /** Cosine, rounded to four places so that the order of addition cannot decide a rank. */
  score: number
}

/** Nearness below this is chance: a word or two in common. */
const floor = 0.02
/** How far a cosine may lie below the score that it is rounded to, and more. */
const rounding = 1e-4

/**
 * Nearest vectors of each vector by an inverted index: time grows with the texts that share a term, not with all
 * pairs; memory with the number of terms in all texts. Each pair is weighed once: the index holds the texts before.
 * Of equally near ones the lower index comes first.
 * @param size number of terms
 */
export function nearest(vectors: readonly SparseVector[], size: number, count: number): Near[][] {
  const { starts, texts, weights } = emptyIndex(vectors, size)
  const filled = starts.slice()
  const scores = new Float64Array(vectors.length)
  const lists = vectors.map((): Near[] => [])
  const least = new Float64Array(vectors.length).fill(floor)
  for (const [self, { ids, weights: own }] of vectors.entries()) {
    scores.fill(0, 0, self)
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0
      const weight = own[at] ?? 0
      const end = filled[id] ?? 0
      for (let posting = starts[id] ?? 0; posting < end; posting++) {
        const other = texts[posting] ?? 0
        scores[other] = (scores[other] ?? 0) + weight * (weights[posting] ?? 0)
      }
      texts[end] = self
      weights[end] = weight
      filled[id] = end + 1
    }
    for (let other = 0; other < self; other++) {
      const exact = scores[other] ?? 0
      if (exact >= (least[self] ?? 0)) least[self] = offer(lists[self], other, exact, count)
      if (exact >= (least[other] ?? 0)) least[other] = offer(lists[other], self, exact, count)
    }
  }
  return lists
}

/** Weighs one vector against all, to the same bits as `nearest` does. */
export interface Scale {
  /** Cosines with all vectors by their index, 0 with itself; they hold until the next call. */
  cosines: (self: number) => Float64Array
  /** The list that `nearest` would give the vector. */
  nearestTo: (self: number, count: number) => Near[]
}

/**
 * For who needs the nearest of a few vectors only: all of them would take twice as long as by `nearest`.
 * @param size number of terms
 */
export function scaleOf(vectors: readonly SparseVector[], size: number): Scale {
  const { starts, texts, weights } = fullIndex(vectors, size)
  const scores = new Float64Array(vectors.length)
  const cosines = (self: number) => {
    scores.fill(0)
    const { ids, weights: own } = vectors[self] ?? { ids: [], weights: [] }
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0
      const weight = own[at] ?? 0
      const end = starts[id + 1] ?? 0
      for (let posting = starts[id] ?? 0; posting < end; posting++) {
        const other = texts[posting] ?? 0
        scores[other] = (scores[other] ?? 0) + weight * (weights[posting] ?? 0)
      }
    }
    scores[self] = 0
    return scores
  }
  const nearestTo = (self: number, count: number) => nearestIn(cosines(self), count)
  return { cosines, nearestTo }
}

/** The nearest by their cosines, as `nearest` lists them. */
export function nearestIn(cosines: Float64Array, count: number): Near[] {
  const list: Near[] = []
  let least = floor
  for (let other = 0; other < cosines.length; other++) {
    const exact = cosines[other] ?? 0
    if (exact >= least) least = offer(list, other, exact, count)
  }
  return list
}

/** A cosine as lists give it. */
export function scoreOf(exact: number): number {
  return Math.min(1, Math.round(exact * 1e4) / 1e4)
}

/** The least cosine that can be as near as a score, or be listed at all. */
export function leastFor(score: number): number {
  return Math.max(floor, score - rounding)
}

/** Room for the postings of all terms in two flat arrays; those of a term lie between its start and the next one's. */
function emptyIndex(vectors: readonly SparseVector[], size: number) {
  const starts = new Uint32Array(size + 1)
  for (const { ids } of vectors) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let id = 0; id < size; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const postings = starts[size] ?? 0
  return { starts, texts: new Uint32Array(postings), weights: new Float64Array(postings) }
}

function fullIndex(vectors: readonly SparseVector[], size: number) {
  const { starts, texts, weights } = emptyIndex(vectors, size)
  const filled = starts.slice()
  for (const [text, { ids, weights: own }] of vectors.entries())
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0
      const end = filled[id] ?? 0
      texts[end] = text
      weights[end] = own[at] ?? 0
      filled[id] = end + 1
    }
  return { starts, texts, weights }
}

/**
 * Puts a vector into a list of the nearest, when it is one of them; those of lower indexes come first.
 * @returns the least cosine that may still enter
 */
function offer(best: Near[] = [], index: number, exact: number, count: number): number {
  const score = scoreOf(exact)
  let at = best.length
  while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--
  if (at < count) best.splice(at, 0, { index, score })
  if (best.length > count) best.pop()
  return best.length < count ? floor : leastFor(best[count - 1]?.score ?? 0)
}
