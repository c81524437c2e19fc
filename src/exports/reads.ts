/** What files read that tell of some papers, by the names of `tracedAtlas`. */
export interface PaperReads {
  /** Of those without abstracts. */
  facts: readonly string[]
  /** Of those with abstracts. */
  texts: readonly string[]
}

/** What a file with all that is known of a paper reads. */
export function readsOf(slug: string): string[] {
  return [`paper/${slug}`, `abstract/${slug}`]
}

/** What files about some papers read. @param owner whose papers they are */
export function readsOfSome(slugs: readonly string[], owner: readonly string[] = []): PaperReads {
  return {
    facts: [...owner, ...slugs.map((slug) => `paper/${slug}`)],
    texts: [...owner, ...slugs.flatMap(readsOf)],
  }
}

/** What files about all papers read. */
export const readsOfAll: PaperReads = { facts: ['papers'], texts: ['papers', 'abstracts'] }
