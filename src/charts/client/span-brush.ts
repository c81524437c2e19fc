import { brushX, type D3BrushEvent } from 'd3-brush'
import { scaleLinear } from 'd3-scale'
import { select } from 'd3-selection'
import { countMonths, monthName, type Span, spanName } from './months.ts'

export interface SpanBrush {
  /** Sets the span without telling `changed`; undefined is all of it. */
  set: (span: Span | undefined) => void
}

const height = 64
const floor = 44

/**
 * Fills an empty element with a strip of papers by month in which one marks a span: by pointer, by touch, and by
 * keyboard on its two handles, which are sliders. `changed` hears of each new span in whole months.
 */
export function spanBrush(
  host: HTMLElement,
  dates: string[],
  all: Span,
  changed: (span: Span | undefined) => void,
): SpanBrush {
  const width = Math.max(240, host.clientWidth)
  const x = scaleLinear([all.from, all.to + 1], [10, width - 10])
  const svg = select(host).append('svg').attr('class', 'span-brush').attr('viewBox', `0 0 ${width} ${height}`)
  svg.attr('role', 'group').attr('aria-label', 'Choose a time span')
  drawMonths(svg, countMonths(dates, all), all, x)
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
          : monthsBetween(x.invert(left), x.invert(right), all)
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
    handles.each(function ({ type }) {
      const month = type === 'w' ? from : to
      select(this)
        .attr('aria-valuemin', all.from)
        .attr('aria-valuemax', all.to)
        .attr('aria-valuenow', month)
        .attr('aria-valuetext', monthName(month))
    })
  }
  handles
    .attr('tabindex', 0)
    .attr('role', 'slider')
    .attr('aria-label', ({ type }) => (type === 'w' ? 'First month' : 'Last month'))
    .on('keydown', (event: KeyboardEvent, { type }) => {
      const next = stepSpan(span ?? all, type === 'w' ? 'from' : 'to', event.key, all)
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

/** The span after a key on one of its ends; undefined for a key that moves nothing. */
export function stepSpan(span: Span, end: keyof Span, key: string, all: Span): Span | undefined {
  const step = steps[key]
  if (step === undefined) return undefined
  const least = end === 'from' ? all.from : span.from
  const most = end === 'from' ? span.to : all.to
  return { ...span, [end]: Math.max(least, Math.min(most, span[end] + step)) }
}

/** The whole months that a stretch of the axis touches by at least a third. */
export function monthsBetween(left: number, right: number, all: Span): Span {
  const from = Math.max(all.from, Math.min(all.to, Math.floor(left + 1 / 3)))
  const to = Math.max(from, Math.min(all.to, Math.ceil(right - 1 / 3) - 1))
  return { from, to }
}

function drawMonths(
  svg:
    | ReturnType<typeof select<SVGSVGElement, unknown>>
    | ReturnType<ReturnType<typeof select<HTMLElement, unknown>>['append']>,
  counts: number[],
  all: Span,
  x: (month: number) => number,
): void {
  const most = Math.max(1, ...counts)
  const bars = counts
    .map((papers, i) => {
      const tall = (papers / most) * (floor - 6)
      return papers > 0 ? `M${x(all.from + i)} ${floor}v${-tall}H${x(all.from + i + 1) - 0.5}v${tall}z` : ''
    })
    .join('')
  svg.append('path').attr('class', 'months').attr('d', bars)
  const years = Array.from(
    { length: Math.floor((all.to - all.from) / 12) + 1 },
    (_, i) => Math.ceil(all.from / 12) + i,
  )
  const every = Math.ceil((years.length * 40) / Math.max(1, x(all.to) - x(all.from)))
  years
    .filter((year, i) => i % every === 0 && year * 12 <= all.to)
    .forEach((year) => {
      svg
        .append('text')
        .attr('x', Math.min(x(year * 12), x(all.to + 1) - 28))
        .attr('y', height - 5)
        .text(year)
    })
  svg.append('title').text(`Papers by month, ${spanName(all)}`)
}
