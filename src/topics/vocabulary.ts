import type { Topic } from '../model/topic.ts'
import { mostRemembered, type Base } from './bases.ts'
import { readWords, type Reading } from './words.ts'

/** An entry of a topic's vocabulary, ready to be looked for. */
export interface Phrase {
  /** Index of its topic. */
  topic: number
  /** 1 unless the entry says otherwise; negative speaks against the topic; 0 takes the words out of account. */
  weight: number
  /** The entry as the topic's file has it, without its weight. */
  written: string
}

/** One way to write a phrase. */
interface Spelling {
  phrase: Phrase
  parts: PhrasePart[]
}

interface PhrasePart {
  form: string
  /** `translat*` matches every word that begins so. */
  open: boolean
  /** A word of capitals (`ANN`, `SAT`) matches only capitals. */
  capitals: boolean
}

/** All topics' phrases as they may be written. */
export interface Vocabulary {
  /** How many topics there are. */
  size: number
  /** Those that may start with this word, most words first, then most letters. */
  startingWith: (word: Base) => readonly Spelling[]
}

/** A phrase found in a text. */
export interface Found {
  phrase: Phrase
  /** Index of the first word. */
  at: number
}

const weighted = /^(.*?)\s*\^\s*(-?\d+(?:\.\d+)?)\s*$/
/** Letters of an open first word that lead to its phrases; it has at least as many. */
const keyLength = 2

/** Reads `phrase` or `phrase ^2`. */
export function parseEntry(entry: string): { written: string; weight: number } {
  const match = weighted.exec(entry)
  return match ? { written: match[1] ?? '', weight: Number(match[2]) } : { written: entry.trim(), weight: 1 }
}

/**
 * Prepares the vocabularies of all topics. An entry of two words also stands for their closed compound
 * (`fine tuning`, `finetuning`); an entry without any letter or digit is passed over.
 */
export function vocabularyOf(topics: readonly Topic[]): Vocabulary {
  const exact = new Map<string, Spelling[]>()
  const open = new Map<string, Spelling[]>()
  for (const [topic, { vocabulary }] of topics.entries())
    for (const entry of vocabulary) {
      const { written, weight } = parseEntry(entry)
      const phrase = { topic, weight, written }
      for (const parts of variants(partsOf(written))) {
        const [first] = parts
        if (!first) continue
        const [map, key] = first.open ? [open, first.form.slice(0, keyLength)] : [exact, first.form]
        map.set(key, [...(map.get(key) ?? []), { phrase, parts }])
      }
    }
  for (const list of [...exact.values(), ...open.values()])
    list.sort((a, b) => b.parts.length - a.parts.length || lettersOf(b.parts) - lettersOf(a.parts))
  return {
    size: topics.length,
    startingWith: remembered((form) => {
      const fitting = open.get(form.slice(0, keyLength)) ?? []
      return [
        ...(exact.get(form) ?? []),
        ...fitting.filter(({ parts }) => form.startsWith(parts[0]?.form ?? form)),
      ]
    }),
  }
}

/** A text repeats its words, and a language has few. */
function remembered<T>(find: (form: string) => readonly T[]): (word: Base) => readonly T[] {
  const known = new Array<readonly T[] | undefined>(mostRemembered)
  return ({ form, place }) => {
    if (place < 0) return find(form)
    return (known[place] ??= find(form))
  }
}

/**
 * All phrases in a text. Within one topic a word counts once, for the longest phrase that starts there, so that
 * `code translation ^0` hides the `translation` in it; other topics are free to count it too.
 */
export function findPhrases(part: Reading, { size, startingWith }: Vocabulary): Found[] {
  const { bases, clauses } = part
  const taken = new Uint32Array(size)
  const found: Found[] = []
  for (let at = 0; at < bases.length; at++) {
    const word = bases[at]
    const next = clauses[at + 1] === clauses[at] ? bases[at + 1] : undefined
    for (const { phrase, parts } of word ? startingWith(word) : []) {
      const second = parts[1]
      // Most phrases that a word may start stop at the next one.
      if (second && !(next && fits(next.form, second))) continue
      if ((taken[phrase.topic] ?? 0) > at || !matches(part, at, parts)) continue
      taken[phrase.topic] = at + parts.length
      found.push({ phrase, at })
    }
  }
  return found
}

function partsOf(written: string): PhrasePart[] {
  const { text, bases, starts, ends } = readWords(written)
  return bases.map(({ form }, at) => {
    const open = text.charAt(ends[at] ?? 0) === '*'
    const word = text.slice(starts[at], ends[at])
    return { form: open ? word.toLowerCase() : form, open, capitals: isCapitals(word) }
  })
}

function lettersOf(parts: readonly PhrasePart[]): number {
  return parts.reduce((sum, { form }) => sum + form.length, 0)
}

function variants(parts: PhrasePart[]): PhrasePart[][] {
  const [first, second] = parts
  if (parts.length !== 2 || !first || !second) return [parts]
  if (!/^\p{Script=Latin}{3,}$/u.test(first.form) || !/^\p{Script=Latin}{3,}$/u.test(second.form))
    return [parts]
  return [parts, [{ form: first.form + second.form, open: second.open, capitals: false }]]
}

function matches(
  { text, bases, starts, ends, clauses }: Reading,
  at: number,
  parts: readonly PhrasePart[],
): boolean {
  return parts.every((part, offset) => {
    const word = bases[at + offset]
    if (!word || clauses[at + offset] !== clauses[at] || !fits(word.form, part)) return false
    return !part.capitals || isCapitals(text.slice(starts[at + offset], ends[at + offset]))
  })
}

function fits(form: string, part: PhrasePart): boolean {
  return part.open ? form.startsWith(part.form) : form === part.form
}

/** `ANN`, `VLMs`, `mBERT`: at least two capitals, as an acronym has them. */
function isCapitals(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word)
}
