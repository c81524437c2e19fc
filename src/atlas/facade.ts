import type { Position } from '../model/topic.ts'
import type { Atlas, AtlasOrganization, Nearby } from './types.ts'

/** The parts of an atlas that are plain values. */
export type AtlasLists = Pick<
  Atlas,
  | 'config'
  | 'papers'
  | 'topics'
  | 'regions'
  | 'authors'
  | 'organizations'
  | 'years'
  | 'undated'
  | 'newest'
  | 'notes'
>

/** All that an atlas is made of, without its functions: what can be sent to a thread. */
export interface AtlasData extends AtlasLists {
  neighbours: ReadonlyMap<string, Nearby[]>
  positions: ReadonlyMap<string, Position>
  /** What `Atlas.shared` has made so far. */
  shared: ReadonlyMap<string, unknown>
}

/** What costs seconds in a large atlas, and not every command needs. */
interface LazyText {
  neighbours: (slug: string) => Nearby[]
  positions: () => ReadonlyMap<string, Position>
}

/** Puts an atlas's functions over its lists. */
export function atlasOver(lists: AtlasLists, text: LazyText, made = new Map<string, unknown>()): Atlas {
  const papers = indexBy(lists.papers, ({ slug }) => slug)
  const moved = new Map(lists.papers.flatMap((paper) => paper.aliases.map((alias) => [alias, paper])))
  const topics = indexBy(lists.topics, ({ slug }) => slug)
  const regions = indexBy(lists.regions, ({ slug }) => slug)
  const authors = indexBy(lists.authors, ({ slug }) => slug)
  const organizations = indexBy(lists.organizations, ({ name }) => name)
  const atlas: Atlas = {
    ...lists,
    size: lists.papers.length,
    order: lists.papers.map(({ slug }) => slug),
    paper: (slug) => found(papers, slug),
    paperAt: (slug) => papers.get(slug) ?? found(moved, slug),
    topic: (slug) => topics.get(slug),
    region: (slug) => (slug === undefined ? undefined : regions.get(slug)),
    author: (slug) => found(authors, slug),
    organization: (name): AtlasOrganization | undefined =>
      name === undefined ? undefined : organizations.get(name),
    neighbours: text.neighbours,
    get positions() {
      return text.positions()
    },
    shared: <T>(name: string, make: (whole: Atlas) => T) => {
      if (!made.has(name)) made.set(name, make(atlas))
      return made.get(name) as T
    },
    made,
  }
  return atlas
}

/** Takes an atlas apart for a thread. */
export function dataOf(atlas: Atlas): AtlasData {
  const { config, papers, topics, regions, authors, organizations, years, undated, newest, notes } = atlas
  return {
    ...{ config, papers, topics, regions, authors, organizations, years, undated, newest, notes },
    neighbours: new Map(papers.map(({ slug }) => [slug, atlas.neighbours(slug)])),
    positions: atlas.positions,
    shared: atlas.made,
  }
}

/** The inverse of `dataOf`. */
export function atlasOfData({ neighbours, positions, shared, ...lists }: AtlasData): Atlas {
  const text = { neighbours: (slug: string) => neighbours.get(slug) ?? [], positions: () => positions }
  return atlasOver(lists, text, new Map(shared))
}

function indexBy<T>(things: readonly T[], key: (thing: T) => string): Map<string, T> {
  return new Map(things.map((thing) => [key(thing), thing]))
}

function found<T>(things: Map<string, T>, slug: string): T {
  const thing = things.get(slug)
  if (!thing) throw new Error(`no such slug in the atlas: ${slug}`)
  return thing
}
