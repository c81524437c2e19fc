import { expect, test } from 'vitest'
import { linkLimit, mapChart, mapData, parseView, viewAddress } from '../../src/charts/index.ts'
import { onSheet, sheets } from '../../src/charts/map/frame.ts'
import { raiseLand } from '../../src/charts/map/land.ts'
import { nameRegions } from '../../src/charts/map/region-names.ts'
import { nameTopics } from '../../src/charts/map/topic-names.ts'
import { overlap } from '../../src/charts/labels.ts'
import { ringArea } from '../../src/charts/map/outline.ts'
import { layouts, links } from './drawing.ts'
import { sampleAtlas, samplePaper } from './sample.ts'

const options = { id: 'm', href: (path: string) => path }
const sheet = sheets.wide

test('every placed paper is a link in both layouts, and its place is where it should be', () => {
  const atlas = sampleAtlas({ papers: 80 })
  const chart = mapChart(atlas, options)
  for (const [layout, svg] of layouts(chart)) {
    const dots = links(svg).filter((link) => link.hasAttribute('data-slug'))
    expect(dots).toHaveLength(80)
    const [first] = atlas.papers
    const position = atlas.positions.get(first?.slug ?? '') ?? { x: 0, y: 0 }
    const [x] = onSheet(position, sheets[layout as 'wide' | 'narrow'])
    const circle = dots.find((dot) => dot.getAttribute('data-slug') === first?.slug)?.querySelector('circle')
    expect(Number(circle?.getAttribute('cx'))).toBeCloseTo(x, 0)
  }
})

test('papers without a place are counted', () => {
  const atlas = sampleAtlas({ papers: 5 })
  const chart = mapChart({ ...atlas, papers: [...atlas.papers, samplePaper(99)] }, options)
  expect(chart.sentence).toContain('1 paper without text has no place')
})

test('names touch neither each other nor leave the sheet', () => {
  for (const papers of [20, 200, 1000])
    for (const layout of ['wide', 'narrow'] as const) {
      const atlas = sampleAtlas({ papers, regions: 6, topicsEach: 4 })
      const at = (slug: string) => onSheet(atlas.positions.get(slug) ?? { x: 0, y: 0 }, sheets[layout])
      const all = atlas.papers.map((paper) => at(paper.slug))
      const regions = atlas.regions.map((region) => ({
        region,
        points: region.papers.map(at),
        holds: () => true,
      }))
      const regionNames = nameRegions(regions, all, sheets[layout])
      const letters = regionNames.flatMap((name) => name.boxes)
      const topics = atlas.topics.map((topic) => ({ topic, hue: '', points: topic.papers.map(at) }))
      const boxes = nameTopics(topics, all, letters, sheets[layout]).flatMap((name) => name.box ?? [])
      expect(regionNames.length).toBeGreaterThan(3)
      expect(boxes.length).toBeGreaterThan(3)
      regionNames.forEach((name, i) => {
        const others = regionNames.slice(i + 1).flatMap((other) => other.boxes)
        expect(name.boxes.some((box) => others.some((other) => overlap(box, other)))).toBe(false)
      })
      boxes.forEach((box, i) => {
        expect([...letters, ...boxes.slice(i + 1)].some((other) => overlap(box, other))).toBe(false)
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= sheets[layout].width).toBe(true)
      })
    }
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
