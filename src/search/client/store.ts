import { format, packBuild, packName, type Pack, type SearchManifest } from '../packs.ts'
import type { StartEngine } from './pagefind.ts'

/** Reads files of the index by their path below `pagefind/`. */
export interface Store {
  manifest: () => Promise<SearchManifest>
  /** @throws SearchError */
  read: (path: string) => Promise<Uint8Array>
}

/** Why search does not run as it should. */
export type Trouble = 'missing' | 'damaged' | 'outdated' | 'unsupported'

/** The index or the browser is not as search needs it; `trouble` says in which way. */
export class SearchError extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble, message: string) {
    super(message)
    this.name = 'SearchError'
    this.trouble = trouble
  }
}

interface Shared {
  atlasPacks?: Record<string, Pack>
  atlasEngine?: StartEngine
}

const shared = globalThis as typeof globalThis & Shared

/** The index as it lies on a server, or behind a service worker. */
export function serverStore(root: string): Store {
  const read = async (path: string) => {
    const response = await fetch(`${root}pagefind/${path}`).catch(() => undefined)
    if (!response?.ok) throw new SearchError('missing', `${path} cannot be loaded`)
    return new Uint8Array(await response.arrayBuffer())
  }
  return { read, manifest: once(async () => readManifest(await read('atlas.json'))) }
}

/** The index as it lies in scripts, for a page opened from disk. */
export function packStore(root: string): Store {
  const pack = keep((name: string) => loadPack(root, name))
  const manifest = once(async () => {
    const core = await pack('core')
    const text = core.files['atlas.json']
    if (text === undefined) throw new SearchError('damaged', 'core.js holds no manifest')
    return readManifest(fromBase64(text))
  })
  const read = async (path: string) => {
    const known = await manifest()
    const name = packName(path, known.packs ?? {})
    const { files, build } = await pack(name)
    if (build !== packBuild(path, known)) throw new SearchError('outdated', `${name}.js is of another build`)
    const text = files[path]
    if (text === undefined) throw new SearchError('damaged', `${name}.js lacks ${path}`)
    return fromBase64(text)
  }
  return { read, manifest }
}

async function loadPack(root: string, name: string): Promise<Pack> {
  await loadScript(`${root}offline/${name}.js`)
  const pack = shared.atlasPacks?.[name]
  if (!pack) throw new SearchError('damaged', `${name}.js holds no pack`)
  return pack
}

/** @throws SearchError */
export async function loadEngine(root: string): Promise<StartEngine> {
  if (typeof WebAssembly !== 'object') throw new SearchError('unsupported', 'WebAssembly is not available')
  if (!shared.atlasEngine) await loadScript(`${root}pagefind/engine.js`)
  if (!shared.atlasEngine) throw new SearchError('damaged', 'engine.js did not run')
  return shared.atlasEngine
}

/** Runs a classic script, which works from a server and from disk. @throws SearchError when it cannot be loaded */
export function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new SearchError('missing', `${address} cannot be loaded`)))
    document.head.append(script)
  })
}

/** Reads JSON, packed or not. @throws SearchError */
export async function readJson<T>(bytes: Uint8Array): Promise<T> {
  try {
    const stream = new Blob([new Uint8Array(bytes)]).stream()
    const plain = isPacked(bytes) ? stream.pipeThrough(new DecompressionStream('gzip')) : stream
    return (await new Response(plain).json()) as T
  } catch (error) {
    throw new SearchError('damaged', `a file of the index cannot be read: ${String(error)}`)
  }
}

/** True for a gzip file: a server may have unpacked it on the way. */
export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

function readManifest(bytes: Uint8Array): SearchManifest {
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as SearchManifest
    if (manifest.format !== format) throw new SearchError('outdated', 'the index is of another version')
    return manifest
  } catch (error) {
    if (error instanceof SearchError) throw error
    throw new SearchError('damaged', 'atlas.json cannot be read')
  }
}

function fromBase64(text: string): Uint8Array {
  try {
    const characters = atob(text)
    const bytes = new Uint8Array(characters.length)
    for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at)
    return bytes
  } catch {
    throw new SearchError('damaged', 'a file of the index is not whole')
  }
}

/** A promise that is asked for once and kept, unless it fails. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}

/**
 * Keeps the answers of a question, by what was asked; one that failed is asked again.
 * @param most answers that are kept, the last ones
 */
export function keep<A extends unknown[], T>(
  question: (...asked: A) => Promise<T>,
  most = Infinity,
): (...asked: A) => Promise<T> {
  const answers = new Map<string, () => Promise<T>>()
  return (...asked) => {
    const key = JSON.stringify(asked)
    const answer = answers.get(key) ?? once(() => question(...asked))
    answers.delete(key)
    answers.set(key, answer)
    if (answers.size > most) answers.delete([...answers.keys()][0] ?? '')
    return answer()
  }
}
