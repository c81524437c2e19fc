import { group } from 'd3-array'
import { el, type Element } from '../element.ts'
import { emptyNote, frame, link } from '../frame.ts'
import { regionPath } from '../palette.ts'
import { fitText, textWidth } from '../text-width.ts'
import { narrowWidth, type ChartOptions, type Href } from '../types.ts'
import { count } from '../../model/links.ts'
import { columnLimit } from './columns.ts'
import { binInterval, type Dated, type Lane, type TimelineModel } from './dated.ts'
import { paperDot } from './wide.ts'

const left = 92
const pitch = 11.5
const radius = 4.5
const perLine = Math.floor((narrowWidth - left) / pitch)
const mostRows = 60

interface Row {
  label: string
  /** Written beside the newest row of each year. */
  heading?: string
  /** Year of the page that the row's bar leads to; undefined without a date. */
  year?: number
  /** For a row that stands for several without papers: the last of them. */
  oldest?: Row
  marks: { lane: Lane; dated?: Dated; paper: Dated['paper'] }[]
}

/** Time runs down the page, newest first; each row is a span of months with its papers side by side. */
export function narrowTimeline(model: TimelineModel, title: string, { href }: ChartOptions): string {
  const layout = 'narrow'
  if (model.lanes.length === 0)
    return frame({ label: title, kind: 'timeline', layout, height: 90 }, emptyNote(layout, 'No papers yet'))
  const key = legend(model.lanes, href)
  const rows = timeRows(model)
  const asBars = model.dated.length > columnLimit
  const most = Math.max(1, ...rows.map((row) => row.marks.length))
  const drawn: Element[] = []
  let y = key.height + 14
  for (const row of rows) {
    const lines = asBars ? 1 : Math.ceil(row.marks.length / perLine)
    const height = row.marks.length === 0 ? 16 : Math.max(17, lines * pitch + 5)
    const marks = asBars ? rowBars(row, most, href) : rowDots(row, href)
    drawn.push(el('g', { transform: `translate(0 ${y})` }, rowLabel(row), marks))
    y += height
  }
  return frame({ label: title, kind: 'timeline', layout, height: y + 4 }, key.element, drawn)
}

function timeRows(model: TimelineModel): Row[] {
  const interval = binInterval(model.domain, mostRows)
  const laneOf = new Map(model.lanes.flatMap((lane) => lane.dated.map((d) => [d, lane] as const)))
  const bins = group(model.dated, ({ time }) => interval.floor(new Date(time)).getTime())
  const rows: Row[] = []
  const starts =
    model.dated.length > 0 ? interval.range(interval.floor(model.domain[0]), model.domain[1]) : []
  for (const start of starts.reverse()) {
    const inBin = bins.get(start.getTime()) ?? []
    const marks = model.lanes.flatMap((lane) =>
      inBin
        .filter((dated) => laneOf.get(dated) === lane)
        .map((dated) => ({ lane, dated, paper: dated.paper })),
    )
    const span = Math.round((interval.offset(start, 1).getTime() - start.getTime()) / 2.63e9)
    const year = start.getUTCFullYear()
    rows.push({ label: rowName(start, span), heading: span < 12 ? String(year) : undefined, year, marks })
  }
  const undated = model.lanes.flatMap((lane) => lane.undated.map((paper) => ({ lane, paper })))
  if (undated.length > 0) rows.push({ label: 'no date', marks: undated })
  return collapse(rows)
}

/** One row in place of several without papers, and each year written once. */
function collapse(rows: Row[]): Row[] {
  const kept: Row[] = []
  for (const row of rows) {
    const last = kept.at(-1)
    if (row.marks.length === 0 && last?.marks.length === 0) {
      last.oldest = row
      continue
    }
    kept.push({ ...row })
  }
  const seen = new Set<string>()
  return kept.map((row) => {
    const first = row.heading !== undefined && row.marks.length > 0 && !seen.has(row.heading)
    if (row.heading !== undefined && row.marks.length > 0) seen.add(row.heading)
    return { ...row, heading: first ? row.heading : undefined }
  })
}

const shortMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function rowName(start: Date, months: number): string {
  const year = start.getUTCFullYear()
  if (months >= 24) return `${year}–${year + Math.round(months / 12) - 1}`
  if (months >= 12) return String(year)
  const month = shortMonths[start.getUTCMonth()] ?? ''
  return months === 1 ? month : `${month}–${shortMonths[start.getUTCMonth() + months - 1] ?? ''}`
}

function rowLabel(row: Row): Element {
  if (row.marks.length === 0) {
    const years = [row.oldest?.year, row.year].filter(
      (year, i, all) => year !== undefined && year !== all[1 - i],
    )
    const name = years.length > 0 ? years.join('–') : `${row.label} ${row.year}`
    return el('text', { class: 'row gap', x: left, y: 4 }, `no papers ${name}`)
  }
  return el(
    'text',
    { class: 'row', 'text-anchor': 'end', y: 4 },
    row.heading !== undefined && el('tspan', { class: 'year', x: 32 }, row.heading),
    el('tspan', { x: left - 9 }, row.label),
  )
}

function rowDots(row: Row, href: Href): Element[] {
  const places = row.marks.map((mark, i) => ({
    ...mark,
    x: left + radius + (i % perLine) * pitch,
    y: Math.floor(i / perLine) * pitch,
  }))
  return [...group(places, (place) => place.lane)].map(([lane, inLane]) =>
    el(
      'g',
      { class: lane.hue },
      inLane.map(({ dated, paper, x, y }) =>
        paperDot(paper, x, y, radius, href, ['undated', 'year', 'month', 'day'][dated?.precision ?? 0]),
      ),
    ),
  )
}

function rowBars(row: Row, most: number, href: Href): Element[] {
  const unit = (narrowWidth - left) / most
  let x = left
  return [...group(row.marks, (mark) => mark.lane)].map(([lane, marks]) => {
    const width = marks.length * unit
    const bar = el('rect', { x, y: -5, width: Math.max(0.5, width - 0.5), height: 10 })
    x += width
    const name = `${row.label}${row.year ? ` ${row.year}` : ''}: ${count(marks.length, 'paper')}, ${lane.title}`
    const path = row.year ? `years/${row.year}.html` : 'timeline.html#undated'
    return el('g', { class: lane.hue }, link(href(path), name, { class: 'mark column' }, bar))
  })
}

/** The regions' names with their dots, as many to a line as fit. */
function legend(lanes: Lane[], href: Href): { element: Element; height: number } {
  let x = 0
  let y = 12
  const entries = lanes.map((lane) => {
    const title = fitText(lane.title, 12, narrowWidth - 24)
    const width = textWidth(title, 12) + 28
    if (x > 0 && x + width > narrowWidth) {
      x = 0
      y += 24
    }
    const entry = [
      el('circle', { cx: x + 5, cy: y - 4, r: radius, class: 'dot' }),
      el('text', { x: x + 14, y, class: 'name' }, title),
    ]
    x += width
    const name = `${lane.title}, ${count(lane.dated.length + lane.undated.length, 'paper')}`
    return el(
      'g',
      { class: lane.hue },
      lane.region ? link(href(regionPath(lane.region.slug)), name, { class: 'lane' }, entry) : entry,
    )
  })
  return { element: el('g', { class: 'legend' }, entries), height: y + 12 }
}
