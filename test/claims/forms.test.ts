import { describe, expect, test } from 'vitest'
import { extractClaims } from '../../src/claims/index.ts'
import type { Claim } from '../../src/model/claim.ts'

type Short = [value: number, unit: Claim['unit'], category: Claim['category'], direction: Claim['direction']]

function short({ value, unit, category, direction }: Claim): Short {
  return [value, unit, category, direction]
}

describe('forms of notation', () => {
  test.each<[string, Short[]]>([
    ['It needs $1{,}600\\times$ less communication.', [[1600, 'x', 'communication', 'down']]],
    ['It is one magnitude faster than the old one.', [[1, 'orders', 'speed', 'up']]],
    ['We cut memory by two thirds.', [[66.667, '%', 'memory', 'down']]],
    ['It needs between one fifth and one third of the frames.', [[5, 'x', 'cost', 'down']]],
    ['We obtain 30% lower 99th-percentile latency.', [[30, '%', 'speed', 'down']]],
    [
      'It improves computation, outperforming others in 95\\%ile latency and GPU utilization by 30% and 20%, respectively.',
      [
        [30, '%', 'speed', 'down'],
        [20, '%', 'speed', 'up'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(extractClaims(text).map(short)).toEqual(expected)
  })
})

describe('levels and what stands beside them', () => {
  test.each<[string, Short[]]>([
    ['A sweep that took 8 days now finishes in 16 hours.', [[12, 'x', 'speed', 'down']]],
    ['Bandwidth falls from 4 Mbps to 80 kbps.', [[50, 'x', 'communication', 'down']]],
    ['The old score is 0.25, whereas ours reaches 0.75.', [[0.5, 'pp', 'quality', 'up']]],
    ['Recall was 80% for our test and 60% for the standard one.', [[20, 'pp', 'quality', 'up']]],
    ['We reach a PSNR of 28 dB, 1.5 dB above the best baseline.', [[1.5, 'pp', 'quality', 'up']]],
    ['We lower the load time by 90 ms (a reduction of 20%).', [[20, '%', 'speed', 'down']]],
    ['We cut the bill by \\$4,000, or 25%.', [[25, '%', 'cost', 'down']]],
    ['At 90% specificity, we raise recall by 3%.', [[3, '%', 'quality', 'up']]],
  ])('%s', (text, expected) => {
    expect(extractClaims(text).map(short)).toEqual(expected)
  })
})

describe('what the number is about', () => {
  test.each<[string, Short[]]>([
    ['Energy per step improves by 30x.', [[30, 'x', 'cost', 'down']]],
    ['We reduce deadline misses by 40%.', [[40, '%', 'quality', 'down']]],
    ['For equal memory the relative error is lower by 3x.', [[3, 'x', 'quality', 'down']]],
    [
      'It finds 2x as many bugs as A and 35% more than B.',
      [
        [2, 'x', 'quality', 'up'],
        [35, '%', 'quality', 'up'],
      ],
    ],
    ['The time to first token drops threefold.', [[3, 'x', 'speed', 'down']]],
    ['It starts 75% sooner.', [[75, '%', 'speed', 'down']]],
    ['It repairs a failed node 3x as fast.', [[3, 'x', 'speed', 'up']]],
    ['Raters preferred ours twice as often.', [[2, 'x', 'quality', 'up']]],
  ])('%s', (text, expected) => {
    expect(extractClaims(text).map(short)).toEqual(expected)
  })
})

test.each([
  'We surveyed 400 firms. Exporters grew 12% faster than others.',
  'This survey reviews 140 papers. Tiering to flash saves 10 to 40% of energy.',
  'We build a benchmark. Originally reported gains of 5 to 40% vanish.',
  'We test a model. Halving the width costs another 6.1 points.',
  'We use a map. Emissions fell by 92% in 2020.',
  'We use a map. Losses would fall by a factor of 3 by 2050.',
  'We use a map. Free apps do so 2.4 times more often than paid ones.',
])('no claim: %s', (text) => {
  expect(extractClaims(text)).toEqual([])
})

test('a list repeated with `respectively` takes the readings before it', () => {
  const text =
    'The library yields a 1.6x speedup and a 37% energy reduction, while our unit reaches up to 32x and 90%, respectively.'
  expect(extractClaims(text).map(short)).toEqual([
    [1.6, 'x', 'speed', 'up'],
    [37, '%', 'cost', 'down'],
    [32, 'x', 'speed', 'up'],
    [90, '%', 'cost', 'down'],
  ])
})

test.each([
  ['We gain a up-to 9.6x speedup.', ['up-to']],
  ['We obtain up to 23x and 37x speedup.', ['up-to', 'up-to']],
  ['We obtain up to 1.4x speedup over A and 1.2x speedup over B.', ['up-to', 'up-to']],
  ['We improve on A by about 5x relative to B and by 1.8x relative to C.', ['about', 'exact']],
  ['We gain with an average throughput gain of 2.9%.', ['average']],
  ['It runs with less than 25% communication volume.', ['at-least']],
])('the qualifiers of "%s"', (text, expected) => {
  expect(extractClaims(text).map(({ qualifier }) => qualifier)).toEqual(expected)
})
