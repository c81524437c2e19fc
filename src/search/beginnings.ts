import { foldText } from '../model/slug.ts'
import { stepsOf, type FacetTable, type Facets } from './facet-table.ts'

/**
 * Where a paper has a short word, least telling first: a word of its text begins so, or is the word; a word of its
 * title, its name or its authors begins so, or is the word.
 */
const standings = ['text', 'textWord', 'title', 'titleWord'] as const
export type Standing = (typeof standings)[number]

/** By how much a paper counts more for having a short word there. */
const boosts: Record<Standing, number> = { text: 1, textWord: 1.25, title: 1.5, titleWord: 3 }

/** The first one or two letters of a paper's words with where each stands best, as numbers: `code · 4 + standing`. */
export type Beginnings = number[]

/** The beginnings with one first letter, `beginnings/<letter>.pack`: what someone types loads the part that it needs. */
export type BeginningsTable = FacetTable<Standing>

/** Plain letters, whose two-letter beginnings are few; the words of other scripts are Pagefind's. */
const plain = /^[a-z0-9]{1,2}$/
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
const codes = (letters.length + 1) ** 2

/**
 * True for a word of one or two letters. Of these Pagefind finds what lies in the parts of the index that it happened
 * to load, and takes long for it, since most papers have a word that begins so.
 */
export function isShort(word: string): boolean {
  return plain.test(foldText(word))
}

/** Where the table of a short word's first letter lies; all digits share one. */
export function beginningsPath(word: string): string {
  const initial = foldText(word).charAt(0)
  return `beginnings/${/\d/.test(initial) ? '0' : initial}.pack`
}

/** Reads the beginnings of one paper after another; what it learns of a word serves the papers that come after. */
export function beginningsReader(): (titles: string, text: string) => Beginnings {
  const known = { title: new Map<string, Beginnings>(), text: new Map<string, Beginnings>() }
  const read = (token: string, place: 'title' | 'text') => {
    const made = known[place].get(token) ?? wordsOf(token).flatMap((word) => numberOf(word, place))
    known[place].set(token, made)
    return made
  }
  const best = new Uint8Array(codes)
  return (titles, text) => {
    const met: number[] = []
    for (const [words, place] of [
      [titles, 'title'],
      [text, 'text'],
    ] as const)
      for (const token of words.split(/\s+/))
        for (const one of read(token, place)) {
          const [code, standing] = [one >> 2, (one & 3) + 1]
          const before = best[code] ?? 0
          if (before === 0) met.push(code)
          if (before < standing) best[code] = standing
        }
    return met.map((code) => {
      const one = code * 4 + (best[code] ?? 0) - 1
      best[code] = 0
      return one
    })
  }
}

/** The number of a word's beginning; nothing for a word of other letters. */
function numberOf(word: string, place: 'title' | 'text'): number[] {
  const key = word.slice(0, 2)
  if (!plain.test(key)) return []
  const code = (letters.indexOf(key.charAt(0)) + 1) * (letters.length + 1)
  const second = key.length > 1 ? letters.indexOf(key.charAt(1)) + 1 : 0
  return [(code + second) * 4 + standings.indexOf(word.length > 2 ? place : `${place}Word`)]
}

function keyOf(code: number): string {
  const [first, second] = [Math.floor(code / (letters.length + 1)), code % (letters.length + 1)]
  return letters.charAt(first - 1) + letters.charAt(second - 1)
}

/** The tables by path, of all papers by their id in the index; one for every first letter. */
export function beginningsTables(
  papers: { id: string; values: Beginnings }[],
  build: string,
): Map<string, BeginningsTable> {
  const tables = new Map<string, BeginningsTable>()
  for (const letter of letters)
    tables.set(beginningsPath(letter), { build, papers: papers.length, fields: {} })
  const places = new Map<number, number[]>()
  const sorted = [...papers].sort((a, b) => (a.id < b.id ? -1 : 1))
  sorted.forEach(({ values }, place) => {
    for (const one of values) {
      const own = places.get(one)
      if (own) own.push(place)
      else places.set(one, [place])
    }
  })
  for (const [one, own] of [...places].sort(([a], [b]) => a - b)) {
    const [key, standing] = [keyOf(one >> 2), standings[one & 3] ?? 'text']
    const { fields = {} } = tables.get(beginningsPath(key)) ?? {}
    const list = fields[standing] ?? []
    list.push([key, stepsOf(own)])
    fields[standing] = list
  }
  return tables
}

/** By how much each paper counts more for having a short word; 0 where it has none. In order of place. */
export function boostsOf(word: string, table: Facets<Standing>): Float32Array {
  const wanted = foldText(word)
  const most = new Float32Array(table.papers)
  const raise = (standing: Standing, boost: number, keys: string[]) => {
    const has = table.having(standing, keys)
    for (let place = 0; place < most.length; place++)
      if (has[place] === 1) most[place] = Math.max(most[place] ?? 0, boost)
  }
  for (const standing of standings) {
    const keys = table.values(standing).filter((key) => key.startsWith(wanted))
    const whole = keys.filter((key) => key === wanted)
    const longer = keys.filter((key) => key !== wanted)
    if (whole.length > 0) raise(standing, boosts[standing], whole)
    // What is a word of two letters only begins with one letter.
    if (longer.length > 0) raise(standing, boosts[standing.startsWith('title') ? 'title' : 'text'], longer)
  }
  return most
}

/** Whether a word in what stands between two spaces begins with one of the short words. */
export function beginsWith(token: string, short: readonly string[]): boolean {
  const wanted = short.map(foldText)
  return wordsOf(token).some((word) => wanted.some((beginning) => word.startsWith(beginning)))
}

/**
 * The words in what stands between two spaces, folded, as Pagefind parts them: the whole without its signs, and its
 * parts at signs, capitals and digits (`KV-cache` is `kvcache`, `kv`, `cache`; `NanoFlow` also `flow`).
 */
function wordsOf(token: string): string[] {
  const parts = token
    .replace(/\p{Ll}(?=\p{Lu})|\p{L}(?=\d)|\d(?=\p{L})|\p{Lu}(?=\p{Lu}\p{Ll})/gu, '$& ')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .map(foldText)
  return parts.length > 1 ? [parts.join(''), ...parts] : parts
}
