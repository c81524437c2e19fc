import { expect, test } from 'vitest'
import { meets, parseWanted, wantedAddress } from '../../src/charts/client/filters.ts'
import { dataPoints, indexPoints } from '../../src/charts/client/map-points.ts'
import { pointsInView } from '../../src/charts/client/map-list.ts'
import { paperNames, visibleNames } from '../../src/charts/client/map-names.ts'
import { shownAt, viewOf, zoomTo } from '../../src/charts/client/map-view.ts'
import {
  countMonths,
  inSpan,
  monthsOf,
  parseSpan,
  spanAddress,
  spanName,
} from '../../src/charts/client/months.ts'
import { monthsBetween, stepSpan } from '../../src/charts/client/span-brush.ts'
import { mapData } from '../../src/charts/index.ts'
import { overlap } from '../../src/charts/labels.ts'
import { sampleAtlas } from './sample.ts'

const march = 2024 * 12 + 2
const picture = { width: 960, height: 600, margin: 58, kept: [] }

test('a date is in a span when it may lie in it', () => {
  const span = { from: march, to: march + 2 }
  expect(['2024-03-31', '2024-05', '2024'].every((date) => inSpan(date, span))).toBe(true)
  expect(['2024-02-29', '2024-06', '2023', '', undefined].some((date) => inSpan(date, span))).toBe(false)
  expect(inSpan(undefined, undefined)).toBe(true)
})

test('a span survives its address, and nonsense is no span', () => {
  const span = { from: march, to: march + 14 }
  expect(spanAddress(span)).toBe('span=2024-03..2025-05')
  expect(parseSpan(`#${spanAddress(span)}`)).toEqual(span)
  expect(parseSpan('#span=2025-01..2024-01')).toBeUndefined()
  expect(parseSpan('#span=x')).toBeUndefined()
  expect(spanName(span)).toBe('March 2024 to May 2025')
})

test('months are counted where the dates lie', () => {
  expect(countMonths(['2024-03-01', '2024-03', '2024-05-09', ''], { from: march, to: march + 2 })).toEqual([
    2, 0, 1,
  ])
  expect(monthsOf('2024')).toEqual({ from: 2024 * 12, to: 2024 * 12 + 11 })
})

test('keys move one end of the span, within the other end and the whole', () => {
  const all = { from: march, to: march + 24 }
  const span = { from: march + 2, to: march + 5 }
  expect(stepSpan(span, 'from', 'ArrowRight', all)).toEqual({ from: march + 3, to: march + 5 })
  expect(stepSpan(span, 'from', 'PageUp', all)).toEqual({ from: march + 5, to: march + 5 })
  expect(stepSpan(span, 'to', 'End', all)).toEqual({ from: march + 2, to: march + 24 })
  expect(stepSpan(span, 'from', 'Home', all)).toEqual({ from: march, to: march + 5 })
  expect(stepSpan(span, 'from', 'x', all)).toBeUndefined()
})

test('a brush takes whole months and at least one', () => {
  const all = { from: march, to: march + 24 }
  expect(monthsBetween(march + 0.1, march + 2.9, all)).toEqual({ from: march, to: march + 2 })
  expect(monthsBetween(march + 0.9, march + 2.1, all)).toEqual({ from: march + 1, to: march + 1 })
  expect(monthsBetween(march + 3.4, march + 3.5, all)).toEqual({ from: march + 3, to: march + 3 })
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
