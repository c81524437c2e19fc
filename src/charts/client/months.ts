/** Months counted from year 0: `2024-03` is 2024 · 12 + 2. */
export type Month = number

/** A span of whole months, both ends in it. */
export interface Span {
  from: Month
  to: Month
}

/** The months that a date may lie in: one for a day or a month, twelve for a year; undefined without a date. */
export function monthsOf(date: string | undefined): Span | undefined {
  const parts = /^(\d{4})(?:-(\d{2}))?/.exec(date ?? '')
  if (!parts) return undefined
  const january = Number(parts[1]) * 12
  if (!parts[2]) return { from: january, to: january + 11 }
  const month = january + Number(parts[2]) - 1
  return { from: month, to: month }
}

/** True when the date may lie in the span; a paper without a date lies in none. */
export function inSpan(date: string | undefined, span: Span | undefined): boolean {
  if (!span) return true
  const months = monthsOf(date)
  return months !== undefined && months.from <= span.to && months.to >= span.from
}

const names = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** `March 2024` */
export function monthName(month: Month): string {
  return `${names[month % 12]} ${Math.floor(month / 12)}`
}

/** `March 2024 to May 2025`, or one month's name. */
export function spanName({ from, to }: Span): string {
  return from === to ? monthName(from) : `${monthName(from)} to ${monthName(to)}`
}

/** A span as it stands behind an address's `#`: `span=2024-03..2025-05`. */
export function spanAddress({ from, to }: Span): string {
  return `span=${isoMonth(from)}..${isoMonth(to)}`
}

/** Reads a span from an address's hash; undefined when there is none or it makes no sense. */
export function parseSpan(hash: string): Span | undefined {
  const ends = /span=(\d{4}-\d{2})\.\.(\d{4}-\d{2})/.exec(hash)
  const [from, to] = [monthsOf(ends?.[1])?.from, monthsOf(ends?.[2])?.to]
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined
}

/** How many dates lie in each month of the span; a year's dates count in its middle month. */
export function countMonths(dates: string[], { from, to }: Span): number[] {
  const counts = Array.from({ length: to - from + 1 }, () => 0)
  for (const date of dates) {
    const months = monthsOf(date)
    if (!months) continue
    const at = Math.floor((months.from + months.to) / 2) - from
    if (at in counts) counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

function isoMonth(month: Month): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}
