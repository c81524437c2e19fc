import type { Neighbour } from '../model/topic.ts'
import { sharedTerms, textSpace, writtenTerms, type PaperText, type SparseVector } from './text-space.ts'

export interface NearPaper extends PaperText {
  slug: string
}

/** Terms named for one pair of papers. */
const termLimit = 5
/** Nearness below this is chance: a word or two in common. */
const floor = 0.02

/**
 * The `count` papers nearest to each by text, nearest first; fewer when no more have words in common.
 * @param read gives the text space of the papers in the order of their slugs, for who has it already
 * @returns a neighbour list for every slug; scores are cosines rounded to four places
 */
export function nearestPapers(
  papers: readonly NearPaper[],
  count: number,
  read: typeof textSpace = textSpace,
): Map<string, Neighbour[]> {
  const sorted = [...papers].sort((a, b) => (a.slug < b.slug ? -1 : 1))
  const { vectors, terms } = read(sorted)
  const lists = nearest(vectors, terms.length, count)
  return new Map(
    sorted.map((paper, self) => {
      const near = (lists[self] ?? []).map(({ index, score }) => {
        const shared = rankedTerms(vectors[self], vectors[index]).map((id) => terms[id] ?? '')
        return { slug: sorted[index]?.slug ?? '', score, shared }
      })
      const written = writtenTerms(paper, new Set(near.flatMap(({ shared }) => shared)))
      const neighbours = near.map(({ slug, score, shared }) => {
        return { slug, score, terms: tellingTerms(shared.flatMap((term) => written.get(term) ?? [])) }
      })
      return [paper.slug, neighbours]
    }),
  )
}

export interface Near {
  index: number
  /** Cosine, rounded to four places so that the order of addition cannot decide a rank. */
  score: number
}

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

/** Room for the postings of all terms in two flat arrays; those of a term lie between its start and the next one's. */
function emptyIndex(vectors: readonly SparseVector[], size: number) {
  const starts = new Uint32Array(size + 1)
  for (const { ids } of vectors) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let id = 0; id < size; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const postings = starts[size] ?? 0
  return { starts, texts: new Uint32Array(postings), weights: new Float64Array(postings) }
}

/**
 * Puts a vector into a list of the nearest, when it is one of them; those of lower indexes come first.
 * @returns the least cosine that may still enter
 */
function offer(best: Near[] = [], index: number, exact: number, count: number): number {
  const score = Math.min(1, Math.round(exact * 1e4) / 1e4)
  let at = best.length
  while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--
  if (at < count) best.splice(at, 0, { index, score })
  if (best.length > count) best.pop()
  return best.length < count ? floor : Math.max(floor, (best[count - 1]?.score ?? 0) - 1e-4)
}

/** Ids of shared terms, those that add most to the nearness first. */
function rankedTerms(a: SparseVector | undefined, b: SparseVector | undefined): number[] {
  if (!a || !b) return []
  return sharedTerms(a, b)
    .sort((x, y) => y[1] - x[1] || x[0] - y[0])
    .map(([id]) => id)
}

/** The first few terms, without those that say a word again. */
function tellingTerms(ranked: readonly string[]): string[] {
  const named: string[] = []
  for (const term of ranked) {
    if (named.length === termLimit) break
    const folded = term.toLowerCase()
    const said = named.findIndex((other) => overlaps(other.toLowerCase(), folded))
    if (said < 0) named.push(term)
    // A pair of words tells more than one of them.
    else if (term.length > (named[said]?.length ?? 0) && folded.includes(' ')) named[said] = term
  }
  return [...new Set(named)]
}

function overlaps(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a)
}
