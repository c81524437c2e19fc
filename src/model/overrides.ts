import { claimSchema, type Claim } from './claim.ts'
import { CliError } from './effects.ts'
import { check } from './paper-file.ts'
import type { Overrides, Paper } from './paper.ts'

/**
 * A paper with the person's overrides laid over what ingest found. `null` takes a value away; `links` are
 * laid over one by one; a claim needs only its quote and what differs from the claim found at that quote.
 * @throws CliError for a claim whose quote is not in the abstract, or that lacks a field.
 */
export function applyOverrides(paper: Paper, overrides: Overrides): Paper {
  const { claims, links, ...plain } = overrides
  const empty: Record<string, unknown> = { authors: [], topics: [], abstract: '' }
  const set = Object.entries(plain).map(([key, value]) => [key, value ?? empty[key]])
  const merged: Paper = { ...paper, ...Object.fromEntries(set) }
  if (links === null) merged.links = {}
  if (claims === null) merged.claims = []
  if (links) merged.links = { ...paper.links, ...links }
  if (claims) merged.claims = claims.map((claim) => overriddenClaim(claim, merged))
  if (overrides.authors?.length) delete merged.authorCount
  return merged
}

function overriddenClaim(own: Partial<Claim> & { quote: string }, paper: Paper): Claim {
  const start = own.start ?? paper.abstract.indexOf(own.quote)
  if (start < 0)
    throw new CliError(`overrides claim quotes "${own.quote}", which is not in the abstract; copy it`)
  const found = paper.claims.find((claim) => claim.quote === own.quote)
  const missing = { low: null, factor: null, qualifier: 'exact', baseline: null }
  return check(
    claimSchema,
    { ...missing, ...found, start, end: start + own.quote.length, ...own },
    'overrides claim',
  )
}
