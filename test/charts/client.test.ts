import { expect, test } from 'vitest'
import { meets, parseWanted, wantedAddress } from '../../src/charts/client/filters.ts'
import { dataPoints, indexPoints } from '../../src/charts/client/map-points.ts'
import { pointsInView } from '../../src/charts/client/map-list.ts'
import { paperNames, visibleNames } from '../../src/charts/client/map-names.ts'
import { shownAt, viewOf, zoomTo } from '../../src/charts/client/map-view.ts'
import { laneCounts } from '../../src/charts/client/lane-counts.ts'
import { binDates } from '../../src/charts/client/span-bins.ts'
import {
  daysOf,
  inSpan,
  parseSpan,
  spanAddress,
  spanName,
  spanOf,
  unitOf,
} from '../../src/charts/client/span.ts'
import { spanBetween, stepSpan } from '../../src/charts/client/span-brush.ts'
import { fillBins } from '../../src/charts/client/lane-bins.ts'
import { claimPoints, claimsChart, mapData } from '../../src/charts/index.ts'
import { overlap } from '../../src/charts/labels.ts'
import { parse } from './drawing.ts'
import { sampleAtlas } from './sample.ts'

const day = (date: string) => Date.parse(date) / 86_400_000
const span = (from: string, to: string) => ({ from: day(from), to: day(to) })
const picture = { width: 960, height: 600, margin: 58, kept: [] }

test('a date is in a span when it may lie in it', () => {
  const spring = span('2024-03-01', '2024-05-31')
  expect(['2024-03-31', '2024-05', '2024'].every((date) => inSpan(date, spring))).toBe(true)
  expect(['2024-02-29', '2024-06', '2023', '', undefined].some((date) => inSpan(date, spring))).toBe(false)
  expect(inSpan(undefined, undefined)).toBe(true)
  const week = span('2024-03-04', '2024-03-10')
  expect(['2024-03-04', '2024-03-10', '2024-03', '2024'].every((date) => inSpan(date, week))).toBe(true)
  expect(['2024-03-03', '2024-03-11', '2024-04'].some((date) => inSpan(date, week))).toBe(false)
})

test('a span survives its address, in months or in days, and nonsense is no span', () => {
  const months = span('2024-03-01', '2025-05-31')
  expect(spanAddress(months)).toBe('span=2024-03..2025-05')
  expect(parseSpan(`#${spanAddress(months)}`)).toEqual(months)
  expect(spanName(months)).toBe('March 2024 to May 2025')
  const days = span('2024-03-05', '2024-03-31')
  expect(spanAddress(days)).toBe('span=2024-03-05..2024-03-31')
  expect(parseSpan(`#${spanAddress(days)}`)).toEqual(days)
  expect(spanName(days)).toBe('5 March 2024 to 31 March 2024')
  expect(spanName(span('2024-02-01', '2024-02-29'))).toBe('February 2024')
  for (const bad of [
    '#span=2025-01..2024-01',
    '#span=x',
    '#span=2024-13..2024-14',
    '#span=2024-02-31..2024-03',
  ])
    expect(parseSpan(bad)).toBeUndefined()
})

test('dates are counted in months, in a short span in weeks, and tell how finely one can choose', () => {
  const dates = ['2022-03-01', '2024-03-01', '2024-03', '2024-05-09', '']
  const all = spanOf(dates) ?? span('1970-01-01', '1970-01-31')
  expect(all).toEqual(span('2022-03-01', '2024-05-31'))
  expect(
    binDates(
      dates.map((date) => [date, 2] as const),
      all,
    ),
  ).toEqual([
    { ...span('2022-03-01', '2022-03-31'), papers: 2 },
    { ...span('2024-03-01', '2024-03-31'), papers: 4 },
    { ...span('2024-05-01', '2024-05-31'), papers: 2 },
  ])
  expect(binDates([['2024-03-09', 1]], span('2024-03-01', '2024-05-31'))).toEqual([
    { ...span('2024-03-08', '2024-03-14'), papers: 1 },
  ])
  expect(daysOf('2024')).toEqual(span('2024-01-01', '2024-12-31'))
  expect(spanOf(['', 'x'])).toBeUndefined()
  expect([unitOf(['2024', '2024-03']), unitOf(['2024', '2024-03-01'])]).toEqual(['month', 'day'])
})

