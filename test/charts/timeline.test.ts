import { expect, test } from 'vitest'
import { timeline } from '../../src/charts/index.ts'
import { swarm } from '../../src/charts/swarm.ts'
import { layouts, links } from './drawing.ts'
import { sampleAtlas, samplePaper } from './sample.ts'

const options = { id: 't', href: (path: string) => path }
const none = { topics: [], regions: [] }

test('every paper is a mark in both layouts, dated or not', () => {
  const atlas = sampleAtlas({ papers: 90 })
  const chart = timeline(atlas, options)
  for (const [, svg] of layouts(chart)) {
    const slugs = links(svg).flatMap((link) => link.getAttribute('data-slug') ?? [])
    expect(slugs.toSorted()).toEqual(atlas.papers.map((paper) => paper.slug).toSorted())
  }
  expect(chart.table.rows).toHaveLength(90)
})

test('undated papers are counted in the sentence', () => {
  const papers = [samplePaper(1, { published: '2024-05-02' }), samplePaper(2), samplePaper(3)]
  expect(timeline({ papers, ...none }, options).sentence).toContain('2 papers have no known date')
})

test('a date known only to the month or the year is drawn as such', () => {
  const papers = ['2024-05-02', '2024-05', '2024', undefined].map((published, i) =>
    samplePaper(i, { published }),
  )
  for (const [, svg] of layouts(timeline({ papers, ...none }, options)))
    expect(
      links(svg)
        .map((link) => link.getAttribute('class'))
        .toSorted(),
    ).toEqual(['mark day', 'mark month', 'mark undated', 'mark year'])
})

test('the title names the years with the most papers, or what there is', () => {
  const on = (...dates: (string | undefined)[]) =>
    timeline({ papers: dates.map((published, i) => samplePaper(i, { published })), ...none }, options).title
  expect(on()).toBe('No papers yet')
  expect(on(undefined)).toBe('None of these papers has a known date')
  expect(on('2024-05')).toBe('One dated paper, from May 2024')
  expect(on('2024-05', '2024-06')).toBe('All 2 dated papers are from 2024')
  expect(on('2023', '2024-06', '2024')).toBe('2024 brought the most papers: 2 of 3 dated ones')
  expect(on('2023', '2024')).toBe('2023 and 2024 brought the most papers each: 1 of 2 dated ones')
})

test('papers of one day stand on each other without overlap', () => {
  const dots = swarm(
    Array.from({ length: 200 }, (_, i) => i),
    () => 50,
    3,
    'above',
  )
  const offsets = dots.map((dot) => dot.offset).sort((a, b) => a - b)
  for (const [i, offset] of offsets.entries()) expect(offset - (offsets[i - 1] ?? -6)).toBeGreaterThan(5.999)
})

test('a swarm on both sides keeps every pair apart and every x in place', () => {
  const xs = Array.from({ length: 120 }, (_, i) => ((i * 37) % 100) + i / 200)
  for (const side of ['above', 'both'] as const) {
    const dots = swarm(xs, (x) => x, 4, side)
    dots.forEach((a, i) => {
      expect(a.x).toBe(a.item)
      for (const b of dots.slice(i + 1))
        expect(Math.hypot(a.x - b.x, a.offset - b.offset)).toBeGreaterThan(7.999)
    })
  }
})

test('ten thousand papers become columns that lead to their years', () => {
  const chart = timeline(sampleAtlas({ papers: 10_000 }), options)
  for (const [, svg] of layouts(chart)) {
    expect(svg.length).toBeLessThan(200_000)
    expect(links(svg).some((link) => link.getAttribute('href') === 'years/2024.html')).toBe(true)
  }
  expect(chart.table.rows).toHaveLength(10_000)
})

test('twelve regions, no regions and very long names all find their place', () => {
  for (const regions of [0, 12]) {
    const atlas = sampleAtlas({ regions, papers: 40 })
    for (const region of atlas.regions) region.title = 'An extraordinarily long name of a region '.repeat(4)
    const chart = timeline(atlas, options)
    expect(links(chart.svg.wide).filter((link) => link.hasAttribute('data-slug'))).toHaveLength(40)
  }
})
