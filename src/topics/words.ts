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

/** Longer texts are cut here: a whole book pasted as an abstract tells its topic in its first pages. */
const textLimit = 20_000

const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:\+\+|#)?/gu
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const boundary = /[.!?;:()[\]{}。！？；：、,，—|"“”]/u

/** Signs of LaTeX, whole or half lost; text without them needs no mending, which costs more than the reading. */
const marked = /[\\$~`{}]|\d(?:times|sim|pm)|''/

type Base = Pick<Word, 'form' | 'stem'>
const bases = new Map<string, Base>()

/** Takes raw text apart into words; markup is mended first. */
export function words(raw: string): WordText {
  const cut = raw.slice(0, textLimit)
  const text = marked.test(cut) ? mended(cut) : cut
  const found: Word[] = []
  let clause = 0
  let last = 0
  for (const match of text.matchAll(token)) {
    if (boundary.test(text.slice(last, match.index))) clause++
    last = match.index + match[0].length
    if (unspaced.test(match[0])) found.push(...pairs(match[0], match.index, clause))
    else found.push({ ...base(match[0]), start: match.index, end: last, clause })
  }
  return { text, words: found }
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
  const folded = foldText(word)
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
