import { hash } from 'node:crypto'
import type { Atlas, AtlasPaper, AtlasRegion, AtlasTopic } from './types.ts'

/**
 * The name of something read from an atlas: `papers` for the whole list, `paper/<slug>` for one, both without
 * abstracts, `abstract/<slug>`. Whatever is drawn from an atlas alone stays the same as long as everything that was
 * read for it does.
 */
export type Read = string

/** For what cannot be told apart: all that there is. */
const everything = '*'
const lists = ['config', 'authors', 'organizations', 'years', 'undated', 'newest', 'size', 'order'] as const

/**
 * The same atlas, telling `note` of all that is read from it. A topic's words and its papers are two reads, so that
 * a page which names a topic does not depend on who else has that topic; the same goes for regions. A paper and its
 * abstract are two: few pages show it, and all that list or chart papers would depend on it.
 */
export function tracedAtlas(atlas: Atlas, note: (read: Read) => void): Atlas {
  const told = <T>(read: Read, value: T): T => {
    note(read)
    return value
  }
  const papers = tracedAbstracts(atlas.papers, note)
  const tracedOf = (paper: AtlasPaper) => papers.get(paper) ?? paper
  const topics = atlas.topics.map((topic) => tracedPapers(topic, `topic/${topic.slug}`, note))
  const regions = atlas.regions.map((region) => tracedPapers(region, `region/${region.slug}`, note))
  const topicOf = new Map(topics.map((topic) => [topic.slug, topic]))
  const regionOf = new Map(regions.map((region) => [region.slug, region]))
  const traced = {
    paper: (slug: string) => told(`paper/${slug}`, tracedOf(atlas.paper(slug))),
    paperAt: (slug: string) => told(`paper-at/${slug}`, tracedOf(atlas.paperAt(slug))),
    author: (slug: string) => told(`author/${slug}`, atlas.author(slug)),
    organization: (name: string | undefined) => told(`organization/${name}`, atlas.organization(name)),
    neighbours: (slug: string) => told(`neighbours/${slug}`, atlas.neighbours(slug)),
    topic: (slug: string) => told('topics', topicOf.get(slug)),
    region: (slug: string | undefined) => told('topics', regionOf.get(slug ?? '')),
    shared: <T>(name: string, make: (whole: Atlas) => T) =>
      told(atlas.made.has(name) ? `shared/${name}` : everything, atlas.shared(name, make)),
    made: atlas.made,
    positions: tracedMap(atlas.positions, 'position', note),
    notes: tracedMap(atlas.notes, 'note', note),
  }
  const getters = lists.map(
    (name) => [name, { enumerable: true, get: () => told(name, atlas[name]) }] as const,
  )
  const list = [...papers.values()]
  Object.defineProperties(traced, {
    ...Object.fromEntries(getters),
    papers: { enumerable: true, get: () => told('papers', list) },
    topics: { enumerable: true, get: () => told('topics', topics) },
    regions: { enumerable: true, get: () => told('topics', regions) },
  })
  return traced as unknown as Atlas
}

/**
 * Tells the version of anything that can be read from an atlas: a read gives the same value from two atlases when its
 * versions are the same. Undefined where this cannot be told, as of a person's own MDX, which may import anything.
 */
export function versionsOf(atlas: Atlas): Versions {
  const versions = versionsOfAtlas.get(atlas) ?? measuredOnce(atlas)
  versionsOfAtlas.set(atlas, versions)
  return versions
}

type Versions = (read: Read) => string | undefined

/** Pages and data files read the same papers. */
const versionsOfAtlas = new WeakMap<Atlas, Versions>()

function measuredOnce(atlas: Atlas): Versions {
  const known = new Map<Read, string | undefined>()
  const version = (read: Read): string | undefined => {
    if (!known.has(read)) known.set(read, measured(read))
    return known.get(read)
  }
  const together = (reads: Read[]) => {
    const versions = reads.map(version)
    return versions.includes(undefined) ? undefined : digest(versions)
  }
  const wholes: Record<Read, () => string | undefined> = {
    papers: () => together(atlas.order.map((slug) => `paper/${slug}`)),
    abstracts: () => together(atlas.order.map((slug) => `abstract/${slug}`)),
    authors: () => together(atlas.authors.map(({ slug }) => `author/${slug}`)),
    topics: () => digest([atlas.topics, atlas.regions].map((list) => list.map(wordsOf))),
    positions: () => digest([...atlas.positions]),
    notes: () => (atlas.notes.size > 0 ? undefined : ''),
    [everything]: () =>
      together(['config', 'papers', 'abstracts', 'authors', 'topics', 'positions', 'notes']),
  }
  const measured = (read: Read) => {
    const whole = wholes[read]
    if (whole) return whole()
    const [, kind = read, name] = /^([a-z-]+)\/(.*)$/s.exec(read) ?? []
    if (kind === 'note') return atlas.notes.has(name ?? '') ? undefined : ''
    const value = valueAt(atlas, kind, name)
    if (kind === 'shared') return digest(value, listed)
    return kind === 'paper-at' && value ? version(`paper/${(value as AtlasPaper).slug}`) : digest(value)
  }
  return version
}

