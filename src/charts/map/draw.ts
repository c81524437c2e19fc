import { group } from 'd3-array'
import { formatDate } from '../../model/date.ts'
import { el, type Child, type Element } from '../element.ts'
import { decoration, emptyNote, frame, type Layout, link, textLines } from '../frame.ts'
import { writeBoxes } from '../labels.ts'
import { hueClass, regionPath } from '../palette.ts'
import { count } from '../../model/links.ts'
import { curvePath } from './curve.ts'
import { type Sheet, sheets } from './frame.ts'
import type { Land } from './land.ts'
import type { MapOptions, MapSource, Placed } from './map.ts'
import { pathData } from './outline.ts'
import type { RegionName } from './region-names.ts'
import { surveyMap } from './survey.ts'
import { lineHeight, type TopicName } from './topic-names.ts'

/** Above this many papers the map holds no link for each: a browser takes seconds over so many. */
export const linkLimit = 1500

interface MapDrawing {
  source: MapSource
  placed: Placed[]
  layout: Layout
  title: string
  options: MapOptions
}

/**
 * The map on one sheet: sea, land, names of regions, papers, names of topics. Names carry their boxes: a browser
 * that measured them might do so before it has their font.
 */
export function drawMap({ source, placed, layout, title, options }: MapDrawing): string {
  const sheet = sheets[layout]
  const { width, height } = sheet
  const prefix = `${options.id}-${layout}`
  const { land, regionNames, topicNames } = surveyMap(
    source,
    placed,
    layout,
    dotRadius(placed.length, layout) + 1,
  )
  return frame(
    {
      label: title,
      kind: 'map',
      layout,
      width,
      height,
      attributes: { 'data-margin': sheet.margin, 'data-kept': writeBoxes(sheet.kept) || undefined },
    },
    drawLand(land, source, sheet, prefix),
    placed.length === 0 && emptyNote(layout, 'No papers on the map yet'),
    el(
      'g',
      { class: 'regions' },
      regionNames.map((name, i) => drawRegionName(name, `${prefix}-r${i}`, options)),
    ),
    el('g', { class: 'papers' }, drawPapers(placed, source, options, layout)),
    topicNames.map(([span, names]) =>
      el(
        'g',
        { class: `topics topics--${span}` },
        names.filter(({ later }) => !(later && options.still)).map((name) => drawTopicName(name, options)),
      ),
    ),
    decoration({ class: 'edge' }, el('rect', { x: 0.5, y: 0.5, width: width - 1, height: height - 1 })),
  )
}

function drawLand(land: Land, { regions }: MapSource, { width, height }: Sheet, prefix: string): Element {
  const hues = new Map(regions.map((region) => [region.slug, hueClass(region)]))
  const coast = `${prefix}-coast`
  const territories = land.territories.map(({ slug, rings }, i) => ({
    id: `${prefix}-t${i}`,
    hue: hues.get(slug) ?? 'hue-0',
    d: pathData(rings),
  }))
  return decoration(
    { class: 'land' },
    el(
      'defs',
      {},
      territories.map(({ id, d }) => [
        el('path', { id, d, 'vector-effect': 'non-scaling-stroke' }),
        el('clipPath', { id: `${id}c` }, el('use', { href: `#${id}` })),
      ]),
    ),
    el('rect', { class: 'sea', width, height }),
    graticule(width, height),
    land.waterlines.toReversed().map((rings, i) => line(rings, `water water-${land.waterlines.length - i}`)),
    land.coast.length > 0 && [
      el(
        'defs',
        {},
        el('path', { id: coast, d: pathData(land.coast), 'vector-effect': 'non-scaling-stroke' }),
      ),
      el('use', { class: 'ground', href: `#${coast}` }),
    ],
    territories.map(({ id, hue }) =>
      el(
        'g',
        { class: hue },
        el('use', { class: 'tint', href: `#${id}` }),
        el('use', { class: 'border', href: `#${id}`, 'clip-path': `url(#${id}c)` }),
      ),
    ),
    land.heights.map((rings) => line(rings, 'height')),
    land.coast.length > 0 && el('use', { class: 'coast', href: `#${coast}` }),
  )
}

