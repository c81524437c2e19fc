import type { SearchManifest, SearchPart } from '../packs.ts'
import { gunzip } from './gunzip.ts'
import { readReply, type PagefindHit } from './hits.ts'
import { isPacked, keep } from './store.ts'

/** The part of Pagefind's module that the atlas uses (https://pagefind.app/docs/api/), as `readReply` changes it. */
interface PagefindModule {
  createInstance: (options: Record<string, unknown>) => PagefindInstance
}
interface PagefindInstance {
  search: (term: string | null) => Promise<{ results: PagefindHit[] }>
}

/** Pagefind's module with what answers its requests and reads what its engine says. */
type MakeModule = (
  fetch: (address: string) => Promise<Response>,
  parse: (text: string) => unknown,
) => PagefindModule

/** What the index says of a paper. */
export interface Fragment {
  url: string
  content: string
  meta: { title?: string }
  anchors: { id: string; location: number; text: string }[]
}

/** The index at work. What it throws is what `read` threw, or tells of a damaged index. */
export interface Engine {
  /** The papers with words that begin so, best first; all papers, in no order, for null. */
  find: (term: string | null) => Promise<PagefindHit[]>
  fragment: (id: string) => Promise<Fragment>
}

/** @param read reads a file of the index by its path below `pagefind/` */
export type StartEngine = (
  read: (path: string) => Promise<Uint8Array>,
  manifest: SearchManifest,
) => Promise<Engine>

const base = '/pagefind/'
const signature = 'pagefind_dcd'

/**
 * Makes what starts Pagefind on the main thread: a search takes it some milliseconds, less than a worker's own download.
 * All parts share one engine and the files that were read. It stands in `engine.js`, with Pagefind's module.
 */
export function starterOf(makeModule: MakeModule): StartEngine {
  return async (readFile, manifest) => {
    const failures: unknown[] = []
    const read = keep(async (path: string) => unpack(path, await readFile(path)))
    const fragment = keep(async (id: string) => {
      const path = id.replace(/[^/]*$/, 'fragment/$&.pf_fragment')
      return readFragment(unpack(path, await readFile(path)))
    })
    // Pagefind does not start on an index without papers.
    if (manifest.papers === 0) return { find: async () => [], fragment }
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
    const parts = await openParts(makeModule(respond, readReply), manifest.parts)
    return { find: guard(parts, failures), fragment }
  }
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
function guard(parts: readonly OpenPart[], failures: unknown[]): Engine['find'] {
  const searchPart = async ({ folder, pagefind }: OpenPart, term: string | null) => {
    const { results } = await pagefind.search(term)
    for (const result of results) result.id = folder + result.id
    return results
  }
  return async (term) => {
    const before = failures.length
    const found = await Promise.all(parts.map((part) => searchPart(part, term)))
    if (failures.length > before) throw failures.at(-1)
    return found.flat().sort((a, b) => b.score - a.score)
  }
}

/** Pagefind's own reading also makes excerpts of a paper, which the atlas makes in its own way. */
function readFragment(plain: Uint8Array): Fragment {
  const text = new TextDecoder().decode(plain.subarray(signature.length))
  const fragment = JSON.parse(text) as Fragment
  return { ...fragment, content: fragment.content.replaceAll('\u200B', '') }
}

/**
 * Unpacks one of Pagefind's files, which Pagefind takes as well: the sum of the bytes is checked on the way, so that a
 * damaged file is noticed instead of finding less.
 */
function unpack(path: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    const plain = isPacked(bytes) ? gunzip(bytes) : new Uint8Array(bytes)
    if (new TextDecoder().decode(plain.subarray(0, signature.length)) === signature) return plain
  } catch {
    // Told below, together with files that are something else.
  }
  throw new Error(`${path} is not whole`)
}
