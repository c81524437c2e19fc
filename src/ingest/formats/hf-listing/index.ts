import { isPartialDate } from '../../../model/date.ts'
import type { Draft, Entry, EntryProblem } from '../../record.ts'
import type { Format } from '../format.ts'
import {
  isListingMark,
  monthNames,
  short,
  surelyAbstract,
  tokenize,
  type Token,
  type WrittenDate,
} from './tokens.ts'

/** Hardly any title is as long as this, and few abstracts are shorter. */
const longProse = 160

/**
 * Hugging Face's Daily Papers page saved as text, in the two shapes that browsers leave: fields parted by
 * empty lines with a byline behind most abstracts, or title and abstract on alternating lines.
 */
export const hfListing: Format = {
  kind: 'hf-listing',
  title: 'a page of Hugging Face Daily Papers, saved as text',
  detect: ({ text }) => looksLikeListing(text),
  read: async function* ({ lines }) {
    const listing: Listing = { done: [], broken: [], newest: 0 }
    for await (const token of tokenize(lines())) take(token, listing)
    const last = listing.open
    close(listing)
    const year = listing.header?.year ?? (listing.newest > 0 ? listing.newest + 1 : undefined)
    const entries = listing.done.map((paper) => entryOf(paper, paper === last, year))
    yield* [...listing.broken, ...entries].sort((a, b) => a.line - b.line)
  },
}

function looksLikeListing(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.some(isListingMark)) return true
  const first = lines.slice(0, 20)
  if (first.length < 2 || first.some((line) => /^[\s]*[{[<@%]|^TY {2}-/.test(line))) return false
  const alternates = first.filter((line, at) => (at % 2 === 0) === line.length < longProse)
  return alternates.length >= 0.9 * first.length
}

interface Listing {
  /** The paper whose lines are being read. */
  open?: ListedPaper
  done: ListedPaper[]
  broken: Entry[]
  /** The page's own date. */
  header?: WrittenDate
  /** The newest year written out. */
  newest: number
}

interface ListedPaper {
  line: number
  title: string
  abstract?: string
  lastLine: number
  byline?: { count?: number; organization?: string }
  date?: WrittenDate
  problems: EntryProblem[]
}

function take(token: Token, listing: Listing): void {
  const { open } = listing
  if (token.kind === 'prose') takeProse(token, listing)
  else if (token.kind === 'byline') {
    if (open) open.byline = token
  } else if (token.kind === 'broken') {
    if (open) open.problems.push(token)
    else listing.broken.push({ line: token.line, problems: [token] })
  } else {
    listing.newest = Math.max(listing.newest, token.date.year ?? 0)
    if (open && token.behindDot) open.date = token.date
    else if (!open) listing.header ??= token.date
  }
}

/** A line of prose is a title, an abstract, or a further paragraph of it: length and what follows tell. */
function takeProse({ text, line, next = '' }: Token & { kind: 'prose' }, listing: Listing): void {
  const { open } = listing
  const startsNext = text.length < longProse && next.length >= surelyAbstract
  if (open && open.abstract === undefined && !open.byline && !startsNext) {
    open.abstract = text
    open.lastLine = line
  } else if (open?.abstract && !open.byline && text.length >= surelyAbstract) {
    open.abstract += `\n\n${text}`
    open.lastLine = line
  } else {
    close(listing)
    listing.open = { line, title: text, lastLine: line, problems: [] }
  }
}

function close(listing: Listing): void {
  const { open } = listing
  if (!open) return
  listing.open = undefined
  if (open.abstract) listing.done.push(open)
  else {
    const message = `title "${short(open.title)}" has no abstract; save the listing whole or add it`
    listing.broken.push({ line: open.line, problems: [{ message }, ...open.problems] })
  }
}

function entryOf(paper: ListedPaper, isLast: boolean, year: number | undefined): Entry {
  const { line, title, abstract = '', byline, date, problems } = paper
  if (isLast && !byline && breaksOff(abstract)) {
    const message = `abstract of "${short(title)}" breaks off; save the listing whole`
    return { line, problems: [{ line: paper.lastLine, message }] }
  }
  const draft: Draft = { title, abstract, authorCount: byline?.count, discussion: date?.comments }
  if (byline?.organization) Object.assign(draft, organization(byline.organization))
  if (date) draft.published = isoDate(date, year)
  if (date && !draft.published) problems.push({ line: date.line, message: undated(date, year) })
  if (isLast && byline && !date && !problems.length)
    problems.push({ line: paper.lastLine, message: `byline of "${short(title)}" breaks off; add its date` })
  return { line, draft, problems }
}

/** A whole abstract ends as a sentence does, or with an address. */
function breaksOff(abstract: string): boolean {
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
