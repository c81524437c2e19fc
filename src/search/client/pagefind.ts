import type { SearchPart } from '../packs.ts'
import { gunzip } from './gunzip.ts'
import {
  isPacked,
  keep,
  loadEngine,
  SearchError,
  type PagefindInstance,
  type PagefindModule,
  type PagefindResult,
  type Store,
} from './store.ts'

const base = '/pagefind/'
const signature = 'pagefind_dcd'

/** Finds the papers with words that begin so, best first; all papers, in no order, for null. */
export type Find = (term: string | null) => Promise<PagefindResult[]>

/**
 * Starts Pagefind on the main thread: a search takes it some milliseconds, less than a worker's own download.
 * All parts share one engine and the files that were read.
 * @throws SearchError when the engine or a file that every search needs cannot be used
 */
export async function startPagefind(store: Store, root: string): Promise<Find> {
  const failures: unknown[] = []
  const read = keep(async (path: string) => unpack(path, await store.read(path)))
  const [engine, manifest] = await Promise.all([loadEngine(root), store.manifest()])
  // Pagefind does not start on an index without papers.
  if (manifest.papers === 0) return async () => []
  await Promise.all(manifest.parts.flatMap(({ core }) => core).map((path) => read(path)))
  const respond = async (address: string) => {
    const path = address.slice(base.length).replace(/\?.*$/, '')
    const entry = manifest.parts.find(({ folder }) => path === `${folder}pagefind-entry.json`)?.entry
    if (entry) return new Response(JSON.stringify(entry))
    try {
      return new Response(await read(path.replace(/^\d+\/wasm\./, 'wasm.')))
    } catch (error) {
      failures.push(error)
      throw error
    }
  }
  return guard(await openParts(await engine(respond), manifest.parts), failures)
}

interface OpenPart {
  folder: string
  pagefind: PagefindInstance
}

/** The first part brings the engine into being, which others that come at the same time would do once more. */
async function openParts(module: PagefindModule, parts: readonly SearchPart[]): Promise<OpenPart[]> {
  const opened: OpenPart[] = []
  for (const { folder } of parts) {
    if (opened.length === 1) await opened[0]?.pagefind.search(null)
    const options = { basePath: base + folder, baseUrl: '/', noWorker: true }
    opened.push({ folder, pagefind: module.createInstance(options) })
  }
  return opened
}

/**
 * Searches all parts as one. Pagefind passes over files that it cannot read, and finds less; this makes a search fail
 * during which a file did.
 * @param failures grows with each file that could not be read
 */
function guard(parts: readonly OpenPart[], failures: unknown[]): Find {
  const searchPart = async ({ folder, pagefind }: OpenPart, term: string | null) => {
    const { results } = await pagefind.search(term)
    for (const result of results) result.id = folder + result.id
    return results
  }
  return async (term) => {
    const before = failures.length
    try {
      const found = await Promise.all(parts.map((part) => searchPart(part, term)))
      if (failures.length > before) throw failures.at(-1)
      return found.flat().sort((a, b) => b.score - a.score)
    } catch (error) {
      if (error instanceof SearchError) throw error
      throw new SearchError('damaged', `the index cannot be read: ${String(error)}`)
    }
  }
}

/**
 * Unpacks one of Pagefind's files, which Pagefind takes as well: the sum of the bytes is checked on the way, so that a
 * damaged file is noticed instead of finding less.
 * @throws SearchError
 */
function unpack(path: string, bytes: Uint8Array): ArrayBuffer {
  try {
    const plain = isPacked(bytes) ? gunzip(bytes) : new Uint8Array(bytes)
    if (new TextDecoder().decode(plain.subarray(0, signature.length)) === signature) return plain.buffer
  } catch {
    // Told below, together with files that are something else.
  }
  throw new SearchError('damaged', `${path} is not whole`)
}
