import { expect, test } from 'vitest'
import { claimPoints, claimsBackground, claimsChart, claimStrip } from '../../src/charts/index.ts'
import { claimLanes, factorScale, factorTicks } from '../../src/charts/claims/lanes.ts'
import { labelLargest, layoutLanes } from '../../src/charts/claims/layout.ts'
import { overlap } from '../../src/charts/labels.ts'
import type { Claim } from '../../src/model/claim.ts'
import { layouts, links, nameOf } from './drawing.ts'
import { sampleAtlas, sampleClaim, samplePaper } from './sample.ts'

const options = { id: 'c', href: (path: string) => path }

function atlasWith(...claims: Partial<Claim>[]) {
  const base = { qualifier: 'exact', category: 'speed', low: null } as const
  const made = claims.map((claim) => sampleClaim(() => 0.5, { ...base, ...claim }))
  return { papers: [samplePaper(1, { title: 'Quick: a paper', claims: made })], topics: [], regions: [] }
}

test('every claim with a factor is a mark in both layouts and a row of the table', () => {
  const atlas = sampleAtlas({ papers: 120 })
  const keys = claimPoints(atlas).map((point) => point.key)
  const chart = claimsChart(atlas, options)
  for (const [, svg] of layouts(chart)) {
    const drawn = links(svg).flatMap((link) => link.getAttribute('data-claim') ?? [])
    expect(drawn.toSorted()).toEqual(keys.toSorted())
  }
  expect(chart.table.rows).toHaveLength(keys.length)
})

test('claims without a factor are counted, not dropped in silence', () => {
  const chart = claimsChart(atlasWith({ factor: 2 }, { category: 'quality', factor: null }), options)
  expect(chart.sentence).toContain('1 claim without a factor')
})

test('a mark leads to its claim and tells qualifier, category and baseline', () => {
  const [link] = links(
    claimsChart(atlasWith({ factor: 22, qualifier: 'up-to', baseline: 'vLLM' }), options).svg.wide,
  )
  expect(link?.getAttribute('href')).toBe('papers/paper-1.html#claim-1')
  expect(link && nameOf(link)).toBe('22× Quick: a paper (speed, up to, against vLLM)')
})

test('qualifiers are told apart by shape or class', () => {
  const atlas = atlasWith(
    { factor: 2, qualifier: 'up-to' },
    { factor: 3, qualifier: 'at-least' },
    { factor: 8, value: 8, qualifier: 'range', low: 4 },
  )
  const [range, least, upTo] = links(claimsChart(atlas, options).svg.wide)
    .filter((link) => link.hasAttribute('data-claim'))
    .sort((a, b) => Number(/\d+/.exec(nameOf(b))?.[0]) - Number(/\d+/.exec(nameOf(a))?.[0]))
  expect(range?.querySelector('line')).toBeTruthy()
  expect(least?.querySelector('path')).toBeTruthy()
  expect(upTo?.classList.contains('up-to')).toBe(true)
})

test("a range's low end is converted as its high end was", () => {
  const low = (claim: Partial<Claim>) => claimPoints(atlasWith({ qualifier: 'range', ...claim }))[0]?.low
  expect(low({ unit: 'x', value: 7, factor: 7, low: 1.5 })).toBe(1.5)
  expect(low({ unit: '%', value: 53, factor: 2.128, low: 33, direction: 'down' })).toBeCloseTo(1.4925, 3)
  expect(low({ unit: '%', value: 51, factor: 1.51, low: 5 })).toBeCloseTo(1.05)
  expect(low({ unit: 'x', value: 7, factor: 123, low: 1.5 })).toBeUndefined()
})

test('labels touch neither each other nor a mark, in both layouts', () => {
  for (const papers of [30, 120, 400])
    for (const right of [842, 342]) {
      const lanes = claimLanes(claimPoints(sampleAtlas({ papers })), 'category')
      const left = right === 842 ? 178 : 16
      const x = factorScale(lanes[0]?.points[0]?.factor ?? 10, [left, right])
      const rows = layoutLanes(lanes, { x, radius: 4.2, top: 20, least: () => 34, gap: 27 })
      const bottom = rows.at(-1)?.bottom ?? 0
      const labels = labelLargest(
        rows,
        { x: left - 8, y: 20, width: right + 18 - left, height: bottom },
        { limit: 30 },
      )
      expect(labels.length).toBeGreaterThan(3)
      const dots = rows.flatMap((row) =>
        row.marks.map(({ place: { cx, cy, r } }) => ({ x: cx - r, y: cy - r, width: 2 * r, height: 2 * r })),
      )
      labels.forEach(({ box }, i) => {
        expect(labels.slice(i + 1).filter((other) => overlap(box, other.box))).toEqual([])
        expect(dots.filter((dot) => overlap(box, dot))).toEqual([])
      })
    }
})

test('the largest claim is labelled', () => {
  for (const factor of [2, 3, 12_500, 100_000]) {
    const chart = claimsChart(atlasWith({ factor }, { factor: 1.2 }, { factor: 1 }), options)
    for (const [, svg] of layouts(chart)) expect(svg).toContain(`>${factor.toLocaleString('en-US')}× Quick<`)
  }
})

test('ticks of the axis keep apart from 10× to 100,000×', () => {
  for (const largest of [1, 9, 1000, 100_000])
    for (const width of [330, 650]) {
      const ticks = factorTicks(factorScale(largest, [0, width]))
      expect(ticks[0]?.label).toBe('1×')
      ticks.forEach((tick, i) => {
        const next = ticks[i + 1]
        if (next) expect(next.at - tick.at).toBeGreaterThan(12)
      })
    }
})

test('without a claim the chart says so', () => {
  const chart = claimsChart({ papers: [samplePaper(1)], topics: [], regions: [] }, options)
  expect(chart.title).toBe('No measured factors yet')
  expect(chart.svg.wide).toContain('No measured factors yet')
})

test('thousands of claims become bars that lead to the table, with the largest still as marks', () => {
  const chart = claimsChart(sampleAtlas({ papers: 10_000 }), options)
  for (const [, svg] of layouts(chart)) {
    expect(svg.length).toBeLessThan(60_000)
    expect(links(svg).some((link) => link.getAttribute('href') === '#c-table')).toBe(true)
    expect(links(svg).some((link) => link.hasAttribute('data-claim'))).toBe(true)
  }
})

test("a paper's strip tells its place among all, and is small and quick enough for ten thousand pages", () => {
  const points = claimPoints(sampleAtlas({ papers: 10_000 }))
  const background = claimsBackground(points)
  // Processor time: the wall's clock also counts what else the machine does.
  const started = process.cpuUsage()
  for (let i = 0; i < 200; i++) claimStrip(points.slice(i, i + 3), background, options)
  const { user } = process.cpuUsage(started)
  expect(user / 1000 / 200).toBeLessThan(3)
  const chart = claimStrip(points.slice(-1), background, options)
  expect(chart?.title).toMatch(/larger than 0% of [\d,]+ \w+ claims/)
  expect(chart?.svg.wide.length).toBeLessThan(6000)
  expect(claimStrip([], background, options)).toBeUndefined()
})
