import { stemmer } from 'stemmer'
import { foldText } from '../model/slug.ts'
import { segments } from '../model/text.ts'

/** A word of a text. Words of scripts without spaces come as overlapping pairs of characters. */
export interface Word {
  /** The folded word without its plural and with American spelling, for exact vocabularies. */
  form: string
  /** Its Porter stem, for likeness: `Translations` and `translating` are one. */
  stem: string
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

/** A paper's title and abstract. */
export interface PaperWords {
  title: WordText
  abstract: WordText
}

/** Longer texts are cut here: a whole book pasted as an abstract tells its topic in its first pages. */
const textLimit = 20_000

/** Signs of LaTeX, whole or half lost; text without them needs no mending, which costs more than the reading. */
const marked = /[\\$~`{}]|\d(?:times|sim|pm)|''/

/** Takes both texts of a paper apart. */
export function paperWords({ title, abstract }: { title: string; abstract: string }): PaperWords {
  return { title: words(title), abstract: words(abstract) }
}

type Base = Pick<Word, 'form' | 'stem'>
const bases = new Map<string, Base>()

/**
 * Takes raw text apart into words; markup is mended first. A word is letters and digits, with the `++` or `#` of a
 * programming language behind it; a run of a script without spaces is pairs of its characters.
 */
export function words(raw: string): WordText {
  const cut = raw.slice(0, textLimit)
  const text = marked.test(cut) ? mended(cut) : cut
  const found: Word[] = []
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
      found.push(...pairs(text.slice(start, at), start, clause))
      continue
    }
    if (text.startsWith('++', at)) at += 2
    else if (text.startsWith('#', at)) at++
    const { form, stem } = base(text.slice(start, at))
    found.push({ form, stem, start, end: at, clause })
  }
  return { text, words: found }
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

/** The form and stem under which a word is compared. */
export function base(word: string): Base {
  const known = bases.get(word)
  if (known) return known
  const folded = /^[a-z\d]+$/.test(word) ? word : foldText(word)
  const latin = /^[a-z]+$/.test(folded)
  const form = latin ? american(singular(folded)) : folded
  const result = { form, stem: latin ? stemmer(form) : form }
  if (bases.size < 200_000) bases.set(word, result)
  return result
}

/** English plurals by rule (Harman 1991, "How effective is suffixing?"). */
function singular(word: string): string {
  if (word.length < 4) return word
  if (/[^ea]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:x|ch|sh|ss|zz)es$/.test(word)) return word.slice(0, -2)
  return /[^us]s$/.test(word) && !/(?:i|ou)s$/.test(word) ? word.slice(0, -1) : word
}

/** British endings as American ones, so that `parallelisation` and `parallelization` are one. */
function american(word: string): string {
  if (word.length < 7) return word
  return word.replace(/is(e[drs]?|ing|ation)$/, 'iz$1').replace(/our(ed|ing)?$/, 'or$1')
}

function pairs(run: string, start: number, clause: number): Word[] {
  const characters = [...run]
  if (characters.length === 1) return [{ form: run, stem: run, start, end: start + run.length, clause }]
  const found: Word[] = []
  let at = start
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1]
    if (next === undefined) break
    const both = character + next
    const form = both.normalize('NFKC')
    found.push({ form, stem: form, start: at, end: at + both.length, clause })
    at += character.length
  }
  return found
}
