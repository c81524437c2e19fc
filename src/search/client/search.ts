import type { Sort } from '../address.ts'
import { facetValues, type FacetField, type FacetValue } from '../facets.ts'
import { neededFields, resolveFilters, type ResolvedFilters, type Selection } from '../filters.ts'
import { findById, matchEntities, namesVocabulary, searchNames, type EntityMatch } from '../name-search.ts'
import type { Entities, Names } from '../names.ts'
import { isEmptyQuery, parseQuery, type FieldTerm, type ParsedQuery } from '../query.ts'
import type { Vocabulary } from '../spelling.ts'
import { loadCard, plainCard, type ResultCard } from './cards.ts'
import { countFacets } from './facet-counts.ts'
import { findPapers, promoteAuthor, wordsOf, type Found } from './find.ts'
import { openIndex, siftPhrases, type IndexReader } from './index-reader.ts'
import {
  once,
  packStore,
  readJson,
  SearchError,
  serverStore,
  type PagefindResult,
  type Store,
  type Trouble,
} from './store.ts'

export interface SearchRequest {
  text: string
  selection?: Selection
  sort?: Sort
  /** The fields whose values shall be counted. */
  facets?: readonly FacetField[]
  /** How many cards to load. */
  count?: number
}

export interface SearchAnswer {
  /** `loose`: no paper has all of the words, these have some. */
  state: 'empty' | 'found' | 'loose' | 'none'
  total: number
  cards: ResultCard[]
  /** Loads the cards from one place in the list to another. */
  more: (from: number, to: number) => Promise<ResultCard[]>
  facets: Partial<Record<FacetField, FacetValue[]>>
  /** Authors, topics and organizations of that name. */
  entities: EntityMatch[]
  /** What was searched instead of the typed words. */
  mended?: string
  /** The one paper that an arXiv id or DOI names. */
  exact?: ResultCard
  /** `author:…` and the like that mean nobody here. */
  unknown: FieldTerm[]
  /** Why only titles and authors were searched. */
  trouble?: Trouble
}

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
const firstCards = 10

/** What the steps of a search share. */
interface Sources {
  index: IndexReader
  names: () => Promise<Names>
  vocabulary: () => Promise<Vocabulary>
  entities: () => Promise<Entities>
}

/** One search for every way in which the site is opened: from a server, offline, and from disk. */
export function createSearch({ root, build, store = storeFor(root) }: SearchOptions): Search {
  const names = once(async () => readJson<Names>(await store.read('names.pack')))
  const entities = once(async () => readJson<Entities>(await store.read('entities.pack')))
  const sources: Sources = {
    index: openIndex(store, root),
    names,
    vocabulary: once(async () => namesVocabulary(await names())),
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
      await Promise.all([sources.index.ask(''), sources.entities()]).catch(() => {})
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
  const filters = await resolve(query, selection, index)
  await Promise.all((request.facets ?? []).map((field) => index.values(field)))
  const found = await findPapers(query, filters, sort, index, sources.vocabulary)
  const known = await sources.entities()
  const words = found.mended ?? wordsOf(query)
  const entities = matchEntities(words, known)
  const hits = sort === 'relevance' ? await promoteAuthor(found.hits, words, entities, index) : found.hits
  return {
    state: isEmptyQuery(query) && !filters.filter ? 'empty' : found.state,
    total: hits.length,
    cards: await cards(hits, 0, request.count ?? firstCards),
    more: (from, to) => cards(hits, from, to),
    facets: await facets(found, query, request, index, known),
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
  const values = await Promise.all(fields.map(async (field) => Object.keys(await index.values(field))))
  return resolveFilters(
    query,
    selection,
    Object.fromEntries(fields.map((field, at) => [field, values[at] ?? []])),
  )
}

async function cards(hits: PagefindResult[], from: number, to: number): Promise<ResultCard[]> {
  return Promise.all(hits.slice(from, to).map(loadCard))
}

async function facets(
  found: Found,
  query: ParsedQuery,
  { facets: fields = [], selection = {} }: SearchRequest,
  index: IndexReader,
  entities: Entities,
): Promise<SearchAnswer['facets']> {
  const counts = await countFacets(index, fields, selection, found, async (without) => {
    const { filter } = await resolve(query, { ...selection, [without]: [] }, index)
    return siftPhrases(index, await index.ask(found.term, filter), query.phrases, query.without)
  })
  return Object.fromEntries(
    fields.map((field) => [field, facetValues(field, counts[field] ?? {}, selection, entities)]),
  )
}

function answerId(query: ParsedQuery, names: Names): SearchAnswer {
  const paper = query.id && findById(query.id, names)
  const exact = paper && plainCard(paper, names)
  return {
    ...nothingFound,
    state: exact ? 'found' : 'none',
    total: exact ? 1 : 0,
    cards: exact ? [exact] : [],
    exact,
  }
}

const nothingFound: SearchAnswer = {
  state: 'none',
  total: 0,
  cards: [],
  more: async () => [],
  facets: {},
  entities: [],
  unknown: [],
}

/** Titles and authors alone, when the index cannot be used; when these are missing too, nothing, and why. */
async function answerFromNames(
  query: ParsedQuery,
  names: () => Promise<Names>,
  error: unknown,
): Promise<SearchAnswer> {
  const trouble = error instanceof SearchError ? error.trouble : 'damaged'
  try {
    const known = await names()
    if (query.id) return { ...answerId(query, known), trouble }
    const papers = searchNames(query, known)
    const load = (from: number, to: number) => papers.slice(from, to).map((paper) => plainCard(paper, known))
    return {
      ...nothingFound,
      state: papers.length > 0 ? 'found' : isEmptyQuery(query) ? 'empty' : 'none',
      total: papers.length,
      cards: load(0, firstCards),
      more: async (from, to) => load(from, to),
      trouble,
    }
  } catch {
    return { ...nothingFound, trouble }
  }
}