const values: Record<string, (atlas: Atlas, name: string) => unknown> = {
  paper: (atlas, name) => ({ ...atlas.paper(name), abstract: undefined }),
  abstract: (atlas, name) => atlas.paper(name).abstract,
  'paper-at': (atlas, name) => atlas.paperAt(name),
  author: (atlas, name) => atlas.author(name),
  organization: (atlas, name) => atlas.organization(name),
  neighbours: (atlas, name) => atlas.neighbours(name),
  topic: (atlas, name) => [atlas.topic(name)?.papers, atlas.topic(name)?.primary],
  region: (atlas, name) => atlas.region(name)?.papers,
  position: (atlas, name) => atlas.positions.get(name),
  shared: (atlas, name) => atlas.made.get(name),
  ...Object.fromEntries(lists.map((list) => [list, (atlas: Atlas) => atlas[list]])),
}

function valueAt(atlas: Atlas, kind: string, name = ''): unknown {
  try {
    return values[kind]?.(atlas, name)
  } catch {
    // What an older atlas had may be gone.
    return undefined
  }
}

function wordsOf(one: AtlasTopic | AtlasRegion): unknown {
  return { ...one, papers: 0, primary: 0 }
}

/** Copies of papers that tell when their abstracts are read, by the papers. */
function tracedAbstracts(
  papers: readonly AtlasPaper[],
  note: (read: Read) => void,
): Map<AtlasPaper, AtlasPaper> {
  const abstracts = new Map(papers.map(({ slug, abstract }) => [slug, abstract]))
  const property = {
    enumerable: true,
    get(this: AtlasPaper) {
      note(`abstract/${this.slug}`)
      return abstracts.get(this.slug)
    },
  }
  const tracedCopy = (paper: AtlasPaper): AtlasPaper => {
    const { abstract: _, ...rest } = paper
    // First, and one function for all: V8 reads objects slowly that come about otherwise.
    const traced: Pick<AtlasPaper, 'abstract'> = Object.create(Object.prototype, { abstract: property })
    return Object.assign(traced, rest)
  }
  return new Map(papers.map((paper) => [paper, tracedCopy(paper)]))
}

/** A copy whose papers are read apart from the rest of it. */
function tracedPapers<T extends AtlasTopic | AtlasRegion>(one: T, read: Read, note: (read: Read) => void): T {
  const fields = ['papers', 'primary'].filter((field) => field in one) as (keyof T)[]
  const getters = fields.map((field) => {
    const get = () => {
      note(read)
      return one[field]
    }
    return [field, { enumerable: true, get }] as const
  })
  return Object.defineProperties({ ...one }, Object.fromEntries(getters)) as T
}

function tracedMap<T>(
  map: ReadonlyMap<string, T>,
  kind: string,
  note: (read: Read) => void,
): ReadonlyMap<string, T> {
  return new Proxy(map, {
    get: (target, name) => {
      if (name !== 'get' && name !== 'has') note(`${kind}s`)
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        if (name === 'get' || name === 'has') note(`${kind}/${String(given[0])}`)
        return Reflect.apply(value, target, given) as unknown
      }
    },
  })
}

/**
 * A short name for a value.
 * @param told makes what JSON would leave out into what it tells; a value without such things is told several times
 * sooner without it
 */
function digest(value: unknown, told?: (key: string, one: unknown) => unknown): string {
  return hash('sha1', JSON.stringify(value, told) ?? '', 'base64url').slice(0, 12)
}

/** Maps and sets as what they hold. Of all that can be read, only what `Atlas.shared` has made may have them. */
function listed(_: string, one: unknown): unknown {
  return one instanceof Map || one instanceof Set ? [...one] : one
}
