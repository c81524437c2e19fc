import { categoryTitles, claimNumber, claimQualifier } from '../model/claim-text.ts'
import { plainText } from '../model/text.ts'
import { allClaims } from './claims.ts'
import type { Atlas } from './types.ts'

/**
 * Above this many claims the page holds only the first ones, and the browser loads the others; charts then have
 * bars for them, which are filled from the same list.
 */
export const claimsLimit = 600
/** How many claims the page of a large atlas holds. */
export const claimsShown = 250
/** Claims in one file of row data: some 60 kB compressed. */
export const claimsChunk = 1500

/** What the table in the browser knows of a claim, in this order, to keep the file small. */
export type ClaimRow = [
  /** `up to 4.5×`, as the page says it. */
  stated: string,
  category: string,
  measures: string,
  /** 0 for none. */
  factor: number,
  baseline: string,
  slug: string,
  /** The paper's short name or its title. */
  paper: string,
  /** Indexes among the atlas's topics, the primary first. */
  topics: number[],
  /** A year, or `unknown`. */
  year: string,
  quote: string,
  /** Its place among the paper's claims, from 1. */
  number: number,
]

/** Rows of all claims, in the order of the papers. */
export function claimRows(atlas: Atlas): ClaimRow[] {
  const topicIndex = new Map(atlas.topics.map(({ slug }, index) => [slug, index]))
  return allClaims(atlas).map(({ claim, paper, number }) => [
    [claimQualifier(claim), claimNumber(claim)].filter(Boolean).join(' '),
    claim.category,
    `${categoryTitles[claim.category]} ${claim.direction === 'up' ? '↑' : '↓'}`,
    claim.factor ?? 0,
    claim.baseline ? plainText(claim.baseline) : '',
    paper.slug,
    paper.name ?? paper.plainTitle,
    paper.topics.flatMap((slug) => topicIndex.get(slug) ?? []),
    String(paper.year ?? 'unknown'),
    plainText(claim.quote),
    number,
  ])
}
