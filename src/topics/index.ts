import type { Topic } from '../model/topic.ts'
import { evidenceFor, type Evidence } from './evidence.ts'
import { kinship } from './kinship.ts'
import { textSpace, type PaperText } from './text-space.ts'
import { vocabularyOf } from './vocabulary.ts'

/** A paper has at most this many topics. */
export const topicLimit = 4
/** The topic that takes what fits nowhere, when an atlas has one of this slug. */
export const otherSlug = 'other'

/** How well a paper fits a topic, and why. */
export interface TopicScore {
  slug: string
  /** What decides whether the topic applies. */
  score: number
  /** What decides which topic is primary: the score times the topic's lead. */
  rank: number
  /** What the vocabulary says. */
  evidence: Evidence[]
  /** Nearness to the topic's confident papers. */
  kinship: number
}

export const tuning = { kin: 26, floor: 6, share: 0.42, solo: 4.5, cap: 9 }

/**
 * Topics of each paper, from the topics' vocabularies and the likeness to other papers of the topics.
 * @returns for each paper one to four slugs, the primary first; none only when there are no topics at all.
 */
export function assignTopics(papers: readonly PaperText[], topics: readonly Topic[]): string[][] {
  return scoreTopics(papers, topics).map((scores) => chooseTopics(scores))
}

/** Scores of all topics for each paper, best rank first. */
export function scoreTopics(papers: readonly PaperText[], topics: readonly Topic[]): TopicScore[][] {
  const vocabulary = vocabularyOf(topics)
  const evidence = papers.map((paper) => evidenceFor(paper, topics.length, vocabulary))
  const spoken = evidence.map((lists) => lists.map((list) => list.reduce((sum, { gain }) => sum + gain, 0)))
  const kin = kinship(textSpace(papers), spoken, topics.length)
  return papers.map((_, paper) =>
    topics
      .map(({ slug, lead }, topic) => {
        const kinship = kin[paper]?.[topic] ?? 0
        // A topic that overrides others (a kind of publication) is known by its words: any paper of its field is like it.
        const score = (spoken[paper]?.[topic] ?? 0) + (tuning.kin * kinship) / Math.max(1, lead)
        return { slug, score, rank: score * lead, evidence: evidence[paper]?.[topic] ?? [], kinship }
      })
      .sort((a, b) => b.rank - a.rank || (a.slug < b.slug ? -1 : 1)),
  )
}

/** The topics that apply, the primary first. */
export function chooseTopics(ranked: readonly TopicScore[]): string[] {
  const best = ranked[0]
  if (!best) return []
  const other = ranked.find(({ slug }) => slug === otherSlug)
  if (best.score < tuning.solo) return [other?.slug ?? best.slug]
  const top = Math.max(...ranked.map(({ score }) => score))
  return ranked
    .filter(
      (entry) =>
        entry === best || entry.score >= Math.max(tuning.floor, Math.min(tuning.cap, top * tuning.share)),
    )
    .slice(0, topicLimit)
    .map(({ slug }) => slug)
}
