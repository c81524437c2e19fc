import { isPartialDate } from '../../model/date.ts'
import type { Line } from '../lines.ts'
import type { Draft, Entry, EntryProblem } from '../record.ts'
import type { Format } from './format.ts'

/** Words of the page around its papers: buttons, headings, the newsletter's box. */
const furniture = [
  /^new$/i,
  /^get trending papers in your email inbox( once a day)?!?$/i,
  /^subscribe$/i,
  /^daily papers$/i,
  /^(trending|weekly|monthly|daily|today|yesterday|this week|this month)$/i,
  /^by\s?AK and the research community$/i,
  /^(upvote|submitted by|submit|view all|load more|previous|next|sort:.*|log in|sign up|-|\d{1,6})$/i,
]
const dot = /^[·•]$/
const authorsLine = /^[•·]\s*(\d{1,6}) authors?$/
const oneLineByline = /^[•·]?\s*(\d{1,6}) authors?\s*·\s*(.+)$/
const datePattern = /^([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})(?:, (\d{4}))?(?:\s+(\d{1,7}))?$/
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** A title is a line; an abstract is longer than nearly any title. */
const shortestAbstract = 160

/**
 * Hugging Face's Daily Papers page saved as text, in the two shapes browsers leave: fields parted by empty
 * lines with a byline behind most abstracts, or title and abstract on alternating lines.
 */
export const hfListing: Format = {
  kind: 'hf-listing',
  title: 'a listing page of Hugging Face, saved as text',
  detect: ({ text }) => looksLikeListing(text),
  read: async function* (lines) {
    const reader = listingReader()
    for await (const line of lines) yield* reader.take(line)
    yield* reader.finish()
  },
}

function looksLikeListing(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.some((line) => authorsLine.test(line.trim()))) return true
  if (lines.slice(0, 20).some((line) => furniture.slice(1, 6).some((word) => word.test(line.trim()))))
    return true
  const pairs = lines.slice(0, 20)
  const longs = pairs.filter((line) => line.length >= 2 * shortestAbstract).length
  return (
    pairs.length >= 2 &&
    longs >= Math.floor(pairs.length / 2) - 1 &&
    longs > 0 &&
    (pairs[0] ?? '').length < 300
  )
}

interface Open {
  line: number
  title: string
  abstract?: string
  lastLine: number
  byline?: { count?: number; organization?: string }
  date?: WrittenDate
  problems: EntryProblem[]
}
interface WrittenDate {
  line: number
  month: number
  day: number
  year?: number
  comments?: number
}

