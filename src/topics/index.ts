import type { Topic } from '../model/topic.ts'
import type { PaperText } from './text-space.ts'
import { findPhrases, vocabularyOf, type Vocabulary } from './vocabulary.ts'
import { words } from './words.ts'

/** A paper has at most this many topics. */
export const topicLimit = 4
/** The topic that takes what fits nowhere, when an atlas has one of this slug. */
export const otherSlug = 'other'

/**
 * Topics of each paper, from the topics' vocabularies.
 * @returns for each paper one to four slugs, the primary first; none only when there are no topics at all.
 */
export function assignTopics(papers: readonly PaperText[], topics: readonly Topic[]): string[][] {
  const vocabulary = vocabularyOf(topics)
  return papers.map((paper) => choose(scoreTopics(paper, topics.length, vocabulary), topics))
}

function scoreTopics(paper: PaperText, size: number, vocabulary: Vocabulary): number[] {
  const counts = new Map<object, { topic: number; weight: number; count: number }>()
  const add = (raw: string, each: number) => {
    for (const { phrase } of findPhrases(words(raw), vocabulary)) {
      const entry = counts.get(phrase) ?? { topic: phrase.topic, weight: phrase.weight, count: 0 }
      entry.count += each
      counts.set(phrase, entry)
    }
  }
  add(paper.title, 3)
  add(paper.abstract, 1)
  const scores = new Array<number>(size).fill(0)
  for (const { topic, weight, count } of counts.values())
    scores[topic] = (scores[topic] ?? 0) + weight * Math.log2(1 + count)
  return scores
}

function choose(scores: readonly number[], topics: readonly Topic[]): string[] {
  const ranked = scores
    .map((score, index) => ({ score, slug: topics[index]?.slug ?? '' }))
    .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1))
  const best = ranked[0]
  if (!best) return []
  if (best.score <= 0) return [ranked.find(({ slug }) => slug === otherSlug)?.slug ?? best.slug]
  return ranked
    .filter(({ score }) => score >= Math.max(2, best.score / 2) || score === best.score)
    .slice(0, topicLimit)
    .map(({ slug }) => slug)
}
