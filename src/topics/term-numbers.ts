import { isStop } from './stop-words.ts'
import { mostRemembered, type Base } from './bases.ts'

/** Numbers for terms, from 0 on in the order in which they come: pairs are sooner found by numbers than by letters. */
export interface TermNumbers {
  /** How many terms have a number. */
  size: () => number
  /** `stop` for a stop word. */
  ofWord: (word: Base) => number
  /** Of two words next to each other. */
  ofPair: (first: number, second: number) => number
  /** Stems, joined by a space. */
  nameOf: (id: number) => string
  /** All there are, for `termNumbers` to go on from. */
  all: () => NumberedTerms
}

/** Terms by their numbers. */
export interface NumberedTerms {
  stems: string[]
  /** Of a pair the number of its first word; of a word the place of its stem. */
  firsts: Uint32Array
  /** Of a pair the number of its second word; of a word 2³² − 1. */
  seconds: Uint32Array
}

/** Stands for a word that is no term. */
export const stop = -1
/** In place of the second word of a term that is one word. */
const alone = 0xffffffff
const emptySlot = -1

/**
 * Numbers for the terms of one corpus.
 * @param from terms that have numbers already
 */
export function termNumbers(from?: NumberedTerms): TermNumbers {
  const stems = [...(from?.stems ?? [])]
  const known = new Map<string, number>()
  /** By the places of remembered words: their numbers less `stop`, plus one. */
  const byPlace = new Uint32Array(mostRemembered)
  // Columns, since an object for each pair of a large corpus would fill the memory.
  let [firsts, seconds] = [columnOf(from?.firsts), columnOf(from?.seconds)]
  let slots = new Int32Array(4096).fill(emptySlot)
  let size = from?.firsts.length ?? 0

  const append = (first: number, second: number) => {
    if (size === firsts.length) [firsts, seconds] = [grown(firsts), grown(seconds)]
    firsts[size] = first
    seconds[size] = second
    return size++
  }
  const ofStem = (stem: string) => {
    const found = known.get(stem)
    if (found !== undefined) return found
    const id = isStop(stem) ? stop : append(stems.push(stem) - 1, alone)
    known.set(stem, id)
    return id
  }
  const slotOf = (first: number, second: number) => {
    let slot = mixed(first, second) & (slots.length - 1)
    for (let id = slots[slot] ?? emptySlot; id !== emptySlot; id = slots[slot] ?? emptySlot) {
      if (firsts[id] === first && seconds[id] === second) break
      slot = (slot + 1) & (slots.length - 1)
    }
    return slot
  }
  const spread = () => {
    while (size * 2 > slots.length) slots = new Int32Array(2 * slots.length)
    slots.fill(emptySlot)
    for (let id = 0; id < size; id++)
      if (seconds[id] !== alone) slots[slotOf(firsts[id] ?? 0, seconds[id] ?? 0)] = id
  }
  if (from) {
    spread()
    for (let id = 0; id < size; id++) if (seconds[id] === alone) known.set(stems[firsts[id] ?? 0] ?? '', id)
  }
  return {
    size: () => size,
    ofWord: ({ stem, place }) => {
      const held = byPlace[place] ?? 0
      if (held > 0) return held - 1 + stop
      const id = ofStem(stem)
      if (place >= 0) byPlace[place] = id - stop + 1
      return id
    },
    ofPair: (first, second) => {
      const slot = slotOf(first, second)
      const id = slots[slot] ?? emptySlot
      if (id !== emptySlot) return id
      slots[slot] = append(first, second)
      if (size * 2 > slots.length) spread()
      return size - 1
    },
    nameOf: (id) => {
      const [first = 0, second = 0] = [firsts[id], seconds[id]]
      const stemOf = (term: number) => stems[firsts[term] ?? 0] ?? ''
      return second === alone ? stemOf(id) : `${stemOf(first)} ${stemOf(second)}`
    },
    all: () => ({ stems, firsts: firsts.slice(0, size), seconds: seconds.slice(0, size) }),
  }
}

function columnOf(from: Uint32Array = new Uint32Array()): Uint32Array<ArrayBuffer> {
  const column = new Uint32Array(Math.max(1024, from.length))
  column.set(from)
  return column
}

function grown(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * column.length)
  larger.set(column)
  return larger
}

/** A hash of two numbers (the finish of MurmurHash3, https://github.com/aappleby/smhasher). */
function mixed(first: number, second: number): number {
  let value = Math.imul(first, 0x9e3779b1) ^ second
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}
