/** A date as precise as it is known: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export type PartialDate = string

const pattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** True for a real calendar day, month or year (`2025-02-30` is none). */
export function isPartialDate(text: string): boolean {
  const parts = pattern.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)]
  const date = new Date(Date.UTC(year, month - 1, day))
  date.setUTCFullYear(year)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** How precise a date is: 0 unknown, 1 year, 2 month, 3 day. */
export function datePrecision(date: PartialDate | undefined): 0 | 1 | 2 | 3 {
  if (!date) return 0
  if (date.length === 4) return 1
  return date.length === 7 ? 2 : 3
}

/** The year of a date, or undefined when unknown. */
export function yearOf(date: PartialDate | undefined): number | undefined {
  return date ? Number(date.slice(0, 4)) : undefined
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July'].concat([
  'August',
  'September',
  'October',
  'November',
  'December',
])

/** A date for readers: `21 October 2025`, `October 2025`, `2025`, or `date unknown`. */
export function formatDate(date: PartialDate | undefined): string {
  if (!date) return 'date unknown'
  const [year, month, day] = date.split('-')
  const name = month ? months[Number(month) - 1] : undefined
  return [day && String(Number(day)), name, year].filter(Boolean).join(' ')
}

/** The first and last day that a date may mean, as UTC milliseconds: `2025-10` is 1 to 31 October. */
export function dateSpan(date: PartialDate): [first: number, last: number] {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?]
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1)
  if (day) return [first, first]
  return [first, month ? Date.UTC(year, month, 0) : Date.UTC(year, 11, 31)]
}

/** Orders newest first; a vaguer date comes after the precise dates it contains; unknown comes last. */
export function compareDates(a: PartialDate | undefined, b: PartialDate | undefined): number {
  if (a === b) return 0
  if (!a) return 1
  if (!b) return -1
  return a < b ? 1 : -1
}
