import { formatDate } from '../model/date.ts'

/** With thousands separators, independent of the machine's locale. */
export function formatNumber(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A factor as a reader says it: `1.5×`, `22×`, `12,500×`. */
export function formatFactor(factor: number): string {
  const digits = factor < 10 ? 2 : factor < 100 ? 1 : 0
  const [whole, fraction] = String(Number(factor.toFixed(digits))).split('.')
  return `${formatNumber(Number(whole))}${fraction ? `.${fraction}` : ''}×`
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** `March 2024` for anything in that month. */
export function monthName(time: number): string {
  return formatDate(new Date(time).toISOString().slice(0, 7))
}

/** Orders strings by code unit, the same on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
