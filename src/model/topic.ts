import { z } from 'zod'

/** Frontmatter of `content/topics/<slug>.mdx`; the body is free text for readers. */
export const topicSchema = z.object({
  title: z.string().min(1),
  /** The region's title; null for a topic outside all regions. */
  region: z.string().nullable().default(null),
  /** Place among all topics; topics without it follow in alphabetical order. */
  order: z.number().optional(),
  /** Two or three sentences. */
  description: z.string(),
  /**
   * Words and phrases that tell the topic, strongest first. `phrase ^2` weighs double, `phrase ^-1` speaks against,
   * `phrase ^0` is passed over; `translat*` matches every word that begins so; `SAT` matches only capitals.
   */
  vocabulary: z.array(z.string()).default([]),
  /**
   * How readily it is a paper's primary topic where it applies: below 1 for a topic that qualifies others (a setting,
   * a technique), above 1 for one that overrides them (a kind of publication).
   */
  lead: z.number().positive().default(1),
})

export type TopicFacts = z.infer<typeof topicSchema>
export interface Topic extends TopicFacts {
  slug: string
}

/** A paper near another by text. */
export interface Neighbour {
  slug: string
  /** Cosine similarity of the texts, 0 to 1. */
  score: number
  /** The terms that make them near, strongest first, as readers write them. */
  terms: string[]
}

/** A place on the map's unit square; y grows downward. */
export interface Position {
  x: number
  y: number
}
