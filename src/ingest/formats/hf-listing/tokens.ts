import type { Line } from '../../lines.ts'

/** A date as a listing writes it: often without a year, with the comment count behind it. */
export interface WrittenDate {
  line: number
  month: number
  day: number
  year?: number
  comments?: number
}

/** A line of a listing, told by its look alone. */
export type Token =
  | { kind: 'prose'; line: number; text: string; next?: string }
  | { kind: 'byline'; line: number; count?: number; organization?: string }
  | { kind: 'date'; line: number; date: WrittenDate; behindDot: boolean }
  | { kind: 'broken'; line: number; message: string }

/** Lines that listing pages have around their papers, and hardly any other text. */
const pageMarks = [
  /^get trending papers in your email inbox( once a day)?!?$/i,
  /^subscribe$/i,
  /^(daily|trending) papers$/i,
  /^by ?\S+ and the research community$/i,
]
/** Buttons, headings and counts of the page; a paper may have such a title, and then an abstract follows. */
const furniture = [
  /^(new|trending|weekly|monthly|daily|today|yesterday|this (week|month)|(previous|next)( page)?)$/i,
  /^(view all|load more|sort: .*|log in|sign up|submit|search|-|\d{1,6})$/i,
  /^(upvote|github|arxiv page|hf page|project page|pdf)( [\d.,]+k?)?$/i,
]
/** Nearly every abstract is as long as this, and no title. */
export const surelyAbstract = 320

const dot = /^[·•]$/
const authorsLine = /^(?:[•·]\s*)?(\d{1,6}) authors?$/
const oneLineByline = /^(?:[•·]\s*)?(\d{1,6}) authors?\s*[·•]\s*(\S.*)$/
const datePattern =
  /^(?:Published on )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (\d{1,2})(?:, (\d{4}))?(?:\s+(\d{1,7}))?$/
export const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** The newsletter's button may be glued to the first title. */
const gluedButton = /^Subscribe(?!(?:rs?|d)\b)(?=\S)/

/** True when a line is found on listing pages and hardly anywhere else. */
export function isListingMark(line: string): boolean {
  const text = line.trim()
  return text.startsWith('•') ? authorsLine.test(text) : pageMarks.some((mark) => mark.test(text))
}

/** The listing's lines as tokens, without furniture and empty lines. */
export async function* tokenize(lines: AsyncIterable<Line>): AsyncGenerator<Token> {
  let behindDot = false
  let opened = false
  for await (const { line, next } of withNext(lines)) {
    const text: string = opened ? line.text : line.text.replace(gluedButton, '')
    if (dot.test(text)) {
      behindDot = true
      continue
    }
    if (isFurniture(text, next)) continue
    const tokens: Token[] = line.tooLong ? [tooLong(line)] : tokensOf({ ...line, text }, next, behindDot)
    opened ||= tokens.some(({ kind }) => kind === 'prose')
    yield* tokens
    behindDot = false
  }
}

function isFurniture(text: string, next = ''): boolean {
  if (pageMarks.some((mark) => mark.test(text))) return true
  return next.length < surelyAbstract && furniture.some((words) => words.test(text))
}

function tooLong({ number }: Line): Token {
  return { kind: 'broken', line: number, message: 'line is too long to be read; cut or remove it' }
}

function tokensOf({ text, number: line }: Line, next: string | undefined, behindDot: boolean): Token[] {
  const count = authorsLine.exec(text)?.[1]
  if (count) return [{ kind: 'byline', line, count: Number(count) }]
  const joined = oneLineByline.exec(text)
  if (joined)
    return [{ kind: 'byline', line, count: Number(joined[1]) }, ...dateOf(joined[2] ?? '', line, true)]
  const date = dateOf(text, line, behindDot)
  if (date.length > 0) return date
  if (text.startsWith('•')) return [unreadable(text, line, 'is no byline; write it as • 3 authors')]
  if (next !== undefined && dot.test(next)) return [{ kind: 'byline', line, organization: text }]
  return [{ kind: 'prose', line, text, next }]
}

/** A date; behind a dot nothing else is expected, so a short line there is a broken date. */
function dateOf(text: string, line: number, behindDot: boolean): Token[] {
  const parts = datePattern.exec(text)
  if (!parts) {
    const broken = behindDot && text.length < 40
    return broken ? [unreadable(text, line, 'is no date; write it as Oct 21, 2025')] : []
  }
  const date: WrittenDate = { line, month: monthNames.indexOf(parts[1] ?? '') + 1, day: Number(parts[2]) }
  if (parts[3]) date.year = Number(parts[3])
  if (parts[4]) date.comments = Number(parts[4])
  return [{ kind: 'date', line, date, behindDot: behindDot || text.startsWith('Published') }]
}

function unreadable(text: string, line: number, rest: string): Token {
  return { kind: 'broken', line, message: `"${short(text)}" ${rest}` }
}

/** A text for a message. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Trimmed lines that are not empty, each with the text of the next one. */
async function* withNext(lines: AsyncIterable<Line>): AsyncGenerator<{ line: Line; next?: string }> {
  let held: Line | undefined
  for await (const line of lines) {
    const text = line.text.trim()
    if (text === '' && !line.tooLong) continue
    if (held) yield { line: held, next: text }
    held = { ...line, text }
  }
  if (held) yield { line: held }
}
