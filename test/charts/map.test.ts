import { describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { linkLimit, mapChart, mapData, parseView, viewAddress } from '../../src/charts/index.ts'
import { onSheet, type Point, sheets } from '../../src/charts/map/frame.ts'
import { raiseLand } from '../../src/charts/map/land.ts'
import { type Box, contains, overlap } from '../../src/charts/labels.ts'
import { ringArea } from '../../src/charts/map/outline.ts'
import { layouts, links, parse } from './drawing.ts'
import { crossed, layoutOf, namesOn } from './map-drawing.ts'
import { sampleAtlas, samplePaper } from './sample.ts'

const options = { id: 'm', href: (path: string) => path }
const sheet = sheets.wide

test('every placed paper is a link where a pointer can hit it, and its place is where it should be', () => {
  const atlas = sampleAtlas({ papers: 80 })
  const { svg } = mapChart(atlas, options)
  const dots = links(svg.wide).filter((link) => link.hasAttribute('data-slug'))
  expect(dots).toHaveLength(80)
  const [first] = atlas.papers
  const [x, y] = onSheet(atlas.positions.get(first?.slug ?? '') ?? { x: 0, y: 0 }, sheet)
  const circle = dots.find((dot) => dot.getAttribute('data-slug') === first?.slug)?.querySelector('circle')
  expect(Number(circle?.getAttribute('cx'))).toBeCloseTo(x, 0)
  expect(Number(circle?.getAttribute('cy'))).toBeCloseTo(y, 0)
})

test('without links papers are points of one path for each region, on the narrow sheet and on a still map', () => {
  const atlas = sampleAtlas({ papers: 80 })
  const still = mapChart(atlas, { ...options, still: true }).svg
  const live = mapChart(atlas, options).svg
  for (const [svg, layout] of [
    [live.narrow, 'narrow'],
    [still.narrow, 'narrow'],
    [still.wide, 'wide'],
  ] as const) {
    const swarms = [...parse(svg).querySelectorAll('.swarm')]
    const drawn = swarms.flatMap((path) => pointsOf(path.getAttribute('d') ?? ''))
    expect(drawn.map(rounded).sort()).toEqual(
      atlas.papers
        .map((paper) => onSheet(atlas.positions.get(paper.slug) ?? { x: 0, y: 0 }, sheets[layout]))
        .map(rounded)
        .sort(),
    )
    expect(links(svg).some((link) => link.hasAttribute('data-slug'))).toBe(false)
  }
  expect(parse(still.wide).querySelectorAll('.later')).toHaveLength(0)
})

test.each([
  ['wide', 'large', 960],
  ['wide', 'medium', 640],
  ['narrow', 'small', 358],
] as const)('%s names for a %s picture are at least 10.9 px high at %i px', (layout, span, pixels) => {
  const svg = parse(mapChart(sampleAtlas({ papers: 80 }), options).svg[layout])
  const sizes = [...svg.querySelectorAll(`.topics--${span} text`)].map((text) =>
    Number(text.getAttribute('font-size')),
  )
  expect(sizes.length).toBeGreaterThan(3)
  expect((Math.min(...sizes) * pixels) / sheets[layout].width).toBeGreaterThanOrEqual(10.9)
})

test('papers without a place are counted', () => {
  const atlas = sampleAtlas({ papers: 5 })
  const chart = mapChart({ ...atlas, papers: [...atlas.papers, samplePaper(99)] }, options)
  expect(chart.sentence).toContain('1 paper without text has no place')
})

test('names touch neither each other nor leave the sheet', () => {
  for (const papers of [20, 200, 1000])
    for (const [layout, span] of [
      ['wide', 'large'],
      ['wide', 'medium'],
      ['narrow', 'small'],
    ] as const) {
      const { regions, topics } = namesOn(
        mapChart(sampleAtlas({ papers, regions: 6, topicsEach: 4 }), options),
        layout,
        span,
      )
      expect(regions.length).toBeGreaterThan(3)
      expect(topics.length).toBeGreaterThan(3)
      const all = [...regions, ...topics]
      all.forEach((boxes, i) => {
        const others = all.slice(i + 1).flat()
        expect(boxes.some((box) => others.some((other) => overlap(box, other)))).toBe(false)
        const { width, height } = sheets[layout]
        expect(boxes.every((box) => contains({ x: 0, y: 0, width, height }, box))).toBe(true)
      })
    }
})

describe.each([
  ['wide', 'large', 0.85],
  ['wide', 'medium', 0.6],
  ['narrow', 'small', 0.35],
] as const)('the names of the atlas, %s, %s', (layout, span, least) => {
  const atlas = loadAtlas('content')
  const svg = layoutOf(mapChart(atlas, options), layout)
  const { regions, topics } = namesOn(mapChart(atlas, options), layout, span)

  test('every region has its name, and most topics on the wide sheet', () => {
    expect(regions).toHaveLength(atlas.regions.length)
    const named = topics.length / atlas.topics.filter(({ primary }) => primary > 0).length
    expect(named).toBeGreaterThan(least)
  })

  test('none touches another', () => {
    const all = [...regions, ...topics]
    all.forEach((boxes, i) => {
      const others = all.slice(i + 1).flat()
      expect(boxes.some((box) => others.some((other) => overlap(box, other)))).toBe(false)
    })
  })

  test('topics stay off the papers where they can', () => {
    const dots = dotsOf(svg)
    expect(dots).toHaveLength(atlas.papers.length)
    const covered = topics.map((boxes) => dots.filter((dot) => boxes.some((box) => overlap(box, dot))).length)
    const mean = covered.reduce((sum, papers) => sum + papers, 0) / covered.length
    expect(Math.max(...covered)).toBeLessThanOrEqual(layout === 'wide' ? 5 : 6)
    expect(mean).toBeLessThan({ large: 0.7, medium: 1.2, small: 2 }[span])
  })

  test('most stay on one side of coasts and borders', () => {
    const crossing = [...regions, ...topics].filter((boxes) => crossed(svg, boxes) > 0.12)
    expect(crossing.length / (regions.length + topics.length)).toBeLessThan(layout === 'wide' ? 0.2 : 0.45)
  })
})

test('every paper of a small atlas lies on land, even a lone one', () => {
  const lone = raiseLand([{ slug: 'a', points: [[480, 300]] }], sheet)
  expect(lone.coast).toHaveLength(1)
  expect(Math.abs(ringArea(lone.coast[0] ?? []))).toBeGreaterThan(300)
  expect(lone.territories[0]?.holds([480, 300])).toBe(true)
})

test('territories do not overlap', () => {
  const atlas = sampleAtlas({ papers: 200, regions: 5 })
  const land = raiseLand(
    atlas.regions.map((region) => ({
      slug: region.slug,
      points: region.papers.map((slug) => onSheet(atlas.positions.get(slug) ?? { x: 0, y: 0 }, sheet)),
    })),
    sheet,
  )
  for (let x = 30; x < sheet.width; x += 30)
    for (let y = 30; y < sheet.height; y += 30)
      expect(land.territories.filter(({ holds }) => holds([x + 0.3, y + 0.7])).length).toBeLessThanOrEqual(1)
})

test('no papers, all papers in one place, no regions and twelve regions can be drawn', () => {
  const empty = mapChart({ papers: [], topics: [], regions: [], positions: new Map() }, options)
  expect(empty.svg.wide).toContain('No papers on the map yet')
  const heap = sampleAtlas({ papers: 30 })
  const same = new Map(heap.papers.map((paper) => [paper.slug, { x: 0.5, y: 0.5 }]))
  expect(links(mapChart({ ...heap, positions: same }, options).svg.wide).length).toBeGreaterThan(30)
  for (const regions of [0, 12]) {
    const chart = mapChart(sampleAtlas({ papers: 60, regions }), options)
    expect(chart.svg.narrow).not.toMatch(/NaN|undefined|Infinity/)
  }
})

test('ten thousand papers are a picture of moderate size, and columns of data for the browser', () => {
  const atlas = sampleAtlas({ papers: 10_000, regions: 6 })
  expect(atlas.papers.length).toBeGreaterThan(linkLimit)
  const chart = mapChart(atlas, options)
  for (const [, svg] of layouts(chart)) expect(svg.length).toBeLessThan(260_000)
  const data = mapData(atlas)
  expect(data.slugs).toHaveLength(10_000)
  expect(data.places).toHaveLength(20_000)
  expect(data.topicSlugs[data.topics[0]?.[0] ?? -1]).toBe(atlas.papers[0]?.topics[0])
})

test('a view survives its address', () => {
  const view = { x: 0.25, y: 0.531, k: 3.5 }
  expect(parseView(`#${viewAddress(view)}`)).toEqual(view)
  expect(parseView('#a=b&map=0.5,0.5,2')).toEqual({ x: 0.5, y: 0.5, k: 2 })
  for (const bad of [
    '',
    '#map=',
    '#map=1,2',
    '#map=a,b,c',
    '#map=0.5,0.5,0.1',
    '#map=9,9,2',
    '#bitmap=0.5,0.5,2',
  ])
    expect(parseView(bad)).toBeUndefined()
  expect(parseView('#map=0.5,0.5,900')?.k).toBeLessThanOrEqual(24)
})

/** The boxes of the papers' dots, be they links or points of a path. */
function dotsOf(svg: string): Box[] {
  const root = parse(svg)
  const number = (element: Element, name: string) => Number(element.getAttribute(name))
  const boxOf = ([x, y]: Point, r: number) => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r })
  return [
    ...[...root.querySelectorAll('a.paper circle')].map((circle) =>
      boxOf([number(circle, 'cx'), number(circle, 'cy')], number(circle, 'r')),
    ),
    ...[...root.querySelectorAll('.swarm')].flatMap((path) =>
      pointsOf(path.getAttribute('d') ?? '').map((point) => boxOf(point, number(path, 'stroke-width') / 2)),
    ),
  ]
}

/** The places of a path of strokes without length. */
function pointsOf(d: string): Point[] {
  let [x, y] = [0, 0]
  return [...d.matchAll(/m(\S+) (\S+?)h0/g)].map(([, dx, dy]): Point => {
    x += Number(dx)
    y += Number(dy)
    return [x, y]
  })
}

function rounded([x, y]: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}
