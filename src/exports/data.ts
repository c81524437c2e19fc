import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { cleanJson } from './clean.ts'
import { paperList, type PaperList } from './paper-list.ts'
import { safeAddress } from './venue.ts'

/** Version of the data files' shape: grows when fields are added; a change of meaning gets other file names. */
export const dataVersion = 1

/**
 * `data/papers.json`: every field of the papers' frontmatter, `slug`, `url` (from the site's root) and
 * `abstract`, one paper a line.
 * @param generated ISO time
 */
export function papersJson({ papers }: Pick<Atlas, 'papers'>, generated: string): PaperList {
  const text = ({ year: _year, plainTitle, authorSlugs, region, ...paper }: AtlasPaper) =>
    cleanJson({ ...paper, links: mapValues(paper.links, safeAddress), plainTitle, authorSlugs, region })
  return paperList({ head: headOf('papers', generated), between, foot, papers, text })
}

/** `data/claims.json`: every claim with its paper's slug. */
export function claimsJson(atlas: Atlas, generated: string): Generator<string> {
  const claims = atlas.papers.flatMap(({ slug, claims: own }) => own.map((claim) => [slug, claim] as const))
  return dataFile('claims', generated, claims, ([paper, claim]) => ({ paper, ...claim }))
}

/** `data/topics.json`: every topic with its papers' slugs, primary ones first. */
export function topicsJson(atlas: Atlas, generated: string): Generator<string> {
  return dataFile(
    'topics',
    generated,
    atlas.topics,
    ({ slug, title, region, description, papers, primary }) => ({
      slug,
      title,
      region,
      description,
      primary,
      papers,
      url: `topics/${slug}.html`,
    }),
  )
}

/** `data/authors.json`: every author with papers and co-authors by slug. */
export function authorsJson(atlas: Atlas, generated: string): Generator<string> {
  return dataFile('authors', generated, atlas.authors, ({ slug, name, papers, coauthors, homepage }) => ({
    slug,
    name,
    papers,
    coauthors,
    homepage: homepage && safeAddress(homepage),
    url: `authors/${slug}.html`,
  }))
}

/** One record a line: small, and readable in a diff. */
function* dataFile<T>(
  name: string,
  generated: string,
  things: readonly T[],
  record: (thing: T) => object,
): Generator<string> {
  yield headOf(name, generated)
  for (const [place, thing] of things.entries()) yield (place > 0 ? between : '') + cleanJson(record(thing))
  yield foot
}

function headOf(name: string, generated: string): string {
  const facts = `"$schema":"schema/${name}.json","version":${dataVersion},"generated":${JSON.stringify(generated)}`
  return `{${facts},"${name}":[\n`
}

const between = ',\n'
const foot = '\n]}\n'

function mapValues<K extends string>(record: Partial<Record<K, string>>, change: (value: string) => string) {
  const entries = Object.entries<string | undefined>(record)
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, change(value)]])),
  )
}
