import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readContent } from '../../src/atlas/read.ts'
import { evaluateClaims, type ClaimLabel, type PaperClaims } from '../../src/eval/claims.ts'
import { formatClaims } from '../../src/eval/report.ts'
import type { Claim } from '../../src/model/claim.ts'

const abstract = 'We cut latency by 3x. We gain 5 points of accuracy.'
const faster: ClaimLabel = {
  quote: 'cut latency by 3x',
  value: 3,
  low: null,
  unit: 'x',
  category: 'speed',
  direction: 'down',
  factor: 3,
  qualifier: 'exact',
  baseline: null,
}
const better: ClaimLabel = {
  ...faster,
  quote: 'gain 5 points',
  value: 5,
  unit: 'pp',
  category: 'quality',
  direction: 'up',
  factor: null,
}

function found(label: ClaimLabel, change: Partial<Claim> = {}): Claim {
  const start = abstract.indexOf(label.quote)
  return { ...label, start, end: start + label.quote.length, ...change }
}

function evaluate(labels: ClaimLabel[], claims: Claim[]) {
  return evaluateClaims(
    [{ title: 'A Paper', claims: labels }],
    [{ title: '*a* paper', abstract }],
    () => claims,
  )
}

describe('matching', () => {
  test.each<[string, ClaimLabel, Partial<Claim>, number]>([
    ['the same', faster, {}, 1],
    ['a value within half a percent', faster, { value: 3.01 }, 1],
    ['a value beyond', faster, { value: 3.1 }, 0],
    ['points for percent', better, { unit: '%' }, 1],
    ['another unit', faster, { unit: '%' }, 0],
    ['another category', faster, { category: 'cost' }, 0],
    ['an end of the range', { ...faster, low: 2, value: 3 }, { value: 2, low: null }, 1],
    ['another direction, which is counted apart', faster, { direction: 'up' }, 1],
  ])('%s', (_name, label, change, hits) => {
    expect(evaluate([label], [found(label, change)]).figures.hits).toBe(hits)
  })

  test('a label counts once', () => {
    const { figures, errors } = evaluate([faster], [found(faster), found(faster)])
    expect(figures).toMatchObject({ hits: 1, found: 2, labels: 1, precision: 0.5, recall: 1 })
    expect(errors.map(({ kind }) => kind)).toEqual(['extra'])
  })
})

test('figures, errors and their sentences', () => {
  const { figures, errors } = evaluate([faster, better], [found(faster, { direction: 'up', factor: 1.5 })])
  expect(figures).toMatchObject({
    papers: 1,
    missing: [],
    precision: 1,
    recall: 0.5,
    direction: 0,
    factor: 0,
  })
  expect(figures.f1).toBeCloseTo(2 / 3)
  expect(figures.categories).toMatchObject({ speed: { f1: 1 }, quality: { recall: 0 } })
  expect(errors.map(({ kind, context }) => [kind, context])).toEqual([
    ['missed', 'We gain 5 points of accuracy.'],
    ['direction', 'We cut latency by 3x.'],
    ['factor', 'We cut latency by 3x.'],
  ])
  expect(formatClaims({ figures, errors }).join('\n')).toContain('missed: A Paper')
})

test('a paper that is not there is named and does not count', () => {
  const { figures } = evaluateClaims([{ title: 'Gone', claims: [faster] }], [], () => [])
  expect(figures).toMatchObject({ papers: 0, missing: ['Gone'], labels: 0 })
})

test('a text that brings its own abstract needs no paper', () => {
  const { figures } = evaluateClaims([{ title: 'A text', abstract, claims: [faster, better] }], [])
  expect(figures).toMatchObject({ papers: 1, missing: [], hits: 2 })
})

type Figures = Record<'f1' | 'precision' | 'direction' | 'factor', number>
const lastFigures = JSON.parse(readFileSync('test/gold/figures.json', 'utf8')) as {
  claims: Record<string, Figures>
}

test.each([
  ['dev', 'test/gold/claims-dev.json'],
  ['own', 'test/gold/claims-own.json'],
  ['invented', 'test/claims/abstracts.json'],
  ['phrasings', 'test/claims/phrasings.json'],
])('claims are as good on the labels "%s" as in the last release', (set, file) => {
  const labels = JSON.parse(readFileSync(file, 'utf8')) as PaperClaims[]
  const { figures } = evaluateClaims(labels, readContent('content').papers)
  const last = lastFigures.claims[set]
  expect(figures.missing).toEqual([])
  expect(figures.f1).toBeGreaterThanOrEqual((last?.f1 ?? 1) - 0.01)
  expect(figures.precision).toBeGreaterThanOrEqual((last?.precision ?? 1) - 0.02)
  expect(figures.direction).toBeGreaterThanOrEqual((last?.direction ?? 1) - 0.02)
  expect(figures.factor).toBeGreaterThanOrEqual((last?.factor ?? 1) - 0.02)
})
