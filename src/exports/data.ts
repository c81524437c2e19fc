import type { Atlas } from '../atlas/types.ts'
import { cleanJson } from './clean.ts'
import { safeAddress } from './venue.ts'

/** Version of the data files' shape: grows when fields are added; a change of meaning gets other file names. */
export const dataVersion = 1

/**
 * `data/papers.json`: every field of the papers' frontmatter, `slug`, `url` (from the site's root) and
 * `abstract`, one paper a line.
 * @param generated ISO time
 */
export function papersJson(atlas: Atlas, generated: string): string {
  const papers = atlas.papers.map(({ plainTitle, year: _year, authorSlugs, region, ...paper }) => ({
    ...paper,
    links: mapValues(paper.links, safeAddress),
    plainTitle,
    authorSlugs,
    region,
  }))
  return dataFile('papers', papers, generated)
}

/** `data/claims.json`: every claim with its paper's slug. */
export function claimsJson(atlas: Atlas, generated: string): string {
  const claims = atlas.papers.flatMap(({ slug, claims: own }) =>
    own.map((claim) => ({ paper: slug, ...claim })),
  )
  return dataFile('claims', claims, generated)
}

/** `data/topics.json`: every topic with its papers' slugs, primary ones first. */
export function topicsJson(atlas: Atlas, generated: string): string {
  const topics = atlas.topics.map(({ slug, title, region, description, papers, primary }) => ({
    slug,
    title,
    region,
    description,
    primary,
    papers,
    url: `topics/${slug}.html`,
  }))
  return dataFile('topics', topics, generated)
}

/** `data/authors.json`: every author with papers and co-authors by slug. */
export function authorsJson(atlas: Atlas, generated: string): string {
  const authors = atlas.authors.map(({ slug, name, papers, coauthors, homepage }) => ({
    slug,
    name,
    papers,
    coauthors,
    homepage: homepage && safeAddress(homepage),
    url: `authors/${slug}.html`,
  }))
  return dataFile('authors', authors, generated)
}

/** One record a line: small, and readable in a diff. */
function dataFile(name: string, records: readonly unknown[], generated: string): string {
  const head = `"$schema":"schema/${name}.json","version":${dataVersion},"generated":${JSON.stringify(generated)}`
  return `{${head},"${name}":[\n${records.map((record) => cleanJson(record)).join(',\n')}\n]}\n`
}

function mapValues<K extends string>(record: Partial<Record<K, string>>, change: (value: string) => string) {
  const entries = Object.entries<string | undefined>(record)
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, change(value)]])),
  )
}
