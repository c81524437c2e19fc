/** What a result card shows besides title, authors and excerpt; it travels in an anchor's id, which is not indexed. */
export interface CardFacts {
  /** As in the paper's file; absent when unknown. */
  date?: string
  venue?: string
  /** The primary topic's title. */
  topic?: string
  /** Hue of the topic's region, 0 outside the regions. */
  hue: number
  /** The largest factor that the paper claims. */
  factor?: number
}

/** Names of the anchors that part a record's text: the abstract stands before the title, the rest behind the authors. */
export const anchors = { title: 't', authors: 'a', card: 'card:' }
