import { datePrecision, dateSpan, formatDate, isPartialDate } from '../../model/date.ts'

/** Days since 1 January 1970 (UTC). */
export type Day = number

/** A span of whole days, both ends in it. */
export interface Span {
  from: Day
  to: Day
}

/** How finely a span can be chosen: by days when any date has one, else by months. */
export type Unit = 'day' | 'month'

const dayLength = 86_400_000

/** The days that a date may lie in: one for a day, those of a month or a year; undefined without a date. */
export function daysOf(date: string | undefined): Span | undefined {
  if (!date || !isPartialDate(date)) return undefined
  const [from, to] = dateSpan(date)
  return { from: from / dayLength, to: to / dayLength }
}

/** True when the date may lie in the span; a paper without a date lies in none. */
export function inSpan(date: string | undefined, span: Span | undefined): boolean {
  if (!span) return true
  const days = daysOf(date)
  return days !== undefined && days.from <= span.to && days.to >= span.from
}

export function unitOf(dates: string[]): Unit {
  return dates.some((date) => datePrecision(date) === 3) ? 'day' : 'month'
}

/** From the first day of the first date's month to the last day of the last date's; undefined without dates. */
export function spanOf(dates: string[]): Span | undefined {
  const spans = dates.flatMap((date) => daysOf(date) ?? [])
  if (spans.length === 0) return undefined
  return wholeMonths({
    from: spans.reduce((least, { from }) => Math.min(least, from), Infinity),
    to: spans.reduce((most, { to }) => Math.max(most, to), -Infinity),
  })
}

/** The months that a span touches. */
export function wholeMonths({ from, to }: Span): Span {
  return { from: monthOf(from).from, to: monthOf(to).to }
}

/** The month in which a day lies. */
export function monthOf(day: Day): Span {
  return daysOf(isoDay(day).slice(0, 7)) ?? { from: day, to: day }
}

/** The day some months later or earlier, kept in its month. */
export function monthsLater(day: Day, months: number): Day {
  const date = new Date(day * dayLength)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / dayLength
  return Math.min(first + date.getUTCDate() - 1, monthOf(first).to)
}

/** `March 2024 to May 2025`, `5 March 2024 to 20 May 2025`, or one month's or day's name. */
export function spanName(span: Span): string {
  const [from, to] = endsOf(span).map(formatDate)
  return from === to ? (from ?? '') : `${from} to ${to}`
}

export function dayName(day: Day): string {
  return formatDate(isoDay(day))
}

/** A span as it stands behind an address's `#`: `span=2024-03..2025-05`, or with days. */
export function spanAddress(span: Span): string {
  return `span=${endsOf(span).join('..')}`
}

/** Reads a span from an address's hash; undefined when there is none or it makes no sense. */
export function parseSpan(hash: string): Span | undefined {
  const ends = /span=(\d{4}-\d{2}(?:-\d{2})?)\.\.(\d{4}-\d{2}(?:-\d{2})?)/.exec(hash)
  const [from, to] = [daysOf(ends?.[1])?.from, daysOf(ends?.[2])?.to]
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined
}

/** Months where the span consists of whole ones, else days. */
function endsOf({ from, to }: Span): string[] {
  const whole = monthOf(from).from === from && monthOf(to).to === to
  return [from, to].map((day) => isoDay(day).slice(0, whole ? 7 : 10))
}

function isoDay(day: Day): string {
  return new Date(day * dayLength).toISOString().slice(0, 10)
}
