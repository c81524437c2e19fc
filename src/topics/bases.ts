import { stemmer } from 'stemmer'
import { foldText } from '../model/slug.ts'

/** What a word is compared by. */
export interface Base {
  /** The folded word without its plural and with American spelling, for exact vocabularies. */
  form: string
  /** Its Porter stem, for likeness: `Translations` and `translating` are one. */
  stem: string
  /** Its place among the remembered words, less than `mostRemembered`; -1 of a word that is not remembered. */
  place: number
}

/** The form and stem under which a word is compared. */
export function base(word: string): Base {
  return baseAt(word, 0, word.length)
}

/** So many words are remembered with their bases: a language has fewer, and a corpus repeats them. */
export const mostRemembered = 200_000
const remembered: { word: string; base: Base }[] = []
/** Places of remembered words by their hashes, each plus one; with room to spare, a search ends soon. */
const slots = new Int32Array(2 ** 19)

/** A word whose slot lies farther from where its hash points is not remembered, so that no text can make a search long. */
const mostSteps = 64

/** The base of `text.slice(start, end)`, found without making that string: most words are known. */
export function baseAt(text: string, start: number, end: number): Base {
  const first = hashOf(text, start, end)
  for (let step = 0; step < mostSteps; step++) {
    const slot = (first + step) & (slots.length - 1)
    const held = slots[slot] ?? 0
    if (held === 0) return remember(text.slice(start, end), slot)
    const known = remembered[held - 1]
    if (known && isAt(known.word, text, start, end)) return known.base
  }
  return newBase(text.slice(start, end), -1)
}

function remember(word: string, slot: number): Base {
  if (remembered.length >= mostRemembered) return newBase(word, -1)
  // Put together anew: as a part of its text it would keep the whole of it in memory.
  const own = word.split('').join('')
  const base = newBase(own, remembered.length)
  slots[slot] = remembered.push({ word: own, base })
  return base
}

/** FNV-1a by UTF-16 unit (http://www.isthe.com/chongo/tech/comp/fnv/), its upper bits mixed into the lower. */
function hashOf(text: string, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value ^ (value >>> 15)
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}

function newBase(word: string, place: number): Base {
  // Some letters fold to several parts; a space in a term stands between two words.
  const folded = /^[a-z\d]+$/.test(word) ? word : foldText(word).replaceAll(' ', '')
  const latin = /^[a-z]+$/.test(folded)
  const form = latin ? american(singular(folded)) : folded
  return { form, stem: latin ? stemmer(form) : form, place }
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
