import type { Sort } from '../address.ts'
import { facetValues, type FacetField, type FacetValue } from '../facets.ts'
import {
  neededFields,
  resolveFilters,
  type Condition,
  type ResolvedFilters,
  type Selection,
} from '../filters.ts'
import { findById, matchEntities, searchNames, type EntityMatch } from '../name-search.ts'
import {
  unpackNames,
  unpackWords,
  type Entities,
  type Names,
  type PackedNames,
  type WordList,
} from '../names.ts'
import { isEmptyQuery, parseQuery, type FieldTerm, type ParsedQuery } from '../query.ts'
import { sift } from '../ranking.ts'
import type { Vocabulary } from '../spelling.ts'
import { loadCard, plainCard, type ResultCard } from './cards.ts'
import { findPapers, promoteAuthor, wordsOf } from './find.ts'
import { openIndex, type IndexReader } from './index-reader.ts'
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
  /** How many there would be without the fields and ticks. */
  unfiltered: number
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
  const found = narrow(hits, conditions)
  const counted = fields.map((field) => {
    const isTicked = conditions.some((one) => one.ticked && one.field === field)
    const others = conditions.filter((one) => !(one.ticked && one.field === field))
    const own = isTicked ? narrow(hits, others) : found
    const counts = table.tally(
      field,
      own.map(({ id }) => id),
    )
    return [field, facetValues(field, counts, selection, entities)] as const
  })
  return Object.fromEntries(counted)
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
  unfiltered: 0,
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
