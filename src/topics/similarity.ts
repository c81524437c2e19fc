import type { Neighbour } from '../model/topic.ts'
import { nearest } from './nearest.ts'
import { rankedTerms, tellingTerms } from './telling-terms.ts'
import { textSpace, type PaperText } from './text-space.ts'
import { writtenTerms } from './written-terms.ts'

export interface NearPaper extends PaperText {
  slug: string
}

/**
 * The `count` papers nearest to each by text, nearest first; fewer when no more have words in common.
 * @returns a neighbour list for every slug; scores are cosines rounded to four places
 */
export function nearestPapers(papers: readonly NearPaper[], count: number): Map<string, Neighbour[]> {
  const sorted = bySlug(papers)
  const { vectors, terms } = textSpace(sorted)
  const lists = nearest(vectors, terms.length, count)
  return new Map(
    sorted.map((paper, self) => {
      const near = (lists[self] ?? []).map(({ index, score }) => {
        const shared = rankedTerms(vectors[self], vectors[index]).map((id) => terms[id] ?? '')
        return { slug: sorted[index]?.slug ?? '', score, shared }
      })
      const written = writtenTerms(paper, new Set(near.flatMap(({ shared }) => shared)))
      const neighbours = near.map(({ slug, score, shared }) => {
        return { slug, score, terms: tellingTerms(shared.flatMap((term) => written.get(term) ?? [])).terms }
      })
      return [paper.slug, neighbours]
    }),
  )
}

/** Papers in the order of their slugs. */
export function bySlug<T extends { slug: string }>(papers: readonly T[]): T[] {
  return [...papers].sort((a, b) => (a.slug < b.slug ? -1 : 1))
}
