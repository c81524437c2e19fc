import { brushX, type D3BrushEvent } from 'd3-brush'
import { scaleLinear } from 'd3-scale'
import { select, type Selection } from 'd3-selection'
import { binDates, type SpanBin } from './span-bins.ts'
import { dayName, daysOf, monthOf, monthsLater, type Span, spanName, type Unit } from './span.ts'

export interface SpanBrush {
  /** Sets the span without telling `changed`; undefined is all of it. */
  set: (span: Span | undefined) => void
}

/** What the brush shows: how many papers have each date, from when to when, and how finely one can choose. */
export interface Brushed {
  dates: Iterable<readonly [date: string, papers: number]>
  all: Span
  unit: Unit
}

const height = 64
const floor = 44

/**
 * Fills an empty element with a strip of papers by month in which one marks a span: by pointer, by touch, and by
 * keyboard on its two handles, which are sliders. `changed` hears of each new span in whole days or months.
 */
export function spanBrush(
  host: HTMLElement,
  { dates, all, unit }: Brushed,
  changed: (span: Span | undefined) => void,
): SpanBrush {
  const width = Math.max(240, host.clientWidth)
  const x = scaleLinear([all.from, all.to + 1], [10, width - 10])
  const svg = select(host).append('svg').attr('class', 'span-brush').attr('viewBox', `0 0 ${width} ${height}`)
  svg.attr('role', 'group').attr('aria-label', 'Choose a time span')
  drawBins(svg, binDates(dates, all), all, x)
  let span: Span | undefined
  const brush = brushX<unknown>()
    .extent([
      [10, 0],
      [width - 10, floor],
    ])
    .handleSize(12)
    .on('brush end', ({ selection, sourceEvent, type }: D3BrushEvent<unknown>) => {
      if (!sourceEvent) return
      const [left, right] = (selection ?? []) as number[]
      span =
        left === undefined || right === undefined
          ? undefined
          : spanBetween(x.invert(left), x.invert(right), all, unit)
      if (type === 'end') move(span)
      describe()
      changed(span)
    })
  const layer = svg.append('g').attr('class', 'brush').call(brush)
  const handles = layer.selectAll<SVGRectElement, { type: string }>('.handle')
  const move = (to: Span | undefined) => {
    layer.call(brush.move, to ? [x(to.from), x(to.to + 1)] : null)
  }
  const describe = () => {
    const { from, to } = span ?? all
    // While all is chosen, a drag draws a span; it would else try to move the whole.
    layer.classed('is-all', span === undefined)
    handles.each(function ({ type }) {
      const day = type === 'w' ? from : to
      select(this)
        .attr('aria-valuemin', all.from)
        .attr('aria-valuemax', all.to)
        .attr('aria-valuenow', day)
        .attr('aria-valuetext', unit === 'day' ? dayName(day) : spanName(monthOf(day)))
    })
  }
  handles
    .attr('tabindex', 0)
    .attr('role', 'slider')
    .attr('aria-label', ({ type }) => `${type === 'w' ? 'First' : 'Last'} ${unit}`)
    .on('keydown', (event: KeyboardEvent, { type }) => {
      const end = type === 'w' ? 'from' : 'to'
      const next = stepSpan(span ?? all, { end, key: event.key, isFine: event.shiftKey, unit }, all)
      if (!next) return
      event.preventDefault()
      span = next.from === all.from && next.to === all.to ? undefined : next
      move(span ?? all)
      describe()
      changed(span)
    })
  describe()
  move(all)
  return {
    set: (to) => {
      span = to
      move(to ?? all)
      describe()
    },
  }
}

/** Months by key; Shift makes an arrow's step a day where dates have days. */
const steps: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -12,
  PageUp: 12,
  Home: -Infinity,
  End: Infinity,
}

interface Step {
  end: keyof Span
  key: string
  isFine: boolean
  unit: Unit
}

/** The span after a key on one of its ends; undefined for a key that moves nothing. */
export function stepSpan(span: Span, { end, key, isFine, unit }: Step, all: Span): Span | undefined {
  const months = steps[key]
  if (months === undefined) return undefined
  const least = end === 'from' ? all.from : span.from
  const most = end === 'from' ? span.to : all.to
  return { ...span, [end]: Math.max(least, Math.min(most, moved())) }

  function moved(): number {
    const day = span[end]
    if (months === undefined || !isFinite(months)) return months ?? day
    if (unit === 'day' && isFine) return day + Math.sign(months)
    // Ends of whole months stay such.
    if (end === 'to' && monthOf(day).to === day) return monthOf(monthsLater(monthOf(day).from, months)).to
    return monthsLater(day, months)
  }
}

/** The whole days that a stretch of the axis touches by at least a half, or the months by at least a third. */
export function spanBetween(left: number, right: number, all: Span, unit: Unit): Span {
  const within = (day: number) => Math.max(all.from, Math.min(all.to, day))
  const [first, last] = [within(Math.round(left)), within(Math.round(right) - 1)]
  if (unit === 'day') return { from: first, to: Math.max(first, last) }
  const start = monthOf(within(Math.floor(left)))
  const end = monthOf(within(Math.ceil(right) - 1))
  const third = ({ from, to }: Span) => (to - from + 1) / 3
  const from = start.to + 1 - left < third(start) && start.to < end.from ? start.to + 1 : start.from
  const to = right - end.from < third(end) && end.from > from ? end.from - 1 : end.to
  return { from, to }
}

function drawBins(
  svg: Selection<SVGSVGElement, unknown, null, undefined>,
  bins: SpanBin[],
  all: Span,
  x: (day: number) => number,
): void {
  const most = bins.reduce((highest, { papers }) => Math.max(highest, papers), 1)
  const bars = bins
    .map(({ from, to, papers }) => {
      const tall = (papers / most) * (floor - 6)
      return `M${x(from)} ${floor}v${-tall}H${Math.max(x(from) + 0.5, x(to + 1) - 0.5)}v${tall}z`
    })
    .join('')
  svg.append('path').attr('class', 'months').attr('d', bars)
  const [firstYear, lastYear] = [all.from, all.to].map((day) => Math.floor(1970 + day / 365.2425)) as [
    number,
    number,
  ]
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i).flatMap((year) => {
    const day = daysOf(String(year))?.from ?? 0
    return day >= all.from && day <= all.to ? { year, day } : []
  })
  const every = Math.ceil((years.length * 40) / Math.max(1, x(all.to) - x(all.from)))
  const end = x(all.to + 1) - 28
  years
    .filter(({ day }, i) => i % every === 0 && (i === 0 || x(day) <= end))
    .forEach(({ year, day }) => {
      svg
        .append('text')
        .attr('x', Math.min(x(day), end))
        .attr('y', height - 5)
        .text(year)
    })
  svg.append('title').text(`Papers by month, ${spanName(all)}`)
}
