import type { Topic } from '../model/topic.ts'
import { words, type WordText } from './words.ts'

/** An entry of a topic's vocabulary, ready to be looked for. */
export interface Phrase {
  /** Index of its topic. */
  topic: number
  stems: string[]
  /** Which of its words are capitals (`ANN`, `SAT`) and match only capitals. */
  capitals: boolean[]
  /** 1 unless the entry says otherwise; negative speaks against the topic; 0 takes the words out of account. */
  weight: number
  /** The entry as the topic's file has it, without its weight. */
  written: string
}

/** All topics' phrases by their first stem, longest first. */
export type Vocabulary = ReadonlyMap<string, readonly Phrase[]>

/** A phrase found in a text. */
export interface Found {
  phrase: Phrase
  /** Index of the first word. */
  at: number
}

const weighted = /^(.*?)\s*\^\s*(-?\d+(?:\.\d+)?)\s*$/

/** Reads `phrase` or `phrase ^2`. */
export function parseEntry(entry: string): { written: string; weight: number } {
  const match = weighted.exec(entry)
  return match ? { written: match[1] ?? '', weight: Number(match[2]) } : { written: entry.trim(), weight: 1 }
}

/** Prepares the vocabularies of all topics; an entry without any letter or digit is passed over. */
export function vocabularyOf(topics: readonly Topic[]): Vocabulary {
  const byFirst = new Map<string, Phrase[]>()
  for (const [topic, { vocabulary }] of topics.entries())
    for (const entry of vocabulary) {
      const { written, weight } = parseEntry(entry)
      const { text, words: parts } = words(written)
      const stems = parts.map((word) => word.stem)
      const capitals = parts.map((word) => isCapitals(text.slice(word.start, word.end)))
      const [first] = stems
      if (first === undefined) continue
      const list = byFirst.get(first) ?? []
      byFirst.set(first, list)
      list.push({ topic, stems, capitals, weight, written })
    }
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length)
  return byFirst
}

/**
 * All phrases in a text. Within one topic a word counts once, for the longest phrase that holds it, so that
 * `code translation ^0` hides the `translation` in it; other topics are free to count it too.
 */
export function findPhrases(part: WordText, vocabulary: Vocabulary): Found[] {
  const taken = new Map<number, number>()
  const found: Found[] = []
  for (const [at, word] of part.words.entries())
    for (const phrase of vocabulary.get(word.stem) ?? []) {
      if ((taken.get(phrase.topic) ?? 0) > at || !matches(part, at, phrase)) continue
      taken.set(phrase.topic, at + phrase.stems.length)
      found.push({ phrase, at })
    }
  return found
}

function matches({ text, words: list }: WordText, at: number, { stems, capitals }: Phrase): boolean {
  const clause = list[at]?.clause
  return stems.every((stem, offset) => {
    const word = list[at + offset]
    if (word?.stem !== stem || word.clause !== clause) return false
    return !capitals[offset] || isCapitals(text.slice(word.start, word.end))
  })
}

/** `ANN`, `VLMs`, `mBERT`: at least two capitals, as an acronym has them. */
function isCapitals(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word)
}
