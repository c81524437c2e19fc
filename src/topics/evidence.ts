import type { PaperText } from './text-space.ts'
import { findPhrases, type Phrase, type Vocabulary } from './vocabulary.ts'
import { words, type WordText } from './words.ts'

/** What one phrase of a topic's vocabulary says about a paper. */
export interface Evidence {
  phrase: Phrase
  /** Occurrences, each weighted by where it stands. */
  count: number
  /** What it adds to the topic's score. */
  gain: number
}

/** An occurrence counts by where it stands: titles say it all, and "we present" more than the background. */
export const places = { head: 7, title: 4, own: 1, background: 1 }
/** Words with which authors turn from the background to their own work. */
const turning =
  /\b(?:we|our|ours|us|this (?:paper|work|article|study|survey|report|thesis|research)|in this (?:paper|work|article|study)|here)\b/i

/** Everything that the vocabularies say about a paper, by topic index. */
export function evidenceFor(paper: PaperText, size: number, vocabulary: Vocabulary): Evidence[][] {
  const counts = new Map<Phrase, number>()
  const add = (phrase: Phrase, each: number) => counts.set(phrase, (counts.get(phrase) ?? 0) + each)
  const title = words(paper.title)
  const head = headOf(title.text)
  for (const { phrase, at } of findPhrases(title, vocabulary))
    add(phrase, (title.words[at]?.start ?? 0) < head ? places.head : places.title)
  const abstract = words(paper.abstract)
  const own = ownWork(abstract)
  for (const { phrase, at } of findPhrases(abstract, vocabulary))
    add(phrase, own(abstract.words[at]?.start ?? 0) ? places.own : places.background)
  const byTopic = Array.from({ length: size }, (): Evidence[] => [])
  for (const [phrase, count] of counts)
    byTopic[phrase.topic]?.push({ phrase, count, gain: phrase.weight * Math.log2(1 + count) })
  for (const list of byTopic) list.sort((a, b) => b.gain - a.gain)
  return byTopic
}

/** Tells whether a place in an abstract is behind the point where the authors turn to their own work. */
function ownWork({ text }: WordText): (at: number) => boolean {
  const turn = turning.exec(text)?.index ?? 0
  const sentence = Math.max(text.lastIndexOf('. ', turn) + 1, 0)
  return (at) => at >= sentence
}

/** Where a title's head ends: what stands before `for`, `on`, `with` is what the paper is, behind it what it serves. */
function headOf(title: string): number {
  return (
    /\s(?:for|on|in|via|with|through|using|by|under|from|to|towards?|of)\s/i.exec(title)?.index ??
    title.length
  )
}
