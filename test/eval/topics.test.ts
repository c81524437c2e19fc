import { expect, test } from 'vitest'
import { evaluateMap } from '../../src/eval/map.ts'
import { evaluateTopics } from '../../src/eval/topics.ts'
import { ecology, fieldPapers } from '../topics/field.ts'

test('topics that are right count as right, others are listed', () => {
  const labels = [
    { title: 'Wild bees and *orchard* yield', topics: ['pollination'] },
    { title: 'NIGHT POLLINATORS', topics: ['forests'] },
    { title: 'A paper that is not there', topics: ['rivers'] },
  ]
  const { figures, errors } = evaluateTopics(labels, fieldPapers, ecology)
  expect(figures).toMatchObject({ papers: 2, primary: 0.5, precision: 0.5, recall: 0.5, f1: 0.5 })
  expect(figures.missing).toEqual(['A paper that is not there'])
  expect(errors).toEqual([
    { title: 'NIGHT POLLINATORS', expected: ['forests'], found: ['pollination'], primary: true },
  ])
})

test('a map of separate groups scores high, a shuffled one low', () => {
  const papers = Array.from({ length: 60 }, (_, index) => ({
    slug: `p${index}`,
    title: `subject${index % 3} detail${index % 5}`,
    abstract: `subject${index % 3} more${index % 3} detail${index % 7}`,
    topics: [`t${index % 3}`],
  }))
  const grouped = new Map(papers.map(({ slug }, i) => [slug, { x: 0.2 + 0.3 * (i % 3) + i / 1000, y: 0.5 }]))
  const mixed = new Map(papers.map(({ slug }, i) => [slug, { x: 0.2 + i / 100, y: 0.5 }]))
  const [good, bad] = [evaluateMap(papers, grouped), evaluateMap(papers, mixed)]
  expect(good.figures.sameTopic).toBe(1)
  expect(good.errors).toEqual([])
  expect(bad.figures.sameTopic).toBeLessThan(0.5)
  expect(good.figures.trustworthiness).toBeGreaterThan(bad.figures.trustworthiness)
  expect(good.figures.closest).toBeCloseTo(0.003, 6)
})