test('keys move one end of the span, within the other end and the whole', () => {
  const all = span('2024-01-01', '2026-12-31')
  const some = span('2024-03-01', '2024-06-30')
  const step = (end: 'from' | 'to', key: string, isFine = false) =>
    stepSpan(some, { end, key, isFine, unit: 'day' }, all)
  expect(step('from', 'ArrowRight')).toEqual(span('2024-04-01', '2024-06-30'))
  expect(step('from', 'ArrowRight', true)).toEqual(span('2024-03-02', '2024-06-30'))
  expect(step('to', 'ArrowLeft', true)).toEqual(span('2024-03-01', '2024-06-29'))
  expect(step('to', 'ArrowRight')).toEqual(span('2024-03-01', '2024-07-31'))
  expect(step('from', 'PageUp')).toEqual(span('2024-06-30', '2024-06-30'))
  expect(step('to', 'End')).toEqual(span('2024-03-01', '2026-12-31'))
  expect(step('from', 'Home')).toEqual(span('2024-01-01', '2024-06-30'))
  expect(step('from', 'x')).toBeUndefined()
})

test('a brush takes whole days, or whole months where dates have no days, and at least one', () => {
  const all = span('2024-01-01', '2026-12-31')
  const between = (from: string, to: string, unit: 'day' | 'month') =>
    spanBetween(day(from) + 0.2, day(to) + 0.9, all, unit)
  expect(between('2024-03-05', '2024-05-20', 'day')).toEqual(span('2024-03-05', '2024-05-20'))
  expect(spanBetween(day('2024-03-05') + 0.1, day('2024-03-05') + 0.2, all, 'day')).toEqual(
    span('2024-03-05', '2024-03-05'),
  )
  expect(between('2024-03-05', '2024-05-20', 'month')).toEqual(span('2024-03-01', '2024-05-31'))
  expect(between('2024-03-28', '2024-06-03', 'month')).toEqual(span('2024-04-01', '2024-05-31'))
  expect(between('2024-03-28', '2024-03-29', 'month')).toEqual(span('2024-03-01', '2024-03-31'))
})

test('lanes count the claims with a factor by category and by primary topic', () => {
  const lanes = laneCounts([
    { category: 'speed', topics: 'agents speech', factor: '2' },
    { category: 'speed', topics: 'speech', factor: '0' },
    { category: 'quality', topics: 'agents', factor: '3' },
    { category: 'memory', topics: '' },
  ])
  expect([...lanes].sort()).toEqual([
    ['category memory', 1],
    ['category speed', 1],
    ['topic ', 1],
    ['topic agents', 1],
  ])
})

test('filters ask all of an element, and one of a list', () => {
  const facts = { category: 'speed', topics: 'agents llm-serving', year: '2024' }
  expect(meets(facts, {})).toBe(true)
  expect(meets(facts, { category: 'speed', topic: 'llm-serving' })).toBe(true)
  expect(meets(facts, { topic: 'llm' })).toBe(false)
  expect(meets(facts, { category: 'speed', year: '2023' })).toBe(false)
  expect(parseWanted(`#${wantedAddress({ topic: 'agents' })}&x=1`, ['topic', 'year'])).toEqual({
    topic: 'agents',
  })
})

test('a view and its zoom are each other’s inverse', () => {
  const view = { x: 0.4, y: 0.6, k: 3 }
  const back = viewOf(zoomTo(view, picture), picture)
  expect(back.x).toBeCloseTo(view.x)
  expect(back.y).toBeCloseTo(view.y)
  expect(zoomTo({ x: 0, y: 0, k: 1 }, picture)).toEqual({ x: 0, y: 0, k: 1 })
})

test('names that appear with zoom are of papers in view and keep apart', () => {
  const atlas = sampleAtlas({ papers: 400 })
  const points = dataPoints(mapData(atlas), picture, '../')
  expect(points[0]?.href).toBe(`../papers/${atlas.papers[0]?.slug}.html`)
  expect(paperNames(points, [], { x: 0, y: 0, k: 1 }, picture, 11)).toEqual([])
  const middle = atlas.positions.get(atlas.papers[0]?.slug ?? '') ?? { x: 0.5, y: 0.5 }
  const zoom = zoomTo({ ...middle, k: 4 }, picture)
  const names = paperNames(points, [], zoom, picture, 11)
  expect(names.length).toBeGreaterThan(3)
  names.forEach(({ box, point }, i) => {
    const [x, y] = shownAt(point.x, point.y, zoom)
    expect(x >= 0 && x <= picture.width && y >= 0 && y <= picture.height).toBe(true)
    expect(names.slice(i + 1).some((other) => overlap(box, other.box))).toBe(false)
    const covered = points.filter((other) => {
      const [px, py] = shownAt(other.x, other.y, zoom)
      return px > box.x && px < box.x + box.width && py > box.y && py < box.y + box.height
    })
    expect(covered).toEqual([])
  })
})

