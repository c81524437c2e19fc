import type { AtlasAuthor } from '../atlas/types.ts'

/** The folders of cards. */
export const cardKinds = ['papers', 'topics', 'authors'] as const

/** Authors with fewer papers show their paper's card. */
export const papersForAuthorCard = 2

/** Where a card lies below the folder of cards: `papers/nanoflow.png`. */
export function cardFile(kind: (typeof cardKinds)[number], slug: string): string {
  return `${kind}/${slug}.png`
}

/** Where a card lies below the site's root: `cards/papers/nanoflow.png`. */
export function cardPath(kind: (typeof cardKinds)[number], slug: string): string {
  return `cards/${cardFile(kind, slug)}`
}

/** The card of a page that has one of its own; every other page shows home's. */
export function pageCardPath(page: 'home' | 'timeline' | 'claims' | 'map'): string {
  return `cards/${page}.png`
}

/** An author's card below the site's root: their own, or their only paper's. */
export function authorCardPath({ slug, papers }: Pick<AtlasAuthor, 'slug' | 'papers'>): string {
  const [first] = papers
  if (first === undefined) return pageCardPath('home')
  return papers.length < papersForAuthorCard ? cardPath('papers', first) : cardPath('authors', slug)
}
