import { expect, test } from 'vitest'
import type { Claim } from '../../src/model/claim.ts'
import { claimMarks } from '../../src/model/marks.ts'

function claimOn(abstract: string, quote: string): Claim {
  const start = abstract.indexOf(quote)
  const rest = { value: 2, low: null, unit: 'x', category: 'speed', direction: 'up', factor: 2 } as const
  return { quote, start, end: start + quote.length, ...rest, qualifier: 'exact', baseline: null }
}

function shown(abstract: string, ...quotes: string[]): string[][] {
  const paragraphs = claimMarks(
    abstract,
    quotes.map((quote) => claimOn(abstract, quote)),
  )
  return paragraphs.map((stretches) =>
    stretches.map(({ parts, claim }) => {
      const text = parts.map(({ value }) => value).join('')
      return claim === undefined ? text : `[${claim}:${text}]`
    }),
  )
}

test('an abstract is cut at its quotes, and mended signs stay in them', () => {
  expect(shown('It is 2times faster than before.', '2times faster')).toEqual([
    ['It is ', '[0:2× faster]', ' than before.'],
  ])
})

test('quotes that overlap are each marked once', () => {
  expect(shown('up to 16x on A and 11x on B', 'up to 16x on A and 11x', '11x on B')).toEqual([
    ['[0:up to 16x on A and 11x]', '[1: on B]'],
  ])
})

test('a formula that a quote cuts stays whole', () => {
  expect(shown('a $2\\times$ gain', '2\\times$ gain')).toEqual([['a 2\\times', '[0: gain]']])
})

test('blank lines make paragraphs', () => {
  expect(shown('One.\n\nTwo is 3x.', '3x')).toEqual([['One.'], ['Two is ', '[0:3x]', '.']])
})

test('an empty abstract has no paragraph', () => {
  expect(shown(' \n ')).toEqual([])
})
