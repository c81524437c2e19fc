import { utcMonth, utcYear } from 'd3-time'
import type { ScaleTime } from 'd3-scale'

/** A place on a time axis: SVG x and what stands there. */
export interface Tick {
  at: number
  label: string
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Years, every so many when they would crowd; months when the scale spans less than two years. */
export function timeTicks(x: ScaleTime<number, number>): Tick[] {
  const [from, to] = x.domain() as [Date, Date]
  const [left, right] = x.range() as [number, number]
  const room = Math.max(1, Math.floor((right - left) / 46))
  const years = utcYear.count(from, to) + 1
  if (years <= 2) {
    const months = Math.max(1, utcMonth.count(from, to))
    const step = [1, 2, 3, 6].find((every) => months / every <= room) ?? 12
    return ticks(x, utcMonth.every(step)?.range(from, to) ?? [], monthLabel)
  }
  const step = [1, 2, 5, 10, 20, 50, 100].find((every) => years / every <= room) ?? 200
  return ticks(x, utcYear.every(step)?.range(from, to) ?? [], (date) => String(date.getUTCFullYear()))
}

function ticks(x: ScaleTime<number, number>, dates: Date[], label: (date: Date) => string): Tick[] {
  return dates.map((date) => ({ at: x(date), label: label(date) }))
}

function monthLabel(date: Date): string {
  return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : (monthNames[date.getUTCMonth()] ?? '')
}
