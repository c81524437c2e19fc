import { latexText } from './latex.ts'
import { cleanLine, withoutMarkup } from './text.ts'

const nameLimit = 200
/** The largest collaborations sign with a few thousand names. */
const authorLimit = 10_000
const suffix = /^(?:jr|sr|ii|iii|iv|2nd|3rd)\.?$/i
/** What stands behind a comma in the name of a company. */
const company = /^(?:inc|ltd|llc|co|corp|gmbh|s\.?a|plc|ag)\b/i
const affiliationMarks = /[*†‡§¶∗⋆✉🖂\d\s,]+$/u

/**
 * Author names, each as `First Last`, from a list of names or of objects with names, or a text that lists them.
 * @returns the names in order; how many there are when there are too many to name; `open` when the list says
 * that it goes on (`and others`, `et al.`).
 */
export function readAuthors(
  value: unknown,
  say: (message: string) => void,
): { authors: string[]; count?: number; open?: boolean } {
  if (value === undefined || value === null || value === '') return { authors: [] }
  const all = Array.isArray(value) ? value : typeof value === 'string' ? splitNames(value) : undefined
  if (!all) {
    say('authors are no list of names, and are left out; write ["First Last", …]')
    return { authors: [] }
  }
  if (all.length > authorLimit) {
    say(`${all.length} authors are more than ${authorLimit}: only their count is kept; check the list`)
    return { authors: [], count: all.length }
  }
  const names = new Set<string>()
  let open = false
  for (const one of all) {
    const name = nameOf(one)
    if (name && /^(?:and )?(?:others|et al\.?|…|\.{3})$/i.test(name)) open = true
    else if (name && name.length <= nameLimit) {
      if (name.endsWith('…')) open = true
      names.add(name.replace(/…$/, ''))
    } else say('an author is no name, and is left out; write "First Last"')
  }
  const authors = [...names]
  const turned = authors.every((name) => initialsBehind.test(name))
  return { authors: turned ? authors.map(turnedInitials) : authors, ...(open && { open }) }
}

/** Some indexes write every author as `He K.` or `Lim W.Y.B.` */
const initialsBehind = /^(\p{L}[^.,]+) ((?:\p{Lu}\.[- ]?)+)$/u

function turnedInitials(name: string): string {
  const [, last = '', initials = ''] = initialsBehind.exec(name) ?? []
  return `${initials.trim()} ${last}`
}

/**
 * The names of PubMed's tables, `Moss AB, Snail Study Group.`; elsewhere initials without dots may stand behind
 * given names (`Adarsh MS`).
 */
export function medlineNames(text: string): string[] {
  return text
    .replace(/\.$/, '')
    .split(/,\s*/)
    .map((name) => {
      const [, last, initials] = /^(.*\p{Ll}) (\p{Lu}{1,3})$/u.exec(name) ?? []
      return last && initials ? `${Array.from(initials, (one) => `${one}.`).join(' ')} ${last}` : name
    })
}

function nameOf(one: unknown): string | undefined {
  if (typeof one === 'string') return normalName(one) || undefined
  if (typeof one !== 'object' || one === null) return undefined
  const parts = new Map<string, unknown>(Object.entries(one))
  const text = (...keys: string[]) => {
    const found = keys
      .map((key) => parts.get(key))
      .find((part) => typeof part === 'string' && part.trim() !== '')
    return typeof found === 'string' ? cleanLine(plain(found)) : ''
  }
  const nested = parts.get('author')
  if (typeof nested === 'object' && nested !== null) return nameOf(nested)
  const last = [text('non-dropping-particle', 'dropping-particle'), text('family', 'lastName', 'last')]
  const given = text('given', 'firstName', 'first').replace(/(?<=\p{Lu}\.) -(?=\p{Lu}\.)/gu, '-')
  const whole = [given, ...last, text('suffix')].filter(Boolean).join(' ')
  const spoken = text('name', 'literal', 'display_name', 'fullname')
  return (last[1] ? whole : normalName(spoken)) || undefined
}

/** An affiliation, a number or another spelling behind a name, with at most one bracket inside. */
const inBrackets = /\s+\((?:[^()]|\([^()]*\))*\)$/

/** Behind a first name, a word in brackets is a nickname: `Panda, Dhabaleswar K. (DK)`. */
const numberInBrackets = /\s+\(\d+\)$/

/** Names hold no markup but accents: LaTeX's, and HTML's character references. */
function plain(raw: string): string {
  const text = withoutMarkup(raw)
  return text.includes('\\') ? latexText(text) : text
}

/**
 * A name as `First Last`: turned round when it comes as `Last, First`, with its suffix behind, without
 * the marks of footnotes.
 */
export function normalName(raw: string): string {
  const name = cleanLine(plain(raw))
    .replace(/^\{([^{}]*)\}$/, '$1')
    .replace(/(?<=\p{Ll}{4})\.$/u, '')
    .replace(/,/.test(raw) ? numberInBrackets : inBrackets, '')
    .replace(affiliationMarks, '')
    .replace(/(?<=\p{Lu}\.)(?=\p{Lu}(?:\.|\p{Ll}))/gu, ' ')
    .replace(/(?<=\p{Lu}\.) -(?=\p{Lu}\.)/gu, '-')
  const parts = name.split(/\s*,\s*/)
  const [last = '', second = '', third] = parts
  if (parts.length === 1 || parts.length > 3 || company.test(second)) return name
  if (third !== undefined) {
    const [first, tail] = suffix.test(second) ? [third, second] : [second, third]
    return suffix.test(tail) ? `${first} ${last} ${tail}` : name
  }
  return suffix.test(second) ? `${last} ${second}` : `${second} ${last}`.trim()
}

/**
 * The names in a text, which may be a list in JSON's or Python's form. Semicolons and `and` part names whatever their
 * form; commas do only where each part is a whole name, since `Last, First` holds one too.
 */
function splitNames(text: string): string[] {
  const line = cleanLine(withoutMarkup(text)).replace(
    /\s+\((?:[^()]|\([^()]*\))*\)(?=\s*(?:[,;]|and\b|$))/g,
    '',
  )
  const quoted = /^\[.*\]$/.test(line) ? [...line.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)] : []
  if (quoted.length > 0)
    return quoted.map(([, single, double]) => (single ?? double ?? '').replace(/\\(?=['"])/g, ''))
  if (line.includes(';')) return line.split(/\s*;\s*/).filter(Boolean)
  if (line.includes('|')) return line.split(/\s*\|\s*/).filter(Boolean)
  const parts = line.split(/\s+(?:and|&)\s+/)
  const byComma = parts.flatMap((part) => part.split(/\s*,\s*/)).filter(Boolean)
  const whole = byComma.length > 1 && byComma.every((part) => /\S\s+\S/.test(part) && !suffix.test(part))
  return (whole ? byComma : parts).map((part) => part.replace(/^and\s+/, '')).filter(Boolean)
}
