import { daysOf, monthOf, type Span } from './span.ts'

/** How many papers have their date in some days. */
export interface SpanBin extends Span {
  papers: number
}

/** Below this many days a month is too coarse, and weeks are counted. */
const weeksBelow = 500

/** Papers by month, or by week in a short span; a vague date counts in its middle. Bins without papers are left out. */
export function binDates(dates: Iterable<readonly [date: string, papers: number]>, all: Span): SpanBin[] {
  const byWeek = all.to - all.from < weeksBelow
  const bins = new Map<number, SpanBin>()
  for (const [date, papers] of dates) {
    const days = daysOf(date)
    if (!days) continue
    const middle = Math.floor((days.from + days.to) / 2)
    const week = all.from + Math.floor((middle - all.from) / 7) * 7
    const span = byWeek ? { from: week, to: week + 6 } : monthOf(middle)
    const bin = bins.get(span.from) ?? { ...span, papers: 0 }
    bin.papers += papers
    bins.set(span.from, bin)
  }
  return [...bins.values()]
}
