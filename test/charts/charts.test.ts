import { expect, test } from 'vitest'
import {
  type Chart,
  claimPoints,
  claimsBackground,
  claimsChart,
  claimStrip,
  coauthorNetwork,
  landOutline,
  mapChart,
  miniMap,
  regionOverview,
  timeline,
  topicsOverTime,
} from '../../src/charts/index.ts'
import { layouts, links, nameOf, parse, pretty } from './drawing.ts'
import { sampleAtlas, sampleAuthors } from './sample.ts'

const href = (path: string) => `../${path}`
const atlas = sampleAtlas()
const { author, find } = sampleAuthors([4, 3])
const points = claimPoints(atlas)

function strip(): Chart {
  const chart = claimStrip(points.slice(0, 2), claimsBackground(points), { id: 'strip', href })
  if (!chart) throw new Error('no strip')
  return chart
}

function network(): Chart {
  const chart = coauthorNetwork(author, { author: find }, { id: 'network', href })
  if (!chart) throw new Error('no network')
  return chart
}

const charts: [string, Chart][] = [
  ['timeline', timeline(atlas, { id: 'timeline', href })],
  ['claims', claimsChart(atlas, { id: 'claims', href })],
  ['claims-by-topic', claimsChart(atlas, { id: 'claims-by-topic', href, grouping: 'topic' })],
  ['claim-strip', strip()],
  ['topics-over-time', topicsOverTime(atlas, { id: 'topics', href })],
  ['region-overview', regionOverview(atlas, { id: 'overview', href })],
  ['coauthors', network()],
  ['map', mapChart(atlas, { id: 'map', href })],
]

for (const [name, chart] of charts) {
  test(`${name} looks as accepted`, async () => {
    for (const [layout, svg] of layouts(chart))
      await expect(pretty(svg)).toMatchFileSnapshot(`snapshots/${name}-${layout}.svg`)
  })

  test(`${name}: every link has an address from the page and a name, every id is the chart's own`, () => {
    const ids = layouts(chart).flatMap(([, svg]) =>
      [...parse(svg).querySelectorAll('[id]')].map(({ id }) => id),
    )
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => id.startsWith(chart.id))).toBe(true)
    for (const [, svg] of layouts(chart)) {
      expect(links(svg).length).toBeGreaterThan(0)
      for (const link of links(svg)) {
        expect(link.getAttribute('href')).toMatch(/^\.\.\//)
        expect(nameOf(link)).not.toBe('')
      }
    }
  })

  test(`${name}: every mark lies in a link, and there is neither inline style nor script nor colour`, () => {
    for (const [, svg] of layouts(chart)) {
      const root = parse(svg)
      const loose = [...root.querySelectorAll('circle, rect')].filter(
        (mark) => !mark.closest('a, [aria-hidden], .key, .legend, .self'),
      )
      expect(loose.map((mark) => mark.outerHTML)).toEqual([])
      expect(svg).not.toMatch(/style=|<script|#[0-9a-f]{3,6}"|rgb\(/)
    }
  })

  test(`${name} says what it shows, for eyes and ears`, () => {
    expect(chart.title).not.toBe('')
    expect(chart.axes).not.toBe('')
    expect(chart.source).not.toBe('')
    for (const [, svg] of layouts(chart)) expect(parse(svg).getAttribute('aria-label')).toBe(chart.title)
    for (const row of chart.table.rows) expect(row.cells.length).toBe(chart.table.columns.length)
  })
}

test('a small map leads to its place on the large one', async () => {
  const outline = landOutline(atlas.positions.values())
  const svg = miniMap({ x: 0.25, y: 0.5 }, outline, { href, name: 'A paper', hue: 'hue-2' })
  expect(links(svg).map((link) => link.getAttribute('href'))).toEqual(['../map.html?map=0.25,0.5,4'])
  await expect(pretty(svg)).toMatchFileSnapshot('snapshots/mini-map.svg')
})

test('drawing twice gives the same picture', () => {
  expect(mapChart(sampleAtlas(), { id: 'map', href }).svg).toEqual(
    mapChart(sampleAtlas(), { id: 'map', href }).svg,
  )
  const draw = () => coauthorNetwork(author, { author: find }, { id: 'n', href })?.svg
  expect(draw()).toEqual(draw())
})
