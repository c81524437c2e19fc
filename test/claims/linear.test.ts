import { describe, expect, test } from 'vitest'
import { extractClaims } from '../../src/claims/index.ts'

const kilobyte = 2 ** 10
const megabyte = 2 ** 20

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
  ['quantities without end', '3x, '],
  ['thousands in TeX', '1{,}600'],
  ['percentiles', '95\\%ile 99th-'],
  ['fractions', 'between one fifth and one third to '],
  ['brackets of baselines', 'beats A (3%) and '],
  ['contrasts', '3% whereas our '],
  ['glosses', 'by 290 ms (or 3%, '],
  ['once and now', 'took 9 days now '],
  ['lists with respectively', 'by 2x and 3%, respectively '],
  ['studies', 'we compare our this survey we propose '],
  ['claims in one sentence', 'we reduce latency by 30% and improve accuracy from 5% to 6%, '],
]

/** Milliseconds of processor time, which other processes of the machine do not lengthen. */
function timeOf(text: string): number {
  const start = process.cpuUsage()
  extractClaims(text)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

function repeated(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length))
}

/** The least length from 64 kB on that takes long enough to measure. */
function telling(unit: string): number {
  let length = 64 * kilobyte
  while (length < megabyte && timeOf(repeated(unit, length)) < 20) length *= 2
  return length
}

describe('four times the text takes about four times as long', () => {
  test.each(hostile)('%s', { timeout: 60_000 }, (_name, unit) => {
    const length = telling(unit)
    const [short, long] = [repeated(unit, length), repeated(unit, 4 * length)]
    const [few, many] = [Math.min(timeOf(short), timeOf(short)), Math.min(timeOf(long), timeOf(long))]
    // A quadratic step would give 16; the constant keeps very short times from deciding.
    expect(many / (few + 2)).toBeLessThan(10)
  })
})

test('a megabyte of all of them takes seconds', { timeout: 60_000 }, () => {
  const share = megabyte / hostile.length
  const text = hostile.map(([, unit]) => repeated(unit, share)).join('. ')
  expect(text.length).toBeGreaterThanOrEqual(megabyte)
  expect(timeOf(text)).toBeLessThan(10_000)
})
