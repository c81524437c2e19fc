import { foldText } from '../model/slug.ts'
import { makeFacetTable, type FacetTable, type Facets } from './facet-table.ts'

/**
 * Where a paper has a short word, least telling first: a word of its text begins so, or is the word; a word of its
 * title, its name or its authors begins so, or is the word.
 */
const standings = ['text', 'textWord', 'title', 'titleWord'] as const
export type Standing = (typeof standings)[number]

/** By how much a paper counts more for having a short word there. */
const boosts: Record<Standing, number> = { text: 1, textWord: 1.25, title: 1.5, titleWord: 3 }

/** The first one or two letters of a paper's words, each with where it stands best. */
export type Beginnings = (readonly [Standing, string])[]

/** The beginnings with one first letter, `beginnings/<letter>.pack`: what someone types loads the part that it needs. */
export type BeginningsTable = FacetTable<Standing>

/** Plain letters, whose two-letter beginnings are few; the words of other scripts are Pagefind's. */
const plain = /^[a-z0-9]{1,2}$/
const initials = [...'abcdefghijklmnopqrstuvwxyz0']

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
  const pairs = Object.fromEntries(standings.map((standing) => [standing, new Map<string, Beginnings[0]>()]))
  const pair = (standing: Standing, key: string) => {
    const made = pairs[standing]?.get(key) ?? ([standing, key] as const)
    pairs[standing]?.set(key, made)
    return made
  }
  const known = { title: new Map<string, Beginnings>(), text: new Map<string, Beginnings>() }
  const read = (token: string, place: 'title' | 'text') => {
    const made =
      known[place].get(token) ??
      wordsOf(token)
        .filter((word) => plain.test(word.slice(0, 2)))
        .map((word) => pair(word.length > 2 ? place : `${place}Word`, word.slice(0, 2)))
    known[place].set(token, made)
    return made
  }
  return (titles, text) => {
    const best = new Map<string, Beginnings[0]>()
    for (const [words, place] of [
      [titles, 'title'],
      [text, 'text'],
    ] as const)
      for (const token of words.split(/\s+/))
        for (const one of read(token, place)) {
          const [standing, key] = one
          const before = best.get(key)
          if (!before || boosts[before[0]] < boosts[standing]) best.set(key, one)
        }
    return [...best.values()]
  }
}

/** The tables by path, of all papers by their id in the index. */
export function beginningsTables(
  papers: { id: string; values: Beginnings }[],
  build: string,
): [path: string, table: BeginningsTable][] {
  const { fields } = makeFacetTable(papers, build)
  return initials.map((initial) => {
    const path = beginningsPath(initial)
    const own = standings.map((standing) => [
      standing,
      (fields[standing] ?? []).filter(([key]) => beginningsPath(key) === path),
    ])
    return [
      path,
      { build, papers: papers.length, fields: Object.fromEntries(own) as BeginningsTable['fields'] },
    ]
  })
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
