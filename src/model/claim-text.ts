import type { Claim, ClaimCategory, ClaimQualifier } from './claim.ts'

export const categoryTitles: Record<ClaimCategory, string> = {
  speed: 'Speed',
  memory: 'Memory',
  communication: 'Communication',
  cost: 'Cost',
  scale: 'Scale',
  quality: 'Quality',
}

const meanings: Record<ClaimCategory, { up: string; down: string }> = {
  speed: { up: 'faster', down: 'less time' },
  memory: { up: 'better use of memory', down: 'less memory' },
  communication: { up: 'faster communication', down: 'less communication' },
  cost: { up: 'better value', down: 'lower cost' },
  scale: { up: 'larger scale', down: 'smaller scale' },
  quality: { up: 'better quality', down: 'fewer errors' },
}

const qualifierWords: Record<ClaimQualifier, string> = {
  'up-to': 'up to',
  'at-least': 'at least',
  about: 'about',
  average: 'on average',
  exact: '',
  range: '',
}

// A formatter made anew for each number takes most of the time of drawing a page.
const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 })

/** What a claim says in two words: `less memory`. */
export function claimMeaning({ category, direction }: Pick<Claim, 'category' | 'direction'>): string {
  return meanings[category][direction]
}

/** The claim's number as a figure: `1.4–11.2×`, `+8.4%`, `−30%`, `+2.1 points`, `to 69.6%`. */
export function claimNumber(claim: Claim): string {
  const { value, low, unit, direction } = claim
  if (unit === 'orders') return `${formatNumber(10 ** value)}×`
  const number = low === null ? formatNumber(value) : `${formatNumber(low)}–${formatNumber(value)}`
  if (unit === 'x') return `${number}×`
  if (isRemainder(claim)) return `to ${number}%`
  const sign = direction === 'up' ? '+' : '−'
  return unit === '%' ? `${sign}${number}%` : `${sign}${number} points`
}

/** `up to`, `on average`, …; `''` for an exact number or a range. */
export function claimQualifier({ qualifier }: Pick<Claim, 'qualifier'>): string {
  return qualifierWords[qualifier]
}

/** The whole claim in a line: `up to 23× less memory`, `33% lower cost`, `to 69.6%: lower cost`. */
export function claimLine(claim: Claim): string {
  const isShare = claim.unit === '%' && !isRemainder(claim)
  const number = isShare ? claimNumber(claim).slice(1) : claimNumber(claim)
  const figure = [claimQualifier(claim), number].filter(Boolean).join(' ')
  return `${figure}${isRemainder(claim) ? ':' : ''} ${claimMeaning(claim)}`
}

/** The claim to show when there is room for one: the largest factor, else the largest gain in quality. */
export function strongestClaim(claims: readonly Claim[]): Claim | undefined {
  const rank = (claim: Claim) => (claim.factor === null ? claim.value / 1000 : 1 + Math.log(claim.factor))
  return claims.reduce<Claim | undefined>(
    (best, claim) => (best && rank(best) >= rank(claim) ? best : claim),
    undefined,
  )
}

/** A number as readers write it, at most three digits behind the point: `1,024`, `2.15`. */
export function formatNumber(value: number): string {
  return figures.format(value)
}

/** `only 69.6% of the calls` states what is left, not what is saved; its factor tells. */
function isRemainder({ value, unit, direction, factor }: Claim): boolean {
  return (
    unit === '%' && direction === 'down' && factor !== null && Math.abs(factor - 100 / value) < 0.01 * factor
  )
}
