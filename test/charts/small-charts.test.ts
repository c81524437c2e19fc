import { expect, test } from 'vitest'
import { coauthorNetwork, regionOverview, topicsOverTime } from '../../src/charts/index.ts'
import { layouts, links, nameOf } from './drawing.ts'
import { sampleAtlas, sampleAuthors, samplePaper, sampleTopic } from './sample.ts'

const options = { id: 's', href: (path: string) => path }

test('a network needs three co-authors', () => {
  const two = sampleAuthors([2])
  expect(coauthorNetwork(two.author, { author: two.find }, options)).toBeUndefined()
  const three = sampleAuthors([3])
  expect(coauthorNetwork(three.author, { author: three.find }, options)?.title).toBe(
    'Person ME wrote 1 paper with 3 co-authors',
  )
})

test('every co-author shown is a link, the others are counted and in the table', () => {
  const { author, find } = sampleAuthors([20, 25])
  const chart = coauthorNetwork(author, { author: find }, options)
  if (!chart) throw new Error('no chart')
  for (const [, svg] of layouts(chart)) {
    expect(links(svg)).toHaveLength(30)
    expect(svg).not.toMatch(/NaN/)
  }
  expect(chart.sentence).toContain('15 more co-authors')
  expect(chart.table.rows).toHaveLength(45)
})

test('people keep apart and within the picture', () => {
  for (const groups of [[3], [12], [4, 5, 6], [1, 1, 1, 9]]) {
    const { author, find } = sampleAuthors(groups)
    const svg = coauthorNetwork(author, { author: find }, options)?.svg.wide ?? ''
    const places = [...svg.matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)"/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    )
    places.forEach(([x, y], i) => {
      expect(x > 0 && x < 860 && y > 0 && y < 400).toBe(true)
      for (const [ox, oy] of places.slice(i + 1)) expect(Math.hypot(x - ox, y - oy)).toBeGreaterThan(9)
    })
  }
})

test('topics over time: every dated paper is counted once, under its primary topic', () => {
  const atlas = sampleAtlas({ papers: 100 })
  const chart = topicsOverTime(atlas, options)
  const dated = atlas.papers.filter((paper) => paper.published).length
  expect(chart.table.rows.reduce((sum, row) => sum + Number(row.cells.at(-1)), 0)).toBe(dated)
  expect(chart.sentence).toContain(`${100 - dated} papers without a date`)
  for (const row of chart.table.rows) {
    const years = row.cells.slice(1, -1).map(Number)
    expect(years.reduce((sum, papers) => sum + papers, 0)).toBe(row.cells.at(-1))
  }
})

test('the topic that grew the most is named with both counts', () => {
  const topics = ['a', 'b'].map((slug) => ({ ...sampleTopic(slug, undefined), title: slug.toUpperCase() }))
  const on = (topic: string, ...dates: string[]) => dates.map((published) => ({ topics: [topic], published }))
  const papers = [
    ...on('a', '2021-03', '2022-01', '2024-12'),
    ...on('b', '2022-05', '2024-02', '2024-03', '2024-04'),
  ]
  const chart = topicsOverTime(
    { papers: papers.map((paper, i) => samplePaper(i, paper)), topics, regions: [] },
    options,
  )
  expect(chart.title).toBe('B grew the most: 3 papers in the newest two years, 1 in the two before')
})

test('the overview holds every topic, with its count in its name', () => {
  const atlas = sampleAtlas({ papers: 50, regions: 12 })
  const chart = regionOverview(atlas, options)
  for (const [, svg] of layouts(chart)) {
    const names = links(svg).map(nameOf)
    for (const topic of atlas.topics)
      expect(names.some((name) => name.startsWith(`${topic.title}, ${topic.primary} paper`))).toBe(true)
  }
  expect(chart.table.rows.reduce((sum, row) => sum + Number(row.cells[2]), 0)).toBe(50)
})

test('without papers each chart says so', () => {
  const nothing = { papers: [], topics: [], regions: [] }
  expect(topicsOverTime(nothing, options).title).toBe('No dated papers yet')
  expect(regionOverview(nothing, options).svg.wide).toContain('No topics yet')
})
