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
 * @returns a neighbour list for every slug; scores are cosines rounded to four places
 */
export function nearestPapers(papers: readonly NearPaper[], count: number): Map<string, Neighbour[]> {
  const sorted = [...papers].sort((a, b) => (a.slug < b.slug ? -1 : 1))
  const { vectors, terms } = textSpace(sorted)
  const lists = nearest(vectors, terms.length, count)
  return new Map(
    sorted.map((paper, self) => {
      const written = writtenTerms(paper)
      const neighbours = (lists[self] ?? []).map(({ index, score }) => {
        const shared = rankedTerms(vectors[self], vectors[index])
        const named = shared.flatMap((id) => written.get(terms[id] ?? '') ?? [])
        return { slug: sorted[index]?.slug ?? '', score, terms: tellingTerms(named) }
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
 * pairs; memory with the number of terms in all texts. Of equally near ones the lower index comes first.
 * @param size number of terms
 */
export function nearest(vectors: readonly SparseVector[], size: number, count: number): Near[][] {
  const { starts, texts, weights } = invert(vectors, size)
  const scores = new Float64Array(vectors.length)
  return vectors.map((vector, self) => {
    scores.fill(0)
    for (let at = 0; at < vector.ids.length; at++) {
      const id = vector.ids[at] ?? 0
      const weight = vector.weights[at] ?? 0
      const end = starts[id + 1] ?? 0
      for (let posting = starts[id] ?? 0; posting < end; posting++) {
        const other = texts[posting] ?? 0
        scores[other] = (scores[other] ?? 0) + weight * (weights[posting] ?? 0)
      }
    }
    return greatest(scores, self, count)
  })
}

/** Postings of all terms in two flat arrays; those of a term lie between its start and the next one's. */
function invert(vectors: readonly SparseVector[], size: number) {
  const starts = new Uint32Array(size + 1)
  for (const { ids } of vectors) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let id = 0; id < size; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const filled = starts.slice()
  const texts = new Uint32Array(starts[size] ?? 0)
  const weights = new Float64Array(texts.length)
  for (const [text, vector] of vectors.entries())
    for (const [at, id] of vector.ids.entries()) {
      const posting = filled[id] ?? 0
      filled[id] = posting + 1
      texts[posting] = text
      weights[posting] = vector.weights[at] ?? 0
    }
  return { starts, texts, weights }
}

function greatest(scores: Float64Array, self: number, count: number): Near[] {
  const best: Near[] = []
  let least = floor
  for (let index = 0; index < scores.length; index++) {
    const exact = scores[index] ?? 0
    if (exact < least || index === self) continue
    const score = Math.min(1, Math.round(exact * 1e4) / 1e4)
    let at = best.length
    while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--
    if (at >= count) continue
    best.splice(at, 0, { index, score })
    if (best.length > count) best.pop()
    if (best.length === count) least = Math.max(floor, (best[count - 1]?.score ?? 0) - 1e-4)
  }
  return best
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
