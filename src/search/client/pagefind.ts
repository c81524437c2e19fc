import { gunzip } from './gunzip.ts'
import {
  isPacked,
  loadEngine,
  once,
  SearchError,
  type PagefindInstance,
  type PagefindModule,
  type Store,
} from './store.ts'

const base = '/pagefind/'
const signature = 'pagefind_dcd'

/**
 * Starts Pagefind on the main thread: a search takes it some milliseconds, less than a worker's own download.
 * The function that is returned makes an instance; all share one engine and the files that were read.
 * @throws SearchError when the engine or a file that every search needs cannot be used
 */
export function startPagefind(store: Store, root: string): () => Promise<PagefindInstance> {
  const failures: unknown[] = []
  const read = remember(async (path: string) => unpack(path, await store.read(path)))
  const prepared = once(async () => {
    const [engine, manifest] = await Promise.all([loadEngine(root), store.manifest()])
    if (manifest.papers === 0) return emptyModule
    await Promise.all(manifest.core.map(read))
    const respond = async (address: string) => {
      const path = address.slice(base.length).replace(/\?.*$/, '')
      if (path === 'pagefind-entry.json') return new Response(JSON.stringify(manifest.entry))
      try {
        return new Response(await read(path))
      } catch (error) {
        failures.push(error)
        throw error
      }
    }
    return engine(respond)
  })
  return async () => guard(await prepared(), failures)
}

/** Pagefind does not start on an index without papers. */
const emptyModule: PagefindModule = {
  createInstance: () => ({ search: async () => ({ results: [] }) }),
}

/**
 * Pagefind passes over files that it cannot read, and finds less; this makes a search fail during which a file did.
 * @param failures grows with each file that could not be read
 */
function guard(module: PagefindModule, failures: unknown[]): PagefindInstance {
  const pagefind = module.createInstance({ basePath: base, baseUrl: '/', noWorker: true })
  return {
    search: async (term, options) => {
      const before = failures.length
      try {
        const response = await pagefind.search(term, options)
        if (failures.length > before) throw failures.at(-1)
        return response
      } catch (error) {
        if (error instanceof SearchError) throw error
        throw new SearchError('damaged', `the index cannot be read: ${String(error)}`)
      }
    },
  }
}

/** Keeps what was read, unless it failed. */
function remember(read: (path: string) => Promise<ArrayBuffer>): (path: string) => Promise<ArrayBuffer> {
  const kept = new Map<string, Promise<ArrayBuffer>>()
  return (path) => {
    const known = kept.get(path)
    if (known) return known
    const reading = read(path)
    kept.set(path, reading)
    reading.catch(() => kept.delete(path))
    return reading
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
