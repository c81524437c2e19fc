import { segments } from '../model/text.ts'
import { baseAt, type Base } from './bases.ts'

/** A word of a text. Words of scripts without spaces come as overlapping pairs of characters. */
export interface Word extends Pick<Base, 'form' | 'stem'> {
  /** The word as written, in the mended text. */
  start: number
  end: number
  /** Number of its sentence or clause; phrases do not reach across. */
  clause: number
}

export interface WordText {
  /** The mended text in which the words' offsets count. */
  text: string
  words: Word[]
}

/** The words of a text in columns: a large atlas has millions, and an object for each would take longer than reading. */
export interface Reading {
  /** The mended text in which the words' offsets count. */
  text: string
  bases: Base[]
  starts: number[]
  ends: number[]
  clauses: number[]
}

/** A paper's title and abstract. */
export interface PaperWords {
  title: Reading
  abstract: Reading
}

/** Longer texts are cut here: a whole book pasted as an abstract tells its topic in its first pages. */
const textLimit = 20_000

/** Signs of LaTeX, whole or half lost; text without them needs no mending, which costs more than the reading. */
const marked = /[\\$~`{}]|\d(?:times|sim|pm)|''/

/** Takes both texts of a paper apart. */
export function paperWords({ title, abstract }: { title: string; abstract: string }): PaperWords {
  return { title: readWords(title), abstract: readWords(abstract) }
}

/** The words of `readWords`, one by one. */
export function words(raw: string): WordText {
  const { text, bases, starts, ends, clauses } = readWords(raw)
  const found = bases.map(({ form, stem }, at) => ({
    form,
    stem,
    start: starts[at] ?? 0,
    end: ends[at] ?? 0,
    clause: clauses[at] ?? 0,
  }))
  return { text, words: found }
}

/**
 * Takes raw text apart into words; markup is mended first. A word is letters and digits, with the `++` or `#` of a
 * programming language behind it; a run of a script without spaces is pairs of its characters.
 */
export function readWords(raw: string): Reading {
  const cut = raw.slice(0, textLimit)
  const text = marked.test(cut) ? mended(cut) : cut
  const reading: Reading = { text, bases: [], starts: [], ends: [], clauses: [] }
  let clause = 0
  let parted = false
  let at = 0
  while (at < text.length) {
    const kind = kindAt(text, at)
    if ((kind & starts) === 0) {
      if (kind & parts) parted = true
      at += widthAt(text, at)
      continue
    }
    if (parted) clause++
    parted = false
    const start = at
    at = endOfRun(text, at, kind & unspaced ? unspaced : continues)
    if (kind & unspaced) {
      addPairs(reading, start, at, clause)
      continue
    }
    const sign = text.charCodeAt(at)
    if (sign === plus && text.charCodeAt(at + 1) === plus) at += 2
    else if (sign === hash) at++
    add(reading, baseAt(text, start, at), start, at, clause)
  }
  return reading
}

const plus = '+'.charCodeAt(0)
const hash = '#'.charCodeAt(0)

function add(
  { bases, starts, ends, clauses }: Reading,
  one: Base,
  start: number,
  end: number,
  clause: number,
) {
  bases.push(one)
  starts.push(start)
  ends.push(end)
  clauses.push(clause)
}

function endOfRun(text: string, from: number, kind: number): number {
  let at = from
  while (at < text.length && kindAt(text, at) & kind) at += widthAt(text, at)
  return at
}

/** What a character does in a text; a character may do several things. */
const starts = 1
const continues = 2
const unspaced = 4
const parts = 8
const known = 16
const kinds = new Uint8Array(0x10000)

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (isSurrogate(code)) return kindOf(text.codePointAt(at) ?? code)
  return kinds[code] || (kinds[code] = kindOf(code))
}

function kindOf(code: number): number {
  const character = String.fromCodePoint(code)
  const isUnspaced =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
  return (
    known |
    (/[\p{L}\p{N}]/u.test(character) ? starts : 0) |
    (/[\p{L}\p{M}\p{N}]/u.test(character) ? continues : 0) |
    (isUnspaced.test(character) ? starts | unspaced : 0) |
    (/[.!?;:()[\]{}。！？；：、,，—|"“”]/u.test(character) ? parts : 0)
  )
}

function widthAt(text: string, at: number): 1 | 2 {
  return isSurrogate(text.charCodeAt(at)) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function isSurrogate(code: number): boolean {
  return (code & 0xf800) === 0xd800
}

/** The text as readers see it, its mathematics as bare letters: what a formula says is no matter of topics. */
function mended(raw: string): string {
  return segments(raw)
    .map(({ kind, value }) => (kind === 'math' ? value.replace(/\\[a-zA-Z]+|[{}]/g, ' ') : value))
    .join('')
}

function addPairs(reading: Reading, start: number, end: number, clause: number): void {
  const run = reading.text.slice(start, end)
  const characters = [...run]
  const pairs =
    characters.length === 1 ? [run] : characters.slice(1).map((next, at) => (characters[at] ?? '') + next)
  let at = start
  for (const [index, pair] of pairs.entries()) {
    const form = characters.length === 1 ? run : pair.normalize('NFKC')
    add(reading, { form, stem: form, place: -1 }, at, at + pair.length, clause)
    at += characters[index]?.length ?? 0
  }
}
