import { scaleUtc, type ScaleTime } from 'd3-scale'
import { el, type Element } from '../element.ts'
import { decoration, emptyNote, frame, link, textLines } from '../frame.ts'
import { regionPath } from '../palette.ts'
import { swarm } from '../swarm.ts'
import { wrapText } from '../text-width.ts'
import { timeTicks } from '../time-axis.ts'
import { wideWidth, type ChartOptions, type Href } from '../types.ts'
import { formatNumber } from '../wording.ts'
import { columnMarks, columnLimit } from './columns.ts'
import { type Lane, paperName, type TimelineModel } from './dated.ts'
import type { AtlasPaper } from '../../atlas/types.ts'

const margin = { top: 26, left: 152, right: 8, bottom: 8 }
const radii = [4, 3.5, 3, 2.5, 2, 1.6]
const tallest = 560

interface Geometry {
  x: ScaleTime<number, number>
  /** Where papers without a date stand. */
  undatedX: number
  radius: number
  href: Href
}

/** Lanes by region, one dot for each paper at its day, stacked where days are full. */
export function wideTimeline(model: TimelineModel, title: string, { href }: ChartOptions): string {
  const layout = 'wide'
  if (model.lanes.length === 0)
    return frame({ label: title, kind: 'timeline', layout, height: 90 }, emptyNote(layout, 'No papers yet'))
  const undatedWidth = model.undated.length > 0 ? 84 : 0
  const right = wideWidth - margin.right - undatedWidth
  const x = scaleUtc(model.domain, [margin.left, right])
  const size = model.dated.length > columnLimit ? undefined : chooseRadius(model, x)
  const geometry = { x, undatedX: right + 18, radius: size ?? 3, href }
  const rows: Element[] = []
  let top = margin.top
  for (const lane of model.lanes) {
    const row = size === undefined ? columnRow(lane, geometry) : dotRow(lane, geometry)
    rows.push(
      el(
        'g',
        { class: lane.hue, transform: `translate(0 ${top + row.height})` },
        laneName(lane, href),
        row.marks,
      ),
    )
    top += row.height + 12
  }
  const height = top + margin.bottom
  return frame(
    { label: title, kind: 'timeline', layout, height, attributes: spanAttributes(model, x) },
    timeGrid(x, height, undatedWidth > 0),
    undatedWidth > 0 && undatedHeading(geometry.undatedX, height),
    rows,
  )
}

/** What the client script needs to line its brush up with the picture. */
function spanAttributes(model: TimelineModel, x: ScaleTime<number, number>): Record<string, string> {
  const [from, to] = model.domain.map((date) => date.toISOString().slice(0, 10))
  return { 'data-domain': `${from} ${to}`, 'data-range': x.range().join(' ') }
}

function timeGrid(x: ScaleTime<number, number>, height: number, crowded: boolean): Element {
  const last = (x.range()[1] ?? 0) - (crowded ? 28 : 0)
  return decoration(
    { class: 'axis' },
    timeTicks(x).map(({ at, label }) => [
      el('line', { x1: at, x2: at, y1: 20, y2: height }),
      at < last && el('text', { x: at + 4, y: 14 }, label),
    ]),
  )
}

function undatedHeading(x: number, height: number): Element {
  return el(
    'g',
    { class: 'axis' },
    el('line', { x1: x - 10, x2: x - 10, y1: 0, y2: height, class: 'break' }),
    el('text', { x: x - 4, y: 14 }, 'no date'),
  )
}

function laneName(lane: Lane, href: Href): Element {
  const total = lane.dated.length + lane.undated.length
  const lines = wrapText(lane.title, 13, margin.left - 24, 2, 'semibold')
  const first = -4 - (lines.length - 1) * 15
  const text = el(
    'text',
    { class: 'name', 'text-anchor': 'end' },
    textLines(lines, (i) => ({ x: margin.left - 14, y: first - 14 + i * 15 })),
    el(
      'tspan',
      { class: 'count', x: margin.left - 14, y: 1 },
      `${formatNumber(total)} ${total === 1 ? 'paper' : 'papers'}`,
    ),
  )
  if (!lane.region) return text
  return link(href(regionPath(lane.region.slug)), `${lane.title}, ${total} papers`, { class: 'lane' }, text)
}

/** The largest radius with which the lanes stay on one screen. */
function chooseRadius({ lanes, undated }: TimelineModel, x: ScaleTime<number, number>): number {
  const fits = radii.find((radius) => {
    const heights = lanes.map((lane) => {
      const dots = swarm(lane.dated, (d) => x(d.time), radius + 0.4, 'above')
      return Math.max(46, ...dots.map((dot) => dot.offset + radius * 2)) + 12
    })
    return heights.reduce((sum, height) => sum + height, 0) <= tallest && undated.length < 1000 * radius
  })
  return fits ?? Math.min(...radii)
}

function dotRow(lane: Lane, { x, undatedX, radius, href }: Geometry): { height: number; marks: Element[] } {
  const dots = swarm(lane.dated, (d) => x(d.time), radius + 0.4, 'above')
  const known = dots.map(({ item, x: cx, offset }) =>
    paperDot(item.paper, cx, -radius - offset, radius, href, ['year', 'month', 'day'][item.precision - 1]),
  )
  const pitch = radius * 2 + 2
  const perRow = Math.max(1, Math.floor(64 / pitch))
  const unknown = lane.undated.map((paper, i) =>
    paperDot(
      paper,
      undatedX + radius + (i % perRow) * pitch,
      -radius - Math.floor(i / perRow) * pitch,
      radius,
      href,
      'undated',
    ),
  )
  const stacked = Math.max(0, ...dots.map((dot) => dot.offset + radius * 2))
  const height = Math.max(46, stacked, Math.ceil(lane.undated.length / perRow) * pitch)
  return { height: Math.ceil(height), marks: [laneLine(x), ...known, ...unknown] }
}

function columnRow(lane: Lane, { x, undatedX, href }: Geometry): { height: number; marks: Element[] } {
  const height = 64
  const bars = columnMarks(lane, { x: (time) => x(time), height, href })
  const unknown =
    lane.undated.length > 0 &&
    el('text', { class: 'count', x: undatedX, y: 0 }, formatNumber(lane.undated.length))
  return { height, marks: [laneLine(x), ...bars, ...(unknown ? [unknown] : [])] }
}

function laneLine(x: ScaleTime<number, number>): Element {
  return el('line', { class: 'base', x1: x.range()[0], x2: x.range()[1], y1: 0.5, y2: 0.5 })
}

/** One paper; `known` says how precise its date is, which the stylesheet shows by filling. */
export function paperDot(
  paper: AtlasPaper,
  cx: number,
  cy: number,
  r: number,
  href: Href,
  known: string | undefined,
): Element {
  return link(
    href(paper.url),
    paperName(paper),
    { class: `mark ${known}`, 'data-slug': paper.slug, 'data-date': paper.published },
    el('circle', { cx, cy, r }),
  )
}
