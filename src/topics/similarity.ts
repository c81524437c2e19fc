import type { Neighbour } from '../model/topic.ts'
import { sharedTerms, textSpace, type PaperText, type TextSpace } from './text-space.ts'

export interface NearPaper extends PaperText {
  slug: string
}

/** Terms named for one pair of papers. */
const termLimit = 5
/** Nearness below this is chance: a word or two in common. */
const floor = 0.02

/**
 * The `count` papers nearest to each by text, nearest first; fewer when no more have words in common.
 * @returns a neighbour list for every slug; scores are cosines rounded to four places.
 */
export function nearestPapers(papers: readonly NearPaper[], count: number): Map<string, Neighbour[]> {
  const space = textSpace(papers)
  const lists = nearest(space, count, (a, b) => compareSlugs(papers[a]?.slug, papers[b]?.slug))
  return new Map(
    papers.map((paper, index) => [
      paper.slug,
      (lists[index] ?? []).map(({ index: other, score }) => ({
        slug: papers[other]?.slug ?? '',
        score,
        terms: tellingTerms(space, index, other),
      })),
    ]),
  )
}

export interface Near {
  index: number
  /** Cosine, rounded to four places so that the order of addition cannot decide a rank. */
  score: number
}

/**
 * Nearest texts of each text by an inverted index: time grows with the texts that share a term, not with all
 * pairs; memory with the number of texts.
 */
export function nearest(
  space: TextSpace,
  count: number,
  tie: (a: number, b: number) => number = (a, b) => a - b,
): Near[][] {
  const postings = invert(space)
  const scores = new Float64Array(space.vectors.length)
  return space.vectors.map((vector, self) => {
    const touched: number[] = []
    for (const [k, id] of vector.ids.entries()) {
      const weight = vector.weights[k] ?? 0
      const { texts, weights } = postings[id] ?? { texts: [], weights: [] }
      for (let at = 0; at < texts.length; at++) {
        const other = texts[at] ?? 0
        if (scores[other] === 0) touched.push(other)
        scores[other] = (scores[other] ?? 0) + weight * (weights[at] ?? 0)
      }
    }
    const candidates: Near[] = []
    for (const other of touched) {
      const score = Math.round((scores[other] ?? 0) * 1e4) / 1e4
      scores[other] = 0
      if (other !== self && score >= floor) candidates.push({ index: other, score: Math.min(score, 1) })
    }
    return candidates.sort((a, b) => b.score - a.score || tie(a.index, b.index)).slice(0, count)
  })
}

function invert(space: TextSpace): { texts: number[]; weights: number[] }[] {
  const postings = Array.from({ length: space.size }, () => ({
    texts: [] as number[],
    weights: [] as number[],
  }))
  for (const [index, vector] of space.vectors.entries())
    for (const [k, id] of vector.ids.entries()) {
      postings[id]?.texts.push(index)
      postings[id]?.weights.push(vector.weights[k] ?? 0)
    }
  return postings
}

/** The shared terms that add most to the nearness; a word inside a named pair is not named again. */
function tellingTerms(space: TextSpace, a: number, b: number): string[] {
  const [first, second] = [space.vectors[a], space.vectors[b]]
  if (!first || !second) return []
  const ranked = sharedTerms(first, second).sort((x, y) => y[1] - x[1] || x[0] - y[0])
  const named: string[] = []
  for (const [id] of ranked) {
    if (named.length === termLimit) break
    const term = space.surface(id)
    const folded = term.toLowerCase()
    if (named.some((other) => overlaps(other.toLowerCase(), folded))) continue
    named.push(term)
  }
  return named
}

function overlaps(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a)
}

function compareSlugs(a = '', b = ''): number {
  return a === b ? 0 : a < b ? -1 : 1
}
