import type { Atlas } from '../atlas/types.ts'
import { slugify } from '../model/slug.ts'
import { vocabularyOf, type Vocabulary } from './spelling.ts'

/** What the search box knows by name without asking Pagefind; `entities.pack`. */
export interface Entities {
  build: string
  regions: { slug: string; title: string; hue: number }[]
  topics: { slug: string; title: string; hue: number; papers: number }[]
  organizations: { slug: string; name: string; papers: number }[]
  /** Those with two papers or more, most papers first. */
  authors: { slug: string; name: string; papers: number }[]
}

/** All titles and authors, for ids and for a browser in which Pagefind cannot run. */
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

/** `Names` as it is loaded, `names.pack`: a slug stands only where it does not follow from the name. */
export interface PackedNames {
  build: string
  papers: [title: string, authors: number[], year: number, arxiv?: string, doi?: string, slug?: string][]
  authors: (string | [name: string, slug: string])[]
}

/** The words that titles and names are spelt with, `words.pack`: sorted, and for each how often, as a power of two. */
export interface WordList {
  build: string
  words: string
  powers: string
}

const mostAuthors = 1500

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

export function packNames(atlas: Atlas, build: string): PackedNames {
  const place = new Map(atlas.authors.map(({ slug }, index) => [slug, index]))
  return {
    build,
    papers: atlas.papers.map(({ plainTitle, authorSlugs, year, arxiv, doi, slug }) => {
      const own = slugify(plainTitle) === slug ? '' : slug
      const authors = authorSlugs.flatMap((author) => place.get(author) ?? [])
      const facts = [arxiv?.toLowerCase() ?? '', doi?.toLowerCase() ?? '', own] as const
      const known = facts.findLastIndex(Boolean) + 1
      return [plainTitle, authors, year ?? 0, ...facts.slice(0, known)] as PackedNames['papers'][number]
    }),
    authors: atlas.authors.map(({ slug, name }) => (slugify(name) === slug ? name : [name, slug])),
  }
}

export function unpackNames({ build, papers, authors }: PackedNames): Names {
  return {
    build,
    papers: papers.map(([title, own, year, arxiv, doi, slug]) => ({
      slug: slug || slugify(title),
      title,
      authors: own,
      year: year || undefined,
      arxiv: arxiv || undefined,
      doi: doi || undefined,
    })),
    authors: authors.map((author) =>
      typeof author === 'string'
        ? { name: author, slug: slugify(author) }
        : { name: author[0], slug: author[1] },
    ),
  }
}

export function packWords(atlas: Atlas, build: string): WordList {
  const texts = atlas.papers.map(({ plainTitle }) => plainTitle)
  const sorted = [...vocabularyOf([...texts, ...atlas.authors.map(({ name }) => name)])].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const power = (times: number) => Math.min(35, Math.floor(Math.log2(times))).toString(36)
  return {
    build,
    words: sorted.map(([word]) => word).join(' '),
    powers: sorted.map(([, times]) => power(times)).join(''),
  }
}

export function unpackWords({ words, powers }: WordList): Vocabulary {
  return new Map(
    words.split(' ').map((word, place) => [word, 2 ** Number.parseInt(powers[place] ?? '0', 36)]),
  )
}
