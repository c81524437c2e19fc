import type { AuthorEntry } from '../model/atlas-config.ts'
import { slugify, uniqueSlug } from '../model/slug.ts'
import type { Paper } from '../model/paper.ts'
import type { AtlasAuthor } from './types.ts'

export interface People {
  authors: AtlasAuthor[]
  /** Author slugs of each paper, in the order of its names. */
  slugsOf: Map<string, string[]>
}

/**
 * Tells who is who: one person per spelling with accents, case and punctuation folded, merged and separated
 * by `authors.yaml`. Papers come in the order that an author's page lists them.
 */
export function gatherPeople(papers: readonly Paper[], entries: readonly AuthorEntry[]): People {
  const identify = identifier(entries)
  const people = new Map<string, { spellings: Map<string, number>; papers: string[]; entry?: AuthorEntry }>()
  const keysOf = new Map<string, string[]>()
  for (const paper of papers) {
    const keys = paper.authors.map((name) => {
      const { key, entry } = identify(name, paper.slug)
      const person = people.get(key) ?? { spellings: new Map<string, number>(), papers: [], entry }
      people.set(key, person)
      person.spellings.set(name, (person.spellings.get(name) ?? 0) + 1)
      if (person.papers.at(-1) !== paper.slug) person.papers.push(paper.slug)
      return key
    })
    keysOf.set(paper.slug, keys)
  }
  const slugs = giveSlugs(people)
  const slugsOf = new Map([...keysOf].map(([slug, keys]) => [slug, keys.map((key) => slugs.get(key) ?? key)]))
  const authors = [...people].map(([key, { spellings, papers: own, entry }]) => ({
    slug: slugs.get(key) ?? key,
    name: entry?.name ?? mostUsed(spellings),
    papers: own,
    coauthors: coauthorsOf(slugs.get(key) ?? key, own, slugsOf),
    ...(entry?.homepage && { homepage: entry.homepage }),
  }))
  return { authors: byName(authors), slugsOf }
}

/** People by last name, then first names, as a printed index does. */
function byName(authors: AtlasAuthor[]): AtlasAuthor[] {
  return authors
    .map((author) => ({ author, key: indexKey(author.name) }))
    .sort((a, b) => (a.key === b.key ? (a.author.slug < b.author.slug ? -1 : 1) : a.key < b.key ? -1 : 1))
    .map(({ author }) => author)
}

/** `Ashish Vaswani` as `vaswani ashish`. */
export function indexKey(name: string): string {
  const words = name.replace(/[,.]?\s+(?:Jr|Sr|I{2,3}|IV)\.?$/i, '').split(/\s+/)
  const last = words.at(-1) ?? ''
  return `${slugify(last) || last} ${slugify(words.slice(0, -1).join(' '))}`
}

function identifier(entries: readonly AuthorEntry[]) {
  const byName = new Map<string, AuthorEntry[]>()
  for (const entry of entries) {
    for (const name of [entry.name, ...entry.aliases]) {
      byName.set(nameKey(name), [...(byName.get(nameKey(name)) ?? []), entry])
    }
  }
  const keys = new Map<string, string>()
  return (name: string, paper: string): { key: string; entry?: AuthorEntry } => {
    const own = keys.get(name) ?? nameKey(name)
    keys.set(name, own)
    const candidates = byName.get(own) ?? []
    const entry =
      candidates.find((one) => one.papers?.includes(paper)) ?? candidates.find((one) => !one.papers)
    return entry ? { key: `${nameKey(entry.name)} ${entries.indexOf(entry)}`, entry } : { key: own }
  }
}

function nameKey(name: string): string {
  return slugify(name, 200) || name.normalize('NFC')
}

function giveSlugs(
  people: Map<string, { spellings: Map<string, number>; entry?: AuthorEntry }>,
): Map<string, string> {
  const taken = new Set<string>()
  const slugs = new Map<string, string>()
  const inOrder = [...people].sort(
    ([a, x], [b, y]) => Number(!!y.entry?.slug) - Number(!!x.entry?.slug) || (a < b ? -1 : 1),
  )
  for (const [key, { entry, spellings }] of inOrder) {
    const name = entry?.name ?? mostUsed(spellings)
    const slug = uniqueSlug(entry?.slug ?? (slugify(name) || `author-${textHash(name)}`), taken)
    taken.add(slug)
    slugs.set(key, slug)
  }
  return slugs
}

/** FNV-1a, 32 bits, in base 36: a short stable name for a text that has no Latin letters. */
export function textHash(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(36)
}

function mostUsed(spellings: Map<string, number>): string {
  const [best] = [...spellings].sort(([a, x], [b, y]) => y - x || b.length - a.length || (a < b ? -1 : 1))
  return best?.[0] ?? ''
}

/**
 * A paper of more authors makes nobody a co-author: its people did not all work with each other (Cronin 2001 on
 * hyperauthorship), and a thousand names would be a million pairs.
 */
const coauthorLimit = 100

function coauthorsOf(
  self: string,
  papers: string[],
  slugsOf: Map<string, string[]>,
): AtlasAuthor['coauthors'] {
  const shared = new Map<string, number>()
  for (const paper of papers) {
    const all = new Set(slugsOf.get(paper))
    if (all.size > coauthorLimit) continue
    for (const other of all) {
      if (other !== self) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
  }
  return [...shared]
    .map(([slug, count]) => ({ slug, papers: count }))
    .sort((a, b) => b.papers - a.papers || (a.slug < b.slug ? -1 : 1))
}
