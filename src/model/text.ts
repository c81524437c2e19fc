import unicodeit from 'unicodeit'
import { accented, latexLetters } from './accents.ts'

/** A stretch of an abstract or title as shown; `start` and `end` are offsets in the raw text (UTF-16). */
export interface Segment {
  kind: 'text' | 'math'
  /** Shown text, or the LaTeX source between the dollars. */
  value: string
  start: number
  end: number
}

interface Mend {
  pattern: RegExp
  shown: (match: RegExpExecArray) => Omit<Segment, 'start' | 'end'> | string
}

const wrappers = 'text(?:bf|it|tt|sc|sf|rm|sl|up|md|normal)?|emph|underline|mbox|url|textsuperscript'

/**
 * What saved listings lose or leave of LaTeX, tried in order at each position. Hugging Face's pages drop
 * the backslash of a command that stood in mathematics (`22\times` becomes `22times`).
 */
const mends: Mend[] = [
  {
    pattern: /\$\$([^$]{1,999})\$\$|\\\((.{1,999}?)\\\)|\\\[(.{1,999}?)\\\]/y,
    shown: (m) => math(m[1] ?? m[2] ?? m[3] ?? ''),
  },
  { pattern: /\$(?!\s)((?:[^$\\\n]|\\.){1,999}?)(?<!\s)\$(?!\d)/y, shown: (m) => math(m[1] ?? '') },
  { pattern: new RegExp(`\\\\(?:${wrappers})\\{([^{}]*)\\}`, 'y'), shown: (m) => m[1] ?? '' },
  { pattern: /~?\\(?:cite[tp]?|ref|label|footnote)\{[^{}]*\}/y, shown: () => '' },
  {
    pattern:
      /\{\\(["'`^~=.]|[uvHcdbkr](?=[{ ]))\s?\{?\\?([a-zA-Z])\}{1,2}|\\(["'`^~=.]|[uvHcdbkr](?=\{))\{\\?([a-zA-Z])\}/y,
    shown: (m) => accented(m[2] ?? m[4] ?? '', m[1] ?? m[3] ?? ''),
  },
  // Only inside a word: before one it may be a quote that a program escaped, and behind one an escaped apostrophe.
  {
    pattern: /(?<=[\p{L}}])\\(["'`^~=.])\\?([aeiouycnzAEIOUYCNZ])/uy,
    shown: (m) => accented(m[2] ?? '', m[1] ?? ''),
  },
  {
    pattern: new RegExp(`\\{\\\\(${Object.keys(latexLetters).join('|')})\\}`, 'y'),
    shown: (m) => latexLetters[m[1] ?? ''] ?? '',
  },
  { pattern: /\\([%&_#${}])/y, shown: (m) => m[1] ?? '' },
  { pattern: /\\(?:xspace|,|;|!|\/)/y, shown: () => '' },
  { pattern: /``/y, shown: () => '“' },
  { pattern: /(?<=\S)''/y, shown: () => '”' },
  { pattern: /(?<=\w\s?)---(?=\s?\w)/y, shown: () => '—' },
  { pattern: /(?<=\w)--(?=\w)/y, shown: () => '–' },
  { pattern: /(?<=\d)\s?\\?times(?![a-z])(?=\s?\d)/y, shown: () => ' × ' },
  { pattern: /(?<=\d)\\?times(?![a-z])/y, shown: () => '×' },
  { pattern: /(?<=\d)\s?(?:\\?sim|~)\s?(?=\d)/y, shown: () => '–' },
  { pattern: /(?<![\p{L}\d])(?:\\?sim|\\?approx|~)\s?(?=\d)/uy, shown: () => '≈' },
  { pattern: /(?<![\p{L}\d])\\?times~?(?=\d)/uy, shown: () => '×' },
  { pattern: /(?<=\d)\s?\\?pm\s?(?=\d)/y, shown: () => ' ± ' },
  { pattern: /(?<![\p{L}\d])\\?leq?\s?(?=\d)/uy, shown: () => '≤' },
  { pattern: /(?<![\p{L}\d])\\?geq?\s?(?=\d)/uy, shown: () => '≥' },
  { pattern: /(?<=\S)~(?=\S)/y, shown: () => '\u00a0' },
]
/** Where a mend may start; a search for it passes over plain text fast. */
const opening =
  /[$\\~`]|\{(?=\\)|''|--|(?<=\d)\s?(?:[\\~]|times|sim|pm)|(?<![\p{L}\d])(?:times|sim|approx|leq?|geq?)~?\s?\d/gu

/** Without any of these no mend can start: told several times sooner than by `opening`. */
const mayOpen = /[$\\~`\d]|''|--/

function math(source: string): Omit<Segment, 'start' | 'end'> {
  const wrapped = /^\\text(?:it|bf|rm)?\{([^{}]*)\}$/.exec(source.trim())
  return wrapped ? { kind: 'text', value: wrapped[1] ?? '' } : { kind: 'math', value: source.trim() }
}

/**
 * Splits raw text into what is shown: mended text and mathematics. Segments are in order, do not overlap
 * and cover the raw text; a segment may show nothing (`value` is then `''`).
 */
export function segments(raw: string): Segment[] {
  const found: Segment[] = []
  if (!mayOpen.test(raw)) return raw ? [{ kind: 'text', value: raw, start: 0, end: raw.length }] : found
  let plainFrom = 0
  let at = 0
  const flush = (to: number) => {
    if (to > plainFrom)
      found.push({ kind: 'text', value: raw.slice(plainFrom, to), start: plainFrom, end: to })
  }
  while (at < raw.length) {
    opening.lastIndex = at
    const start = opening.exec(raw)?.index
    if (start === undefined) break
    const hit = mendAt(raw, start)
    if (hit) {
      flush(start)
      found.push(hit)
      plainFrom = hit.end
    }
    at = hit ? hit.end : start + 1
  }
  flush(raw.length)
  return found
}

function mendAt(raw: string, at: number): Segment | undefined {
  for (const { pattern, shown } of mends) {
    pattern.lastIndex = at
    const match = pattern.exec(raw)
    if (!match) continue
    const value = shown(match)
    const part = typeof value === 'string' ? { kind: 'text' as const, value } : value
    return { ...part, start: at, end: at + match[0].length }
  }
  return undefined
}

/** One line of Unicode without markup: for page titles, cards, search and slugs. */
export function plainText(raw: string): string {
  return segments(raw)
    .map((part) => (part.kind === 'math' ? plainMath(part.value) : part.value))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** LaTeX mathematics as Unicode text, as far as Unicode goes (`O(N^2)` is `O(N²)`). */
export function plainMath(source: string): string {
  const known = shownMath.get(source)
  if (known !== undefined) return known
  if (shownMath.size >= shownMathLimit) shownMath.clear()
  const shown = readMath(source)
  shownMath.set(source, shown)
  return shown
}

/** A formula takes unicodeit about a millisecond, and comes back wherever its title is shown. */
const shownMath = new Map<string, string>()
const shownMathLimit = 10_000

function readMath(source: string): string {
  const bare = source
    .replace(/\\(?:text|math|operatorname)(?:bf|it|rm|tt|sf|cal|bb|frak|normal)?\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\(?:left|right|displaystyle|,|;|!|:)(?![a-z])/g, '')
    .replace(/\\d?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2')
    .replace(/\\[%&_#$]/g, (escaped) => escaped.slice(1))
    .replace(/\\[a-zA-Z]+/g, (command) => (isHalfKnown(command) ? command.slice(1) : command))
  return unicodeit
    .replace(bare)
    .replace(/\\[a-zA-Z]+\s?/g, (command) => command.slice(1))
    .replace(/[{}\\]/g, '')
    .replace(/\s+/g, ' ')
}

/** The beginning of a text as one line, cut at a word, at most `limit` characters with the ellipsis. */
export function excerpt(raw: string, limit: number): string {
  const text = plainText(raw.slice(0, limit * 4))
  if (text.length <= limit) return text
  const cut = text.slice(0, limit)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > limit / 2 ? space : limit - 1).replace(/[,;:.\s]+$/, '')}…`
}

/** unicodeit takes the beginning of a command that it does not know for a shorter one: `\log` for `\l`. */
function isHalfKnown(command: string): boolean {
  return /^[^\\a-zA-Z]+[a-zA-Z]/.test(unicodeit.replace(command))
}
