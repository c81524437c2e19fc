import { foldText } from '../model/slug.ts'
import { searchWords } from './query.ts'

/** How often each folded word stands in titles and names. */
export type Vocabulary = ReadonlyMap<string, number>

/** Words of titles and names, folded; a compound counts in its parts and as a whole (`Megatron-LM`). */
export function vocabularyOf(texts: Iterable<string>): Vocabulary {
  const counts = new Map<string, number>()
  const add = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const text of texts)
    for (const whole of foldText(text).split(/\s+/)) {
      const parts = whole.match(/[\p{L}\p{N}]+/gu) ?? []
      parts.forEach(add)
      if (parts.length > 1) add(parts.join(''))
    }
  return counts
}

/** How many wrong letters a word of this length is forgiven. */
function tolerance(word: string): number {
  if (word.length < 4 || /^\d+$/.test(word)) return 0
  return word.length < 9 ? 1 : 2
}

/** The word that was meant: fewest wrong letters, then most frequent, then first in the alphabet. */
export function closestWord(word: string, vocabulary: Vocabulary): string | undefined {
  const wanted = foldText(word)
  const limit = tolerance(wanted)
  if (limit === 0) return undefined
  const letters = lettersOf(wanted)
  let best: { word: string; distance: number; count: number } | undefined
  for (const [known, count] of vocabulary) {
    if (known.length < 3 || Math.abs(known.length - wanted.length) > limit) continue
    // A wrong letter takes one of the letters away: most words are told apart by that, and need not be compared.
    if (countBits(letters & ~lettersOf(known)) > limit) continue
    const distance = editDistance(wanted, known, best ? best.distance : limit)
    if (distance > (best ? best.distance : limit)) continue
    if (
      !best ||
      distance < best.distance ||
      count > best.count ||
      (count === best.count && known < best.word)
    )
      best = { word: known, distance, count }
  }
  return best && best.distance > 0 ? best.word : undefined
}

/** The letters of a word, a bit for each; some share one. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** Letters up to which a word is short: one letter more or less often makes another word (`quran`, `quan`). */
const shortWord = 5

/**
 * Whether a word stands so surely for the typed one that it may be searched in its stead: in a short word, letters may
 * have changed places or stand once instead of twice, and no letter may come or go.
 */
function isSure(typed: string, meant: string): boolean {
  const letters = (word: string) => [...new Set(foldText(word))].sort().join('')
  return typed.length > shortWord || letters(typed) === letters(meant)
}

export interface Mended {
  words: string[]
  /** False when a person should be asked whether this is what was meant. */
  isSure: boolean
}

/**
 * A query as it was probably meant, or undefined when nothing is nearer. A word that no title or name has is replaced
 * by the closest one, or split in two (`pipelineparallelism`); a compound is first taken as a whole (`VIAT-E`).
 * @param isFound tells whether the index knows a word; such words stay
 */
export function mend(
  words: string[],
  vocabulary: Vocabulary,
  isFound: (word: string) => boolean,
): Mended | undefined {
  const isKnown = (word: string) => isFound(word) || vocabulary.has(foldText(word))
  const changes: [typed: string, meant: string][] = []
  const better = (word: string) => {
    if (isKnown(word)) return word
    const meant = closestWord(word, vocabulary) ?? splitWord(foldText(word), vocabulary)
    if (meant) changes.push([word, meant])
    return meant ?? word
  }
  const meant = words.flatMap((word) => {
    const parts = searchWords(word)
    if (parts.length < 2 || parts.every(isKnown)) return parts.map(better)
    const whole = closestWord(parts.join(''), vocabulary)
    if (!whole) return parts.map(better)
    changes.push([parts.join(''), whole])
    return [whole]
  })
  if (changes.length === 0) return undefined
  return {
    words: meant.flatMap((word) => word.split(' ')),
    isSure: changes.every(([typed, own]) => isSure(typed, own)),
  }
}

function splitWord(word: string, vocabulary: Vocabulary): string | undefined {
  for (let at = word.length - 3; at >= 3; at--) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    if (vocabulary.has(head) && vocabulary.has(tail)) return `${head} ${tail}`
  }
  return undefined
}

/**
 * Letters to change, add, leave out or swap with their neighbour (optimal string alignment); `limit + 1` when more
 * than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      const at = (list: number[], index: number) => list[index] ?? limit + 1
      let cost = Math.min(at(above, column) + 1, at(current, column - 1) + 1, at(above, column - 1) + same)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, at(before, column - 2) + 1)
      current.push(cost)
    }
    if (Math.min(...current) > limit) return limit + 1
    before = above
    above = current
  }
  return Math.min(above[b.length] ?? limit + 1, limit + 1)
}

/** Whether two words begin alike for most of the typed one (`optimisation`, `optimization`), so that one may stand for the other. */
export function resembles(typed: string, marked: string): boolean {
  const wanted = foldText(typed)
  const needed = Math.max(4, Math.ceil(wanted.length * 0.6))
  const parts = foldText(marked).match(/[\p{L}\p{N}]+/gu) ?? []
  return wanted.length >= needed && parts.some((part) => part.startsWith(wanted.slice(0, needed)))
}

/** Whether a marked word of a result begins with, or holds, the typed one. */
export function answers(typed: string, marked: string): boolean {
  const wanted = foldText(typed).replace(/[^\p{L}\p{N}]/gu, '')
  const parts = foldText(marked).match(/[\p{L}\p{N}]+/gu) ?? []
  return parts.join('').includes(wanted)
}
