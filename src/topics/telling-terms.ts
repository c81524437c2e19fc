import { sharedTerms, type SparseVector } from './text-space.ts'

/** Terms named for one pair of papers. */
const termLimit = 5

/** Ids of shared terms, those that add most to the nearness first. */
export function rankedTerms(a: SparseVector | undefined, b: SparseVector | undefined): number[] {
  if (!a || !b) return []
  return sharedTerms(a, b)
    .sort((x, y) => y[1] - x[1] || x[0] - y[0])
    .map(([id]) => id)
}

/**
 * The first few terms, without those that say a word again.
 * @returns the terms, and how many of the ranked ones have been looked at: no later one can change them
 */
export function tellingTerms(ranked: readonly string[]): { terms: string[]; looked: number } {
  const named: string[] = []
  let looked = 0
  for (const term of ranked) {
    if (named.length === termLimit) break
    looked++
    const folded = term.toLowerCase()
    const said = named.findIndex((other) => overlaps(other.toLowerCase(), folded))
    if (said < 0) named.push(term)
    // A pair of words tells more than one of them.
    else if (term.length > (named[said]?.length ?? 0) && folded.includes(' ')) named[said] = term
  }
  return { terms: [...new Set(named)], looked }
}

function overlaps(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a)
}
