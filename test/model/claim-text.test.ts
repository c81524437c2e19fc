import { expect, test } from 'vitest'
import type { Claim } from '../../src/model/claim.ts'
import { claimLine, claimNumber, strongestClaim } from '../../src/model/claim-text.ts'

function claim(given: Partial<Claim>): Claim {
  const rest = { quote: 'q', start: 0, end: 1, low: null, factor: null, baseline: null } as const
  return { ...rest, value: 2, unit: 'x', category: 'speed', direction: 'up', qualifier: 'exact', ...given }
}

test.each<[Partial<Claim>, string]>([
  [{ value: 1.91, factor: 1.91 }, '1.91×'],
  [{ value: 11.2, low: 1.4, qualifier: 'range' }, '1.4–11.2×'],
  [{ value: 37, unit: '%', direction: 'down', factor: 1 / 0.63 }, '−37%'],
  [{ value: 69.6, unit: '%', direction: 'down', factor: 100 / 69.6 }, 'to 69.6%'],
  [{ value: 13.75, unit: 'pp', category: 'quality' }, '+13.75 points'],
  [{ value: 2, unit: 'orders', factor: 100 }, '100×'],
  [{ value: 10000, factor: 10000 }, '10,000×'],
])('%o reads %s', (given, text) => {
  expect(claimNumber(claim(given))).toBe(text)
})

test.each<[Partial<Claim>, string]>([
  [{ value: 22, qualifier: 'up-to', category: 'memory', direction: 'down' }, 'up to 22× less memory'],
  [
    { value: 53, low: 33, unit: '%', category: 'cost', direction: 'down', qualifier: 'range', factor: 2.1 },
    '33–53% lower cost',
  ],
  [{ value: 26, unit: '%', factor: 1.26 }, '26% faster'],
  [{ value: 2.1, unit: 'pp', category: 'quality' }, '+2.1 points better quality'],
  [
    { value: 69.6, unit: '%', category: 'cost', direction: 'down', factor: 100 / 69.6 },
    'to 69.6%: lower cost',
  ],
])('%o in a line is: %s', (given, text) => {
  expect(claimLine(claim(given))).toBe(text)
})

test('the strongest claim is the largest factor, and quality only where there is no factor', () => {
  const fast = claim({ factor: 3, value: 3 })
  const good = claim({ category: 'quality', unit: '%', value: 50 })
  expect(strongestClaim([good, fast, claim({ factor: 2 })])).toBe(fast)
  expect(strongestClaim([good])).toBe(good)
  expect(strongestClaim([])).toBeUndefined()
})
