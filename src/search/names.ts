import type { Atlas } from '../atlas/types.ts'

/** What the search box knows by name without asking Pagefind; `entities.pack`. */
export interface Entities {
  build: string
  regions: { slug: string; title: string; hue: number }[]
  topics: { slug: string; title: string; hue: number; papers: number }[]
  organizations: { slug: string; name: string; papers: number }[]
  /** Those with two papers or more, most papers first. */
  authors: { slug: string; name: string; papers: number }[]
}

/** All titles and authors, for spelling, for ids, and for a browser in which Pagefind cannot run; `names.pack`. */
export interface Names {
  build: string
  papers: NamedPaper[]
  authors: { slug: string; name: string }[]
}

export interface NamedPaper {
  slug: string
  title: string
  /** Places in `Names.authors`. */
  authors: number[]
  year?: number
  arxiv?: string
  doi?: string
}

const mostAuthors = 4000

export function entitiesOf(atlas: Atlas, build: string): Entities {
  return {
    build,
    regions: atlas.regions.map(({ slug, title, hue }) => ({ slug, title, hue })),
    topics: atlas.topics.map(({ slug, title, regionSlug, papers }) => ({
      slug,
      title,
      hue: atlas.region(regionSlug)?.hue ?? 0,
      papers: papers.length,
    })),
    organizations: atlas.organizations.map(({ slug, name, papers }) => ({
      slug,
      name,
      papers: papers.length,
    })),
    authors: atlas.authors
      .filter(({ papers }) => papers.length > 1)
      .map(({ slug, name, papers }) => ({ slug, name, papers: papers.length }))
      .sort((a, b) => b.papers - a.papers || (a.slug < b.slug ? -1 : 1))
      .slice(0, mostAuthors),
  }
}

export function namesOf(atlas: Atlas, build: string): Names {
  const place = new Map(atlas.authors.map(({ slug }, index) => [slug, index]))
  return {
    build,
    papers: atlas.papers.map((paper) => ({
      slug: paper.slug,
      title: paper.plainTitle,
      authors: paper.authorSlugs.flatMap((slug) => place.get(slug) ?? []),
      year: paper.year,
      arxiv: paper.arxiv?.toLowerCase(),
      doi: paper.doi?.toLowerCase(),
    })),
    authors: atlas.authors.map(({ slug, name }) => ({ slug, name })),
  }
}
