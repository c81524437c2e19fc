import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readContent } from '../../src/atlas/read.ts'
import { evaluateMap } from '../../src/eval/map.ts'
import { formatTopics } from '../../src/eval/report.ts'
import { evaluateTopics, type TopicLabel } from '../../src/eval/topics.ts'
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

test('a label with an abstract is a paper of its own, scored among the others', () => {
  const guest = {
    title: 'Honey',
    abstract: 'Bees carry pollen from flower to flower.',
    topics: ['pollination'],
  }
  const result = evaluateTopics([guest], fieldPapers, ecology)
  expect(result.figures).toMatchObject({ papers: 1, primary: 1, missing: [] })
  expect(formatTopics(result, { guests: result }).join('\n')).toMatch(
    /guests +1 labelled papers: primary 100\.0%/,
  )
})

const lastFigures = JSON.parse(readFileSync('test/gold/figures.json', 'utf8')) as {
  topics: Record<string, { primary: number; f1: number }>
}

// One paper of the small sets is more than a hundredth of them.
test.each([
  ['dev', 'test/gold/topics-dev.json', 0.01],
  ['own', 'test/gold/topics-own.json', 0.02],
  ['invented', 'test/topics/abstracts.json', 0.02],
])('topics are as good on the labels "%s" as in the last release', (set, file, slack) => {
  const labels = JSON.parse(readFileSync(file, 'utf8')) as TopicLabel[]
  const { papers, topics } = readContent('content')
  const { figures } = evaluateTopics(labels, papers, topics)
  const last = lastFigures.topics[set]
  expect(figures.missing).toEqual([])
  expect(figures.primary).toBeGreaterThanOrEqual((last?.primary ?? 1) - slack)
  expect(figures.f1).toBeGreaterThanOrEqual((last?.f1 ?? 1) - slack)
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
