import { isPartialDate, type PartialDate } from '../model/date.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * The date that a text or number tells, as precise as it is: ISO dates and times, `2025/10/21`, `2025`,
 * `21 October 2025`, `Oct 21, 2025`, `October 2025`, `2025 Oct 21`, `10/2025`, `21.10.2025`, `20251021`. Of a range it is the
 * beginning (`2019-03/2019-05`; `27-30 June 2016` is June). Days in numbers without a leading year (`03/04/2025`)
 * say nothing for sure and give undefined, as do days that are none (`Feb 30`).
 */
export function readDate(value: unknown): PartialDate | undefined {
  const text = withoutEnd(String(value).trim().toLowerCase().slice(0, 80))
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:$|[t ][\d:.]+|\/*$|[t ][\d:.]+z)/.exec(text)
  if (iso) return dateOf(iso[1], iso[2], iso[3])
  const words =
    /^(?:[a-z]{3,9},? )?(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})(?:$|[ t][\d:]+)/.exec(
      text,
    )
  const month = months.indexOf(words?.[2]?.slice(0, 3) ?? '') + 1
  if (words && month > 0) return dateOf(words[4], String(month), words[1] ?? words[3])
  const [, year, name, day] = /^(\d{4}) ([a-z]{3,9})\.?(?: (\d{1,2}))?$/.exec(text) ?? []
  const medline = months.indexOf(name?.slice(0, 3) ?? '') + 1
  if (medline > 0) return dateOf(year, String(medline), day)
  const [, date, ofMonth, ofYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  if (date) return dateOf(ofYear, ofMonth, date)
  const turned = /^(\d{1,2})[/.](\d{4})$/.exec(text)
  if (turned) return dateOf(turned[2], turned[1])
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  return packed ? dateOf(packed[1], packed[2], packed[3]) : undefined
}

/**
 * Takes the end of a range away, and what says that a date is rough: `~`, `?` and seasons, which are months of 21 to
 * 41 in the Extended Date/Time Format (https://www.loc.gov/standards/datetime/), and the letter of `2018a`.
 */
function withoutEnd(text: string): string {
  return text
    .replace(/^(\d{4}(?:-\d\d){0,2}[?~%]?)\/(?:\d{4}|\.\.|$).*$/, '$1')
    .replace(/^(\d{4}(?:-\d\d){0,2})[?~%]$/, '$1')
    .replace(/^(\d{4})(?:-(?:2[1-9]|3\d|4[01])|[a-z])$/, '$1')
    .replace(
      /^(?:spring|summer|autumn|fall|winter) (?=\d{4}$)|(?<=^\d{4}) (?:spring|summer|autumn|fall|winter)$/,
      '',
    )
    .replace(/^\d{1,2} ?[-–] ?\d{1,2} (?=[a-z])/, '')
    .replace(/^(?:\d{1,2} )?([a-z]{3,9}) ?[-–/] ?[a-z]{3,9}(?= \d{4}$)/, '$1')
    .replace(/^(\d{4} [a-z]{3})[-–][a-z]{3}$/, '$1')
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
