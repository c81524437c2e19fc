import { findPhrases, type Phrase, type Vocabulary } from './vocabulary.ts'
import type { PaperWords } from './words.ts'

/** What one phrase of a topic's vocabulary says about a paper. */
export interface Evidence {
  phrase: Phrase
  /** Occurrences, each weighted by where it stands. */
  count: number
  /** What it adds to the topic's score. */
  gain: number
  /** True when it stands in the head of the title. */
  head: boolean
}

/** An occurrence counts by where it stands: what a title's head names, the paper is. */
export const places = { head: 8, title: 4, abstract: 1 }

/** Everything that the vocabularies say about a paper, the strongest phrases first. */
export function evidenceFor({ title, abstract }: PaperWords, vocabulary: Vocabulary): Evidence[] {
  const counts = new Map<Phrase, number>()
  const add = (phrase: Phrase, each: number) => counts.set(phrase, (counts.get(phrase) ?? 0) + each)
  const headEnd = endOfHead(title.text)
  const heads = new Set<Phrase>()
  for (const { phrase, at } of findPhrases(title, vocabulary)) {
    const head = (title.starts[at] ?? 0) < headEnd
    add(phrase, head ? places.head : places.title)
    if (head) heads.add(phrase)
  }
  for (const { phrase } of findPhrases(abstract, vocabulary)) add(phrase, places.abstract)
  return Array.from(counts, ([phrase, count]) => ({
    phrase,
    count,
    gain: phrase.weight * Math.log2(1 + count),
    head: heads.has(phrase),
  })).sort((a, b) => b.gain - a.gain)
}

/** Where a title's head ends: what stands before `for`, `on`, `with` is what the paper is, behind it what it serves. */
function endOfHead(title: string): number {
  const preposition = /\s(?:for|on|in|via|with|through|using|by|under|from|to|towards?)\s/i.exec(title)
  return preposition?.index ?? title.length
}
