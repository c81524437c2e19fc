import { hasSelection } from '../address.ts'
import { facetValues, type FacetField } from '../facets.ts'
import {
  neededFields,
  resolveFilters,
  type Condition,
  type ResolvedFilters,
  type Selection,
} from '../filters.ts'
import { matchEntities, topicMatch, type EntityMatch } from '../name-search.ts'
import {
  unpackNames,
  unpackWords,
  type Entities,
  type Names,
  type PackedNames,
  type WordList,
} from '../names.ts'
import { isEmptyQuery, parseQuery, type ParsedQuery } from '../query.ts'
import type { Vocabulary } from '../spelling.ts'
import { firstCards, type FacetCounts, type SearchAnswer, type SearchRequest } from './answer.ts'
import { loadCard, type ResultCard } from './cards.ts'
import { answerFromNames, answerId } from './fallback.ts'
import { findPapers, promoteAuthor, wordsOf } from './find.ts'
import { openIndex, type IndexHit, type IndexReader } from './index-reader.ts'
import { once, packStore, readJson, serverStore, type Store } from './store.ts'

export interface Search {
  /** Fails only when its signal says so. For want of an index it answers from titles and authors, and says why. */
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
        request.signal?.throwIfAborted()
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
  const { selection = {}, sort = 'relevance', count = firstCards, signal } = request
  const { index } = sources
  const isNarrowed = query.terms.length + query.intervals.length > 0 || hasSelection(selection)
  const ahead = isNarrowed ? 0 : count
  const [found, filters, known] = await Promise.all([
    findPapers(query, index, sources.vocabulary, { sort, ahead, signal }),
    resolve(query, selection, index),
    sources.entities(),
  ])
  signal?.throwIfAborted()
  const words = found.mended ?? wordsOf(query)
  const entities = matchEntities(words, known)
  const ranked = sort === 'relevance' ? await promoteAuthor(found.hits, words, entities, index) : found.hits
  const { conditions, unknown } = filters
  const isLost = unknown.some(({ meant }) => meant === undefined)
  const hits = isLost && words.length === 0 ? [] : await narrow(ranked, conditions, index)
  const idle = isEmptyQuery(query) && conditions.length === 0
  return {
    state: idle ? 'empty' : hits.length > 0 ? found.state : 'none',
    total: hits.length,
    unfiltered: ranked.length,
    cards: idle ? [] : await cards(hits, 0, count, index),
    more: (from, to) => cards(hits, from, to, index),
    facets: (fields) => countFacets(fields, { ranked, hits, conditions, selection, index, entities: known }),
    entities: entities.length === 0 && found.state === 'loose' ? await nearest(hits, index, known) : entities,
    mended: found.mended?.join(' '),
    meant: found.meant?.join(' '),
    unknown,
  }
}

/** Papers from whose topics the nearest ones are taken, and how many topics. */
const fromPapers = 10
const nearTopics = 2

/** Topics to go on from, when no paper has all of the words: those of most of the papers that come near. */
async function nearest(hits: IndexHit[], index: IndexReader, { topics }: Entities): Promise<EntityMatch[]> {
  const table = await index.facets().catch(() => undefined)
  if (!table) return []
  const counts = table.tally('topic', await index.places(hits.slice(0, fromPapers)))
  const slugs = Object.keys(counts).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || (a < b ? -1 : 1))
  return slugs.slice(0, nearTopics).flatMap((slug) => topicMatch(slug, topics) ?? [])
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

/** The papers that meet all conditions, in their order. */
async function narrow(papers: IndexHit[], conditions: Condition[], index: IndexReader): Promise<IndexHit[]> {
  if (conditions.length === 0) return papers
  const places = await index.places(papers)
  const having = await Promise.all(conditions.map(({ field, values }) => index.having(field, values)))
  const meets = (place: number) =>
    conditions.every(({ negative }, at) => (having[at]?.[place] === 1) !== negative)
  return papers.filter((_, at) => meets(places[at] ?? -1))
}

async function cards(hits: IndexHit[], from: number, to: number, index: IndexReader): Promise<ResultCard[]> {
  return Promise.all(hits.slice(from, to).map((hit) => loadCard(hit, index)))
}

interface Counted {
  /** The papers with the words, before the conditions. */
  ranked: IndexHit[]
  hits: IndexHit[]
  conditions: Condition[]
  selection: Selection
  index: IndexReader
  entities: Entities
}

/** A field with ticks is counted as if it had none, since another tick adds papers. */
async function countFacets(
  fields: readonly FacetField[],
  { ranked, hits, conditions, selection, index, entities }: Counted,
): Promise<FacetCounts> {
  const table = await index.facets()
  const found = await index.places(hits)
  const counted = fields.map(async (field) => {
    const others = conditions.filter((one) => !(one.ticked && one.field === field))
    const isFree = others.length === conditions.length
    const places = isFree ? found : await index.places(await narrow(ranked, others, index))
    return [field, facetValues(field, table.tally(field, places), selection, entities)] as const
  })
  return Object.fromEntries(await Promise.all(counted))
}
