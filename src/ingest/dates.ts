import { isPartialDate, type PartialDate } from '../model/date.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * The date that a text or number tells, as precise as it is: ISO dates and times, `2025/10/21`, `2025`,
 * `21 October 2025`, `Oct 21, 2025`, `October 2025`. Days in numbers without a leading year (`03/04/2025`)
 * say nothing for sure and give undefined, as do days that are none (`Feb 30`).
 */
export function readDate(value: unknown): PartialDate | undefined {
  const text = String(value).trim().toLowerCase().slice(0, 80)
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:$|[t ][\d:.]+|\/*$|[t ][\d:.]+z)/.exec(text)
  if (iso) return dateOf(iso[1], iso[2], iso[3])
  const words =
    /^(?:[a-z]{3,9},? )?(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})(?:$|[ t][\d:]+)/.exec(
      text,
    )
  const month = months.indexOf(words?.[2]?.slice(0, 3) ?? '') + 1
  return words && month > 0 ? dateOf(words[4], String(month), words[1] ?? words[3]) : undefined
}

/** The date of a year, month (number or English name) and day, each as written, as far as they are given. */
export function dateOf(year?: unknown, month?: unknown, day?: unknown): PartialDate | undefined {
  const number = (value: unknown) =>
    value === undefined || value === null || value === '' ? undefined : Number(value)
  const name = typeof month === 'string' ? months.indexOf(month.trim().toLowerCase().slice(0, 3)) + 1 : 0
  const parts = [number(year), name || number(month), number(day)]
  const missing = parts.findIndex((part) => part === undefined || Number.isNaN(part))
  const known = (missing < 0 ? parts : parts.slice(0, missing)).map((part, at) =>
    String(part).padStart(at === 0 ? 4 : 2, '0'),
  )
  const date = known.join('-')
  return isPartialDate(date) ? date : undefined
}
