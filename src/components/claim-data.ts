import { claimsChunk } from '../atlas/claim-rows.ts'
import type { Atlas } from '../atlas/types.ts'
import { relativeLink } from '../model/links.ts'

/** What an element of a page tells its script about the claims that are not in the page: where they are, how many. */
export function claimData(atlas: Atlas, path: string, claims: number): Record<string, string | number> {
  const all = atlas.papers.reduce((sum, paper) => sum + paper.claims.length, 0)
  const chunks = Array.from({ length: Math.ceil(all / claimsChunk) }, (_, index) =>
    relativeLink(path, `data/claim-list-${index + 1}.js`),
  )
  return {
    'data-chunks': chunks.join(' '),
    'data-count': claims,
    'data-topics': JSON.stringify(atlas.topics.map(({ slug, title }) => [slug, title])),
    'data-papers': relativeLink(path, 'papers/'),
  }
}
