import { facetValues } from '../facets.ts'
import {
  neededFields,
  resolveFilters,
  type Condition,
  type ResolvedFilters,
  type Selection,
} from '../filters.ts'
import { matchEntities } from '../name-search.ts'
import {
  unpackNames,
  unpackWords,
  type Entities,
  type Names,
  type PackedNames,
  type WordList,
} from '../names.ts'
import { isEmptyQuery, parseQuery, type ParsedQuery } from '../query.ts'
import { sift } from '../ranking.ts'
import type { Vocabulary } from '../spelling.ts'
import { firstCards, type SearchAnswer, type SearchRequest } from './answer.ts'
import { loadCard, type ResultCard } from './cards.ts'
import { answerFromNames, answerId } from './fallback.ts'
import { findPapers, promoteAuthor, wordsOf } from './find.ts'
import { openIndex, type IndexReader } from './index-reader.ts'
import { once, packStore, readJson, serverStore, type PagefindResult, type Store } from './store.ts'

export interface Search {
  /** Never fails for want of an index: then it answers from titles and authors, and says why. */
  search: (request: SearchRequest) => Promise<SearchAnswer>
  /** Loads what every search needs, ahead of the first. */
  prepare: () => Promise<void>
  /** Names of regions, topics, organizations, authors; empty when they cannot be read. */
  entities: () => Promise<Entities>
  /** True when the index is of the build that the page expects; undefined when it cannot be told. */
  isCurrent: () => Promise<boolean | undefined>
}

export interface SearchOptions {
  /** Path from the page to the site's root: `''`, `./`, `../`. */
  root: string
  /** The build that the page was made with. */
  build?: string
  /** How the files are read; chosen by the page's own address when absent. */
  store?: Store
}

const noEntities: Entities = { build: '', regions: [], topics: [], organizations: [], authors: [] }

/** What the steps of a search share. */
interface Sources {
  index: IndexReader
  names: () => Promise<Names>
  vocabulary: () => Promise<Vocabulary>
  entities: () => Promise<Entities>
}

/** One search for every way in which the site is opened: from a server, offline, and from disk. */
export function createSearch({ root, build, store = storeFor(root) }: SearchOptions): Search {
  const names = once(async () => unpackNames(await readJson<PackedNames>(await store.read('names.pack'))))
  const entities = once(async () => readJson<Entities>(await store.read('entities.pack')))
  const sources: Sources = {
    index: openIndex(store, root),
    names,
    vocabulary: once(async () => unpackWords(await readJson<WordList>(await store.read('words.pack')))),
    entities: () => entities().catch(() => noEntities),
  }
  return {
    search: async (request) => {
      const query = parseQuery(request.text)
      try {
        return await answer(query, request, sources)
      } catch (error) {
        return answerFromNames(query, names, error)
      }
    },
    prepare: async () => {
      await Promise.all([sources.index.ask(''), sources.entities(), sources.index.facets()]).catch(() => {})
    },
    entities: sources.entities,
    isCurrent: async () => {
      const manifest = await store.manifest().catch(() => undefined)
      return manifest && build ? manifest.build === build : undefined
    },
  }
}

function storeFor(root: string): Store {
  return location.protocol === 'file:' ? packStore(root) : serverStore(root)
}

async function answer(query: ParsedQuery, request: SearchRequest, sources: Sources): Promise<SearchAnswer> {
  if (query.id) return answerId(query, await sources.names())
  const { selection = {}, sort = 'relevance' } = request
  const { index } = sources
  const [found, filters, known] = await Promise.all([
    findPapers(query, sort, index, sources.vocabulary),
    resolve(query, selection, index),
    sources.entities(),
  ])
  const words = found.mended ?? wordsOf(query)
  const entities = matchEntities(words, known)
  const ranked = sort === 'relevance' ? await promoteAuthor(found.hits, words, entities, index) : found.hits
  const conditions = await membersOf(filters.conditions, index)
  const hits = filters.unknown.length > 0 && words.length === 0 ? [] : narrow(ranked, conditions)
  const idle = isEmptyQuery(query) && conditions.length === 0
  return {
    state: idle ? 'empty' : hits.length > 0 ? found.state : 'none',
    total: hits.length,
    unfiltered: ranked.length,
    cards: idle ? [] : await cards(hits, 0, request.count ?? firstCards),
    more: (from, to) => cards(hits, from, to),
    facets: await facets(ranked, conditions, request, index, known),
    entities,
    mended: found.mended?.join(' '),
    unknown: filters.unknown,
  }
}

async function resolve(
  query: ParsedQuery,
  selection: Selection,
  index: IndexReader,
): Promise<ResolvedFilters> {
  const fields = neededFields(query)
  const values = await Promise.all(fields.map((field) => index.values(field)))
  return resolveFilters(
    query,
    selection,
    Object.fromEntries(fields.map((field, at) => [field, values[at] ?? []])),
  )
}

type Members = Condition & { ids: Set<string> }

async function membersOf(conditions: Condition[], index: IndexReader): Promise<Members[]> {
  return Promise.all(
    conditions.map(async (condition) => ({
      ...condition,
      ids: await index.having(condition.field, condition.values),
    })),
  )
}

function narrow(hits: PagefindResult[], conditions: Members[]): PagefindResult[] {
  const within = conditions.filter(({ negative }) => !negative)
  const without = conditions.filter(({ negative }) => negative)
  const sets = (some: Members[]) => some.map(({ ids }) => ids)
  return sift(hits, sets(within), sets(without))
}

async function cards(hits: PagefindResult[], from: number, to: number): Promise<ResultCard[]> {
  return Promise.all(hits.slice(from, to).map(loadCard))
}

/** A field with ticks is counted as if it had none, since another tick adds papers. */
async function facets(
  hits: PagefindResult[],
  conditions: Members[],
  { facets: fields = [], selection = {} }: SearchRequest,
  index: IndexReader,
  entities: Entities,
): Promise<SearchAnswer['facets']> {
  if (fields.length === 0) return {}
  const table = await index.facets()
  const placesOf = (some: PagefindResult[]) => table.places(some.map(({ id }) => id))
  const found = placesOf(narrow(hits, conditions))
  const counted = fields.map((field) => {
    const others = conditions.filter((one) => !(one.ticked && one.field === field))
    const own = others.length === conditions.length ? found : placesOf(narrow(hits, others))
    return [field, facetValues(field, table.tally(field, own), selection, entities)] as const
  })
  return Object.fromEntries(counted)
}
