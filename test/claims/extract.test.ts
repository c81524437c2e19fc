import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainClaims } from '../../src/claims/explain.ts'
import { extractClaims } from '../../src/claims/index.ts'
import { claimSchema, type Claim } from '../../src/model/claim.ts'
import { sentences, type Expected } from './sentences.ts'
import { snippets } from './snippets.ts'

function fields({ value, low, unit, category, direction, factor }: Claim): Expected {
  return [low === null ? value : [low, value], unit, category, direction, factor]
}

describe('sentences of many fields', () => {
  test.each(sentences)('%s: %s', (_field, text, expected) => {
    expect(extractClaims(text).map(fields)).toEqual(expected)
  })
})

describe('snippets', () => {
  test.each(snippets)('%s', (text, expected) => {
    expect(extractClaims(text).map(fields)).toEqual(expected)
  })
})

test('every claim is exactly what stands in the text, and fits the schema', () => {
  for (const [, text] of sentences)
    for (const claim of extractClaims(text)) {
      expect(text.slice(claim.start, claim.end)).toBe(claim.quote)
      expect(claimSchema.parse(claim)).toEqual(claim)
    }
})

test('offsets count UTF-16 units of the raw text', () => {
  const text = '🚀 We propose 𝕏-Run. It is $3\\times$ faster than théirs.'
  const [claim] = extractClaims(text)
  expect(claim).toMatchObject({ value: 3, unit: 'x', category: 'speed' })
  expect(text.slice(claim?.start, claim?.end)).toBe(claim?.quote)
})

test.each([
  ['It is up to 3x faster.', 'up-to'],
  ['It is at least 3x faster.', 'at-least'],
  ['It is about 3x faster.', 'about'],
  ['It is 3x faster on average.', 'average'],
  ['It is 2-3x faster.', 'range'],
  ['It is 3x faster.', 'exact'],
])('the qualifier of "%s" is %s', (text, qualifier) => {
  expect(extractClaims(text).map((claim) => claim.qualifier)).toEqual([qualifier])
})

test.each([
  ['We are 3x faster than the state of the art.', 'state of the art'],
  ['Compared with FIFO, we cut latency by 3x.', 'FIFO'],
  ['We outperform BERT and XLNet by 3.2 points on GLUE.', 'BERT'],
  ['We achieve a 2x speedup over vLLM on long prompts.', 'vLLM'],
  ['We cut latency by 3x.', null],
])('the baseline of "%s"', (text, baseline) => {
  const found = extractClaims(text).map((claim) => claim.baseline)
  expect(found).toHaveLength(1)
  if (baseline === null) expect(found[0]).toBeNull()
  else expect(found[0]).toContain(baseline)
})

test('background and others are told from the authors', () => {
  const text =
    'Caching gives 10x speedups in theory. Existing caches waste memory. We present Larder, a cache. ' +
    'Larder raises the hit rate by 12%. Prior systems reduce latency by 5x.'
  expect(extractClaims(text).map(({ value }) => value)).toEqual([12])
})

test('words that JavaScript objects know are plain words', () => {
  const text =
    'The constructor and its toString valueOf 3 constructor make __proto__ as constructor 3x faster than hasOwnProperty.'
  expect(extractClaims(text).map(({ value, unit }) => [value, unit])).toEqual([[3, 'x']])
})

test('a later sentence may raise the number of a claim', () => {
  const claims = extractClaims(
    'We improve throughput by 23%. This number can be pushed to 31% with more memory.',
  )
  expect(claims.map(fields)).toEqual([
    [23, '%', 'speed', 'up', 1.23],
    [31, '%', 'speed', 'up', 1.31],
  ])
})

test('levels that spell out a claim make no second one', () => {
  expect(extractClaims('We cut storage by 35x, from 240 MB to 6.9 MB.').map(({ value }) => value)).toEqual([
    35,
  ])
})

test('an explanation names every stage', () => {
  const lines = explainClaims('We cut latency by up to 3x.').join('\n')
  for (const word of ['quantity', 'reading', 'changed-by', 'meaning', 'verdict', 'claim'])
    expect(lines).toContain(word)
})

test('the same text gives the same claims, and no text makes it fail', () => {
  const words = [
    '3x',
    '30%',
    'up to',
    'faster',
    'than',
    'from',
    'to',
    '(',
    ')',
    ',',
    'and',
    'latency',
    'We',
    '.',
    'by',
    'reduces',
    '$',
    '1.5',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 5 })), {
        maxLength: 60,
      }),
      (parts) => {
        const text = parts.join(' ')
        const claims = extractClaims(text)
        expect(extractClaims(text)).toEqual(claims)
        for (const claim of claims) {
          expect(text.slice(claim.start, claim.end)).toBe(claim.quote)
          expect(claimSchema.safeParse(claim).success).toBe(true)
          expect(claim.factor === null || claim.factor >= 1).toBe(true)
        }
      },
    ),
  )
})
