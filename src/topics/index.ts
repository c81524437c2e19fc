import type { Topic } from '../model/topic.ts'
import { evidenceFor, type Evidence } from './evidence.ts'
import { kinship } from './kinship.ts'
import { spaceOf, type PaperText, type TextSpace } from './text-space.ts'
import { vocabularyOf } from './vocabulary.ts'
import { paperWords, type PaperWords } from './words.ts'

/** A paper has at most this many topics. */
export const topicLimit = 4
/** The topic that takes what fits nowhere, when an atlas has one of this slug. */
export const otherSlug = 'other'

/** How well a paper fits a topic. */
export interface TopicRank {
  slug: string
  /** The topic's own: how readily it is primary. */
  lead: number
  /** What decides whether the topic applies. */
  score: number
  /** What decides which topic is primary: the score with what the title's head names, times the topic's lead. */
  rank: number
  /** Nearness to the topic's sure papers, 0 to 1. */
  kinship: number
}

/** How well a paper fits a topic, and why. */
export interface TopicScore extends TopicRank {
  /** What the vocabulary says. */
  evidence: Evidence[]
}

/** Chosen on the labels in test/gold and test/topics, where each has a broad optimum. */
export const tuning = {
  /** What full kinship adds to a score. */
  kin: 26,
  /** Each further phrase of a topic adds this share of what the one before would: many synonyms say one thing. */
  fade: 0.9,
  /** What the strongest phrase in the title's head adds to the rank, in multiples of its weight. */
  lift: 0.75,
  /** Least score of a primary topic; below it a paper fits nowhere. */
  solo: 3.5,
  /** Least score of a further topic, and its least share of the best score up to a score that always does. */
  floor: 6.4,
  share: 0.42,
  cap: 9,
}

/**
 * Topics of each paper, from the topics' vocabularies and the likeness to other papers of the topics.
 * @returns for each paper one to four slugs, the primary first; none only when there are no topics at all
 */
export function assignTopics(papers: readonly PaperText[], topics: readonly Topic[]): string[][] {
  return assignBy(topics, ...readPapers(papers, topics))
}

/** What a paper says of each topic, by the topics' vocabularies. */
export interface Said {
  /** What all phrases of the topic say together. */
  spoken: Float64Array
  /** The weight of the strongest one in the title's head. */
  heads: Float64Array
}

/** Topics of papers that have been read. */
export function assignBy(topics: readonly Topic[], space: TextSpace, said: readonly Said[]): string[][] {
  const ranked = rankTopics(topics, space, said)
  return said.map((_, paper) => chooseTopics(ranked(paper)))
}

/** Reads what papers say of topics. */
export function evidenceReader(topics: readonly Topic[]): (words: PaperWords) => Said {
  const vocabulary = vocabularyOf(topics)
  return (words) => weigh(evidenceFor(words, vocabulary), topics.length)
}

/** Scores of all topics for each paper with their reasons, best rank first. */
export function scoreTopics(papers: readonly PaperText[], topics: readonly Topic[]): TopicScore[][] {
  const ranked = rankTopics(topics, ...readPapers(papers, topics))
  const vocabulary = vocabularyOf(topics)
  return papers.map((paper, index) => {
    const evidence = Map.groupBy(
      evidenceFor(paperWords(paper), vocabulary),
      ({ phrase }) => topics[phrase.topic]?.slug,
    )
    return ranked(index).map((rank) => ({ ...rank, evidence: evidence.get(rank.slug) ?? [] }))
  })
}

/** Reads each paper once, and keeps no more of it than numbers: the words of a large atlas would not fit. */
function readPapers(papers: readonly PaperText[], topics: readonly Topic[]): [TextSpace, Said[]] {
  const read = evidenceReader(topics)
  const said: Said[] = []
  const space = spaceOf(papers, (words) => said.push(read(words)))
  return [space, said]
}

/** @returns the scores of all topics for a paper by its index, best rank first */
function rankTopics(
  topics: readonly Topic[],
  space: TextSpace,
  said: readonly Said[],
): (paper: number) => TopicRank[] {
  const kin = kinship(
    space,
    said.map(({ spoken }) => spoken),
    topics.length,
  )
  return (paper) =>
    topics
      .map(({ slug, lead }, topic) => {
        const kinship = kin[paper]?.[topic] ?? 0
        // A topic that overrides others (a kind of publication) is known by its words: any paper of its field is like it.
        const score = (said[paper]?.spoken[topic] ?? 0) + (tuning.kin * kinship) / Math.max(1, lead)
        const rank = (score + tuning.lift * (said[paper]?.heads[topic] ?? 0)) * lead
        return { slug, lead, score, rank, kinship }
      })
      .sort((a, b) => b.rank - a.rank || (a.slug < b.slug ? -1 : 1))
}

/** The topics that apply, the primary first; "other" only alone. */
export function chooseTopics(ranked: readonly TopicRank[]): string[] {
  const other = ranked.find(({ slug }) => slug === otherSlug)
  // A topic that leads by its readiness, on hardly a word, must not hide one that surely applies.
  const best = ranked.find(({ score }) => score >= tuning.solo)
  if (!best || best === other) return [other ?? ranked[0]].flatMap((entry) => entry?.slug ?? [])
  // What a topic that overrides others scores says nothing of how much the others should.
  const top = ranked.reduce((most, { score, lead }) => Math.max(most, score / Math.max(1, lead)), 0)
  const least = Math.max(tuning.floor, Math.min(tuning.cap, top * tuning.share))
  return ranked
    .filter((entry) => entry === best || (entry !== other && entry.score >= least))
    .slice(0, topicLimit)
    .map(({ slug }) => slug)
}

function weigh(evidence: readonly Evidence[], size: number): Said {
  const [spoken, heads] = [new Float64Array(size), new Float64Array(size)]
  const said = new Uint32Array(size)
  for (const { phrase, gain, head } of evidence) {
    const { topic, weight } = phrase
    const place = said[topic] ?? 0
    said[topic] = place + 1
    spoken[topic] = (spoken[topic] ?? 0) + gain * tuning.fade ** place
    if (head) heads[topic] = Math.max(heads[topic] ?? 0, weight)
  }
  return { spoken, heads }
}
