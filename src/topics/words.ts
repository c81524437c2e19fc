import { stemmer } from 'stemmer'
import { foldText } from '../model/slug.ts'
import { plainText } from '../model/text.ts'

/** A word of a text. Words of scripts without spaces come as overlapping pairs of characters. */
export interface Word {
  /** Porter stem of the folded word: `Translations` and `translating` are one. */
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

const stems = new Map<string, string>()

/** Takes raw text apart into words; markup is mended first. */
export function words(raw: string): WordText {
  const text = plainText(raw.slice(0, textLimit))
  const found: Word[] = []
  let clause = 0
  let last = 0
  for (const match of text.matchAll(token)) {
    if (boundary.test(text.slice(last, match.index))) clause++
    last = match.index + match[0].length
    if (unspaced.test(match[0])) found.push(...pairs(match[0], match.index, clause))
    else found.push({ stem: stem(match[0]), start: match.index, end: last, clause })
  }
  return { text, words: found }
}

/** The stem under which a word is compared. */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const folded = foldText(word)
  const result = /^[a-z]+$/.test(folded) ? stemmer(american(folded)) : folded
  if (stems.size < 200_000) stems.set(word, result)
  return result
}

/** British endings as American ones, so that `parallelisation` and `parallelization` share a stem. */
function american(word: string): string {
  return word.length > 6
    ? word.replace(/is(e[drs]?|ing|ations?)$/, 'iz$1').replace(/our(s|ed|ing)?$/, 'or$1')
    : word
}

function pairs(run: string, start: number, clause: number): Word[] {
  const characters = [...run]
  if (characters.length === 1) return [{ stem: run, start, end: start + run.length, clause }]
  const found: Word[] = []
  let at = start
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1]
    if (next === undefined) break
    const both = character + next
    found.push({ stem: both.normalize('NFKC'), start: at, end: at + both.length, clause })
    at += character.length
  }
  return found
}
