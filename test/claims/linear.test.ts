import { describe, expect, test } from 'vitest'
import { extractClaims } from '../../src/claims/index.ts'

const megabyte = 2 ** 20
const quarter = megabyte / 4

/** Hostile texts: each repeats what traps backtracking, or rescanning of a sentence without end. */
const hostile: [name: string, unit: string][] = [
  ['digits', '1'],
  ['thousands', '1,234,'],
  ['multiples', '2x '],
  ['modifiers', 'up to '],
  ['tildes', '~'],
  ['a word without end', 'a-'],
  ['open brackets', '(3x '],
  ['ranges', '1-2-'],
  ['levels', 'from 3% to '],
  ['comparisons', 'vs. 3 '],
  ['claims in one sentence', 'we reduce latency by 30% and improve accuracy from 5% to 6%, '],
]

function timeOf(unit: string, length: number): number {
  const text = unit.repeat(Math.ceil(length / unit.length))
  const start = performance.now()
  extractClaims(text)
  return performance.now() - start
}

describe('a megabyte takes about four times as long as a quarter', () => {
  test.each(hostile)('%s', { timeout: 60_000 }, (_name, unit) => {
    const short = Math.min(timeOf(unit, quarter), timeOf(unit, quarter), timeOf(unit, quarter))
    // A quadratic step would give 16; the constant keeps very short times from deciding.
    expect(timeOf(unit, megabyte) / (short + 20)).toBeLessThan(10)
  })
})
