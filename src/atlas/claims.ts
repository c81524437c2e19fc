import type { Claim, ClaimCategory } from '../model/claim.ts'
import type { Atlas, AtlasPaper } from './types.ts'

/** A claim in the atlas, with its paper and its place among that paper's claims (from 1). */
export interface AtlasClaim {
  claim: Claim
  paper: AtlasPaper
  number: number
}

/** Every claim of every paper, in the order of the papers. */
export function allClaims(atlas: Atlas): AtlasClaim[] {
  return atlas.papers.flatMap((paper) =>
    paper.claims.map((claim, index) => ({ claim, paper, number: index + 1 })),
  )
}

/** The largest factors claimed in a category, at most one a paper, largest first. */
export function largestClaims(atlas: Atlas, category: ClaimCategory, most: number): AtlasClaim[] {
  const taken = new Set<string>()
  return allClaims(atlas)
    .filter(({ claim }) => claim.category === category && claim.factor !== null)
    .sort((a, b) => (b.claim.factor ?? 0) - (a.claim.factor ?? 0))
    .filter(({ paper }) => !taken.has(paper.slug) && taken.add(paper.slug))
    .slice(0, most)
}

/** True when some claim states a factor, which is what a chart of claims draws. */
export function hasFactors(papers: readonly Pick<AtlasPaper, 'claims'>[]): boolean {
  return papers.some(({ claims }) => claims.some(({ factor }) => factor !== null))
}
