import { group } from 'd3-array'
import { el, type Element } from '../element.ts'
import { decoration, emptyNote, frame, link } from '../frame.ts'
import { regionPath } from '../palette.ts'
import { fitText, textWidth } from '../text-width.ts'
import { narrowWidth, type ChartOptions, type Href } from '../types.ts'
import { count } from '../wording.ts'
import { columnLimit } from './columns.ts'
import { binInterval, type Dated, type Lane, type TimelineModel } from './dated.ts'
import { paperDot } from './wide.ts'

const left = 62
const pitch = 11.5
const radius = 4.5
const perLine = Math.floor((narrowWidth - left) / pitch)
const mostRows = 44

interface Row {
  label: string
  /** Year of the page that the row's bar leads to; undefined without a date. */
  year?: number
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
    const height = row.marks.length === 0 ? 9 : Math.max(17, lines * pitch + 5)
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
    rows.push({ label: rowName(start, span), year: start.getUTCFullYear(), marks })
  }
  const undated = model.lanes.flatMap((lane) => lane.undated.map((paper) => ({ lane, paper })))
  if (undated.length > 0) rows.push({ label: 'no date', marks: undated })
  return rows
}

const shortMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The span's name; January's row carries the year, the others their first month. */
function rowName(start: Date, months: number): string {
  const year = start.getUTCFullYear()
  if (months >= 24) return `${year}–${year + Math.round(months / 12) - 1}`
  if (months >= 12) return String(year)
  const month = shortMonths[start.getUTCMonth()] ?? ''
  const last = shortMonths[start.getUTCMonth() + months - 1] ?? ''
  const span = months === 1 ? month : `${month}–${last}`
  return start.getUTCMonth() === 0 ? `${year} ${month}` : span
}

function rowLabel(row: Row): Element | undefined {
  if (row.marks.length === 0)
    return decoration({ class: 'axis' }, el('line', { x1: left - 6, x2: left, y1: 0, y2: 0 }))
  return el('text', { class: 'row', x: left - 10, y: 4, 'text-anchor': 'end' }, row.label)
}

function rowDots(row: Row, href: Href): Element[] {
  return row.marks.map(({ lane, dated, paper }, i) => {
    const x = left + radius + (i % perLine) * pitch
    const y = Math.floor(i / perLine) * pitch
    const known = ['undated', 'year', 'month', 'day'][dated?.precision ?? 0]
    return el('g', { class: lane.hue }, paperDot(paper, x, y, radius, href, known))
  })
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
