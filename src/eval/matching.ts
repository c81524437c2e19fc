import type { Claim } from '../model/claim.ts'
import type { ClaimLabel } from './claims.ts'

const tolerance = 0.005

/** Pairs labels with found claims one to one; among equal candidates the one whose quote overlaps comes first. */
export function bestMatches(
  labels: readonly ClaimLabel[],
  found: readonly Claim[],
  abstract: string,
): { pairs: [ClaimLabel, Claim][]; missed: ClaimLabel[]; extra: Claim[] } {
  const candidates = labels
    .flatMap((label) => {
      const start = abstract.indexOf(label.quote)
      const end = start + label.quote.length
      return found
        .filter((claim) => isSame(label, claim))
        .map((claim) => ({ label, claim, overlap: start >= 0 && claim.start < end && start < claim.end }))
    })
    .sort((a, b) => Number(b.overlap) - Number(a.overlap))
  const pairs: [ClaimLabel, Claim][] = []
  const taken = new Set<ClaimLabel | Claim>()
  for (const { label, claim } of candidates) {
    if (taken.has(label) || taken.has(claim)) continue
    pairs.push([label, claim])
    taken.add(label).add(claim)
  }
  return {
    pairs,
    missed: labels.filter((label) => !taken.has(label)),
    extra: found.filter((claim) => !taken.has(claim)),
  }
}

/** Same unit, category and value, where either end of a range will do. */
function isSame(label: ClaimLabel, claim: Claim): boolean {
  const unit = ({ unit }: Pick<Claim, 'unit'>) => (unit === 'pp' ? '%' : unit)
  if (unit(label) !== unit(claim) || label.category !== claim.category) return false
  const ends = ({ value, low }: Pick<Claim, 'value' | 'low'>) => (low === null ? [value] : [value, low])
  return ends(label).some((a) => ends(claim).some((b) => Math.abs(a - b) <= tolerance * Math.abs(a)))
}