test('the list beneath the map holds the papers in view, in reading order', () => {
  const points = dataPoints(mapData(sampleAtlas({ papers: 300 })), picture, '')
  expect(pointsInView(points, { x: 0, y: 0, k: 1 }, picture)).toHaveLength(300)
  const zoom = zoomTo({ x: 0.3, y: 0.4, k: 3 }, picture)
  const some = pointsInView(points, zoom, picture)
  expect(some.length).toBeLessThan(300)
  const rows = some.map(({ x, y }) => Math.floor((10 * shownAt(x, y, zoom)[1]) / picture.height))
  expect(rows).toEqual(rows.toSorted((a, b) => a - b))
})

test('fixed names show when they fit: first come, first served, clear of regions’ letters', () => {
  const element = {} as SVGElement
  const name = (x: number, later = false) => ({
    element,
    at: [x, 300] as [number, number],
    box: { x, y: 300, width: 60, height: 12 },
    later,
  })
  const names = [name(100), name(140), name(400)]
  const home = { x: 0, y: 0, k: 1 }
  expect(visibleNames(names, [], home, picture).shown).toEqual([names[0], names[2]])
  expect(visibleNames(names, [{ x: 400, y: 300, width: 9, height: 9 }], home, picture).shown).toEqual([
    names[0],
  ])
  expect(visibleNames(names, [], zoomTo({ x: 0.05, y: 0.5, k: 2 }, picture), picture).shown).toContain(
    names[1],
  )
  const late = name(700, true)
  expect(visibleNames([late], [], home, picture).shown).toEqual([])
  expect(visibleNames([late], [], zoomTo({ x: 0.7, y: 0.5, k: 1.5 }, picture), picture).shown).toEqual([late])
})

test('the nearest paper is found', () => {
  const points = dataPoints(mapData(sampleAtlas({ papers: 50 })), picture, '')
  const [first] = points
  expect(indexPoints(points).find((first?.x ?? 0) + 0.01, first?.y ?? 0)).toBe(first)
})

test('bars of many claims are filled as far as their claims fit, and whole again', () => {
  const atlas = sampleAtlas({ papers: 2000 })
  const points = claimPoints(atlas)
  expect(points.length).toBeGreaterThan(600)
  const chart = claimsChart(atlas, { id: 'c', href: (path) => path, grouping: 'category' })
  const bars = [...parse(chart.svg.wide).querySelectorAll<SVGElement>('.bin')]
  const name = (bar: SVGElement) => bar.querySelector('title')?.textContent ?? ''
  const before = bars.map(name)
  const fitting = points.filter(({ claim }) => claim.category === 'speed').filter((_, i) => i % 3 === 0)
  const facts = fitting.map(({ claim, factor, paper }) => ({
    category: claim.category,
    factor: String(factor),
    topics: paper.topics.join(' '),
  }))
  fillBins(bars, facts)
  const shown = bars.map((bar) => Number(/; (\d+) fit$/.exec(name(bar))?.[1] ?? 0))
  expect(shown.reduce((sum, one) => sum + one)).toBe(fitting.length)
  bars.forEach((bar, i) => {
    const [whole, part] = ['rect', '.part'].map((selector) => bar.querySelector(selector))
    expect(part !== null).toBe((shown[i] ?? 0) > 0)
    expect(bar.hasAttribute('data-out')).toBe(part === null)
    if (!part) return
    const share = Number(part.getAttribute('height')) / Number(whole?.getAttribute('height'))
    expect(share).toBeCloseTo((shown[i] ?? 0) / Number(bar.dataset['claims']), 1)
  })
  fillBins(bars, undefined)
  expect(bars.map(name)).toEqual(before)
  expect(bars.some((bar) => bar.querySelector('.part') ?? bar.hasAttribute('data-out'))).toBe(false)
})
