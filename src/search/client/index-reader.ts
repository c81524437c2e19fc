import { sift } from '../ranking.ts'
import {
  loadEngine,
  once,
  SearchError,
  type PagefindInstance,
  type PagefindResponse,
  type PagefindResult,
  type Store,
} from './store.ts'
import type { PagefindFilter } from '../filters.ts'

import type { Sort } from '../address.ts'
export type { Sort }

/** Papers found, best first. */
export interface Finding {
  hits: PagefindResult[]
  /** How many of them have each value of the fields whose filters are loaded; absent when nobody counted. */
  counts?: Record<string, Record<string, number>>
}

/** Pagefind behind its store: asks for sets of papers, and keeps what it has asked before. */
export interface IndexReader {
  ask: (term: string | null, filter?: PagefindFilter, sort?: Sort) => Promise<PagefindResponse>
  /** Ids of the papers with exactly these words in a row. */
  phrase: (words: string) => Promise<Set<string>>
  /** All values of a field and their papers. */
  values: (field: string) => Promise<Record<string, number>>
  /** A field's values by paper id. */
  members: (field: string) => Promise<Map<string, string[]>>
}

const sorts = { relevance: {}, newest: { date: 'desc' }, largest: { factor: 'desc' } } as const
/** Matches nothing, and yet makes Pagefind load the filter. */
const nothing = '\u0000'

/** @param root path from the page to the site's root */
export function openIndex(store: Store, root: string): IndexReader {
  const instance = once(() => startPagefind(store, root))
  const ask: IndexReader['ask'] = async (term, filter, sort = 'relevance') => {
    const pagefind = await instance()
    const by = term === null && sort === 'relevance' ? sorts.newest : sorts[sort]
    return pagefind.search(term, { filters: filter ?? {}, sort: by })
  }
  const ids = async (term: string) => (await ask(term)).results.map(({ id }) => id)
  const values = keep(async (field) => {
    const { totalFilters } = await ask(null, { [field]: { any: [nothing] } })
    return totalFilters[field] ?? {}
  })
  const members = async (field: string) => {
    const papers = new Map<string, string[]>()
    for (const value of Object.keys(await values(field)))
      for (const { id } of (await ask(null, { [field]: { any: [value] } })).results)
        papers.set(id, [...(papers.get(id) ?? []), value])
    return papers
  }
  return {
    ask,
    values,
    members: keep(members),
    phrase: keep(async (words) => {
      const joined = words.replaceAll(' ', '')
      const found = await ids(`"${words}"`)
      return new Set(joined === words ? found : [...found, ...(await ids(`"${joined}"`))])
    }),
  }
}

/** Keeps the answers of a question by its text. */
function keep<T>(question: (text: string) => Promise<T>): (text: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>()
  return (text) => {
    const answer = answers.get(text) ?? question(text)
    answers.set(text, answer)
    return answer
  }
}

/**
 * Starts Pagefind on the main thread: a search takes it some milliseconds, less than a worker's own download.
 * @throws SearchError
 */
async function startPagefind(store: Store, root: string): Promise<PagefindInstance> {
  const [engine, manifest] = await Promise.all([loadEngine(root), store.manifest()])
  const read = keep(async (path) => unpack(path, await store.read(path)))
  await Promise.all(manifest.core.map(read))
  const broken: unknown[] = []
  const respond = async (address: string) => {
    const path = address.slice('/pagefind/'.length).replace(/\?.*$/, '')
    if (path === 'pagefind-entry.json') return new Response(JSON.stringify(manifest.entry))
    try {
      return new Response(await read(path))
    } catch (error) {
      broken.push(error)
      throw error
    }
  }
  const pagefind = engine(respond).createInstance({ basePath: '/pagefind/', baseUrl: '/', noWorker: true })
  return {
    search: async (term, options) => {
      const response = await failing(pagefind.search(term, options))
      const error = broken.pop()
      if (error) throw error
      return response
    },
  }
}

const signature = 'pagefind_dcd'

/**
 * Unpacks one of Pagefind's files, which Pagefind takes as well: the browser checks the sum of the bytes on the way,
 * so that a damaged file is noticed instead of finding less.
 * @throws SearchError
 */
async function unpack(path: string, bytes: Uint8Array): Promise<ArrayBuffer> {
  try {
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
    const stream = new Blob([new Uint8Array(bytes)]).stream()
    const plain = await new Response(
      packed ? stream.pipeThrough(new DecompressionStream('gzip')) : stream,
    ).arrayBuffer()
    if (new TextDecoder().decode(plain.slice(0, signature.length)) === signature) return plain
  } catch {
    // Told below, together with files that are something else.
  }
  throw new SearchError('damaged', `${path} is not whole`)
}

/** Pagefind throws strings and plain errors when its files are not what they should be. */
async function failing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof SearchError
      ? error
      : new SearchError('damaged', `the index cannot be read: ${String(error)}`)
  }
}

/** What is within all phrases and without all excluded ones. */
export async function siftPhrases(
  index: IndexReader,
  { results, filters }: PagefindResponse,
  phrases: string[],
  without: string[],
): Promise<Finding> {
  if (phrases.length + without.length === 0) return { hits: results, counts: filters }
  const within = await Promise.all(phrases.map((words) => index.phrase(words)))
  const outside = await Promise.all(without.map((words) => index.phrase(words)))
  return { hits: sift(results, within, outside) }
}