function listingReader() {
  const done: Open[] = []
  const broken: Entry[] = []
  let open: Open | undefined
  let held: { text: string; line: number } | undefined
  let header: WrittenDate | undefined
  let afterDot = false
  let newest = 0

  const close = () => {
    if (!open) return
    if (open.abstract) done.push(open)
    else
      broken.push({
        line: open.line,
        problems: [
          { message: `title "${short(open.title)}" has no abstract; save the listing whole or add it` },
        ],
      })
    open = undefined
  }
  const byline = (text: string, next: string | undefined): boolean => {
    if (!open?.abstract) return false
    const count = authorsLine.exec(text)?.[1]
    if (count) open.byline = { count: Number(count) }
    else if (next !== undefined && dot.test(next) && !dot.test(text)) open.byline = { organization: text }
    else return false
    return true
  }
  const date = (text: string, line: number): boolean => {
    const parts = datePattern.exec(text)
    const month = monthNames.indexOf(parts?.[1] ?? '') + 1
    if (!parts || month === 0) return false
    const written: WrittenDate = { line, month, day: Number(parts[2]) }
    if (parts[3]) written.year = Number(parts[3])
    if (parts[4]) written.comments = Number(parts[4])
    newest = Math.max(newest, written.year ?? 0)
    if (!open) header ??= written
    else if (afterDot) open.date = written
    else return false
    return true
  }
  const token = (text: string, line: number, next: string | undefined) => {
    if (dot.test(text)) {
      afterDot = true
      return
    }
    const joined = oneLineByline.exec(text)
    if (joined && open?.abstract) {
      open.byline = { count: Number(joined[1]) }
      afterDot = true
      if (!date(joined[2] ?? '', line)) open.problems.push({ line, message: unreadable(joined[2] ?? '') })
    } else if (date(text, line) || furniture.some((word) => word.test(text)) || byline(text, next)) {
      // Taken: nothing more to do with this line.
    } else if (afterDot && open?.abstract && text.length < 40) {
      open.problems.push({ line, message: unreadable(text) })
    } else prose(text.replace(/^Subscribe(?=[^\sa-z])/, ''), line, next)
    afterDot = false
  }
  const prose = (text: string, line: number, next: string | undefined) => {
    const long = text.length >= shortestAbstract
    if (open && !open.abstract && (long || !(next && next.length >= 2 * shortestAbstract))) {
      open.abstract = text
      open.lastLine = line
    } else if (open?.abstract && !open.byline && text.length >= 2 * shortestAbstract) {
      open.abstract += `\n\n${text}`
      open.lastLine = line
    } else {
      close()
      open = { line, title: text, lastLine: line, problems: [] }
    }
  }
  return {
    *take({ number, text, tooLong }: Line): Generator<Entry> {
      const trimmed = text.trim()
      if (tooLong) {
        broken.push({
          line: number,
          problems: [{ message: 'line is too long to be read; cut or remove it' }],
        })
        return
      }
      if (trimmed === '') return
      if (held) token(held.text, held.line, trimmed)
      held = { text: trimmed, line: number }
    },
    *finish(): Generator<Entry> {
      if (held) token(held.text, held.line, undefined)
      const last = open
      close()
      const year = header?.year ?? (newest > 0 ? newest + 1 : undefined)
      const entries = done.map((entry) => finished(entry, entry === last, year))
      yield* [...broken, ...entries].sort((a, b) => a.line - b.line)
    },
  }
}

function finished(entry: Open, last: boolean, year: number | undefined): Entry {
  const { line, title, abstract = '', byline, date, problems } = entry
  if (last && !byline && looksCut(abstract))
    return {
      line,
      problems: [
        { line: entry.lastLine, message: `abstract of "${short(title)}" breaks off; save the listing whole` },
      ],
    }
  const draft: Draft = { title, abstract, discussion: date?.comments }
  if (byline?.count) draft.authorCount = byline.count
  if (byline?.organization) Object.assign(draft, organization(byline.organization))
  if (date) {
    const published = isoDate(date, year)
    if (published) draft.published = published
    else problems.push({ line: date.line, message: undated(date, year) })
  }
  return { line, draft, problems }
}

/** A whole abstract ends as a sentence does, or with an address. */
function looksCut(abstract: string): boolean {
  return !/(?:[.!?…。！？)\]}"'”’»$*%:]|https?:\/\/\S+|\b[\w-]+\.[a-z]{2,}\/\S+)$/u.test(abstract)
}

function isoDate({ month, day, year }: WrittenDate, listingYear: number | undefined): string | undefined {
  const known = year ?? listingYear
  if (!known) return undefined
  const date = `${known}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isPartialDate(date) ? date : undefined
}

function undated(date: WrittenDate, listingYear: number | undefined): string {
  const written = `${monthNames[date.month - 1]} ${date.day}${date.year ? `, ${date.year}` : ''}`
  return date.year || listingYear
    ? `date "${written}" is no date, and is left out; correct it`
    : `date "${written}" has no year, and no line of the listing tells one; add the year`
}

function unreadable(text: string): string {
  return `"${short(text)}" is no date, and is left out; write it as Oct 21, 2025`
}

/**
 * `tencent Tencent`: the account, then its display name, which may have several words. Accounts have no
 * spaces, so the first word is the account when something stands behind it.
 */
function organization(text: string): Pick<Draft, 'organization' | 'organizationAccount'> {
  const [account = '', ...rest] = text.split(/\s+/)
  const name = rest.join(' ')
  return name && /^[\w.-]+$/.test(account)
    ? { organization: name, organizationAccount: account }
    : { organization: text }
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