/** Lines as of longitude and latitude: they give the sea a scale, and mean nothing else. */
function graticule(width: number, height: number): Element {
  const [columns, rows] = width > height ? [8, 5] : [4, 5]
  const upright = Array.from(
    { length: columns - 1 },
    (_, i) => `M${Math.round(((i + 1) * width) / columns)} 0v${height}`,
  )
  const level = Array.from(
    { length: rows - 1 },
    (_, i) => `M0 ${Math.round(((i + 1) * height) / rows)}h${width}`,
  )
  return el('path', { class: 'graticule', d: [...upright, ...level].join('') })
}

function line(rings: Land['coast'], className: string): Element | undefined {
  return rings.length > 0 ? el('path', { class: className, d: pathData(rings) }) : undefined
}

function drawRegionName(name: RegionName, id: string, { href, still }: MapOptions): Child {
  const { region, lines, curve, size, tracking, boxes } = name
  const text = lines.map(({ text: words, below, length }, i) => [
    el('path', { id: `${id}-${i}`, d: curvePath(curve, length * 1.15, below), class: 'baseline' }),
    el(
      'text',
      { 'font-size': size, 'letter-spacing': tracking, 'text-anchor': 'middle' },
      el('textPath', { href: `#${id}-${i}`, startOffset: '50%' }, words),
    ),
  ])
  const label = `${region.title}, a region of ${count(region.papers.length, 'paper')}`
  const attributes = {
    class: `region ${hueClass(region)}`,
    ...(!still && { 'data-letters': writeBoxes(boxes) }),
  }
  return link(href(regionPath(region.slug)), label, attributes, ...text)
}

function drawTopicName(
  { topic, hue, lines, size, anchor, box, later }: TopicName,
  { href, still }: MapOptions,
): Element {
  const label = `${topic.title}, a topic of ${count(topic.papers.length, 'paper')}`
  return link(
    href(`topics/${topic.slug}.html`),
    label,
    {
      class: `topic ${hue}${later ? ' later' : ''}`,
      ...(!still && {
        'data-topic': topic.slug,
        'data-at': anchor.map((value) => Math.round(value)).join(' '),
        'data-box': writeBoxes([box]),
      }),
    },
    el(
      'text',
      { 'font-size': size, 'text-anchor': 'middle' },
      textLines(lines, (i) => ({ x: box.x + box.width / 2, y: box.y + size * (0.92 + i * lineHeight) })),
    ),
  )
}

/** A dot's radius in sheet units: the more papers, the smaller. */
function dotRadius(papers: number, layout: Layout): number {
  const [least, most] = layout === 'wide' ? [1.1, 3.2] : [0.75, 2.2]
  return Math.max(least, Math.min(most, 60 / Math.sqrt(papers + 1)))
}

function drawPapers(
  placed: Placed[],
  source: MapSource,
  { href, still }: MapOptions,
  layout: Layout,
): Child[] {
  const radius = dotRadius(placed.length, layout)
  if (still || layout === 'narrow' || placed.length > linkLimit)
    return [...group(placed, ({ hue }) => hue)].map(([hue, papers]) =>
      el('path', {
        class: `swarm ${hue}`,
        d: dots(papers, placed.length > linkLimit ? 1 : 10),
        'stroke-width': radius * 2,
        'aria-hidden': 'true',
      }),
    )
  const names = new Map(source.topics.map((topic) => [topic.slug, topic.title]))
  return placed.map(({ paper, point: [cx, cy], hue }) =>
    link(
      href(paper.url),
      [paper.plainTitle, formatDate(paper.published), names.get(paper.topics[0] ?? '') ?? 'no topic'].join(
        ' · ',
      ),
      {
        class: `paper ${hue}`,
        'data-slug': paper.slug,
        'data-topics': paper.topics.join(' '),
      },
      el('circle', { cx, cy, r: radius }),
    ),
  )
}

/**
 * Points as strokes of no length with round ends: some bytes each instead of an element.
 * @param parts of a unit to which places are rounded
 */
function dots(papers: Placed[], parts: number): string {
  let [lastX, lastY] = [0, 0]
  return papers
    .map(({ point }) => {
      const [x, y] = [Math.round(point[0] * parts), Math.round(point[1] * parts)]
      const move = `m${(x - lastX) / parts} ${(y - lastY) / parts}h0`
      ;[lastX, lastY] = [x, y]
      return move
    })
    .join('')
}
