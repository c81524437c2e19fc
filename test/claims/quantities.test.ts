import { describe, expect, test } from 'vitest'
import { findQuantities } from '../../src/claims/quantities.ts'
import { tokenize } from '../../src/claims/tokens.ts'

function read(text: string): string[] {
  return findQuantities(tokenize(text))
    .filter(({ inert }) => !inert)
    .map(({ low, value, unit }) => `${low === null ? '' : `${low}..`}${value} ${unit}`)
}

describe('one quantity', () => {
  test.each([
    ['1.91x', '1.91 x'],
    ['2×', '2 x'],
    ['$2\\times$', '2 x'],
    ['22times', '22 x'],
    ['2.76 times', '2.76 x'],
    ['×3', '3 x'],
    ['times~5.1', '5.1 x'],
    ['3.18-fold', '3.18 x'],
    ['twofold', '2 x'],
    ['ten-fold', '10 x'],
    ['three times', '3 x'],
    ['twice', '2 x'],
    ['halves', '2 x'],
    ['a factor of 18', '18 x'],
    ['a factor of twenty', '20 x'],
    ['a factor 3', '3 x'],
    ['a factor of >50', '50 x'],
    ['factors of 2 to 7', '2..7 x'],
    ['two orders of magnitude', '2 orders'],
    ['an order-of-magnitude', '1 orders'],
    ['orders of magnitude', '2 orders'],
    ['three to four orders of magnitude', '3..4 orders'],
    ['37%', '37 %'],
    ['37\\%', '37 %'],
    ['28.6 percent', '28.6 %'],
    ['9 percentage points', '9 pp'],
    ['20.1 points', '20.1 pp'],
    ['2.3-point', '2.3 pp'],
    ['2.3 BLEU', '2.3 pp'],
    ['1.2 F1 points', '1.2 pp'],
    ['15+ spBLEU', '15 pp'],
    ['a third', '3 share'],
    ['one-fifth', '5 share'],
    ['1/10', '10 share'],
    ['1,200x', '1200 x'],
    ['2-4times', '2..4 x'],
    ['1.4-11.2x', '1.4..11.2 x'],
    ['4.7 sim 71.3times', '4.7..71.3 x'],
    ['5x-8x', '5..8 x'],
    ['5% to 51%', '5..51 %'],
    ['32.2% to 10x', '1.322..10 x'],
    ['between 1.6x and 3.9x', '1.6..3.9 x'],
    ['from 57.50% to 71.25%', '57.5..71.25 %'],
    ['2x to more than 1000x', '2..1000 x'],
    ['26.7 to 20.2 hours', '26.7..20.2 absolute'],
    ['from 580 ms to 52 us', '580000..52 absolute'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

test.each([
  '16x16 tiles',
  '7B parameters',
  '3.0x/2yrs',
  'GPT-4',
  'an 8-bit integer',
  'the 28-day mortality',
  '95%ile',
])('%s is no quantity', (text) => {
  expect(read(text).filter((quantity) => !quantity.endsWith('none'))).toEqual([])
})

test('several quantities keep their places', () => {
  const text = 'speedups of 2.1, 3.4 and 5.6x over A'
  const tokens = tokenize(text)
  const places = findQuantities(tokens).map(({ first, last }) =>
    text.slice(tokens[first]?.start, tokens[last]?.end),
  )
  expect(places).toEqual(['2.1', '3.4', '5.6x'])
})
