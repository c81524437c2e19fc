import { expect, test } from 'vitest'
import type { Claim } from '../../src/model/claim.ts'
import { claimMarks } from '../../src/model/marks.ts'

function claimOn(abstract: string, quote: string): Claim {
  const start = abstract.indexOf(quote)
  const rest = { value: 2, low: null, unit: 'x', category: 'speed', direction: 'up', factor: 2 } as const
  return { quote, start, end: start + quote.length, ...rest, qualifier: 'exact', baseline: null }
}

/** Stretches with their claims: `[0:…]`, and `>` before a claim that begins there. */
function shown(abstract: string, ...quotes: string[]): string[][] {
  const claims = quotes.map((quote) => claimOn(abstract, quote))
  return claimMarks(abstract, claims).map((stretches) =>
    stretches.map(({ parts, claims: own, begins }) => {
      const text = parts.map(({ value }) => value).join('')
      const names = own.map((claim) => `${begins.includes(claim) ? '>' : ''}${claim}`)
      return own.length === 0 ? text : `[${names.join(' ')}:${text}]`
    }),
  )
}

test('an abstract is cut at its quotes, and mended signs stay in them', () => {
  expect(shown('It is 2times faster than before.', '2times faster')).toEqual([
    ['It is ', '[>0:2× faster]', ' than before.'],
  ])
})

test('quotes may overlap, and each begins once', () => {
  expect(shown('up to 16x on A and 11x on B', '16x on A and 11x', '11x on B')).toEqual([
    ['up to ', '[>0:16x on A and ]', '[>1 0:11x]', '[1: on B]'],
  ])
})

test('a quote within another is found at its own place', () => {
  expect(shown('by 3x and 4x more', 'by 3x and 4x', '4x')).toEqual([
    ['[>0:by 3x and ]', '[>1 0:4x]', ' more'],
  ])
})

test('two claims on the same words begin together', () => {
  expect(shown('it is 3x better', '3x better', '3x better')).toEqual([['it is ', '[>0 >1:3x better]']])
})

test('a formula that a quote cuts stays whole', () => {
  expect(shown('a $2\\times$ gain', '2\\times$ gain')).toEqual([['a ', '[>0:2\\times gain]']])
})

test('blank lines make paragraphs', () => {
  expect(shown('One.\n\nTwo is 3x.', '3x')).toEqual([['One.'], ['Two is ', '[>0:3x]', '.']])
})

test('an empty abstract has no paragraph', () => {
  expect(shown(' \n ')).toEqual([])
})
