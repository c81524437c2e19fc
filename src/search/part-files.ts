import { gunzipSync, strFromU8 } from 'fflate'
import { keepFile } from './offline/keep-file.ts'
import { isKept, type KeepFile } from './offline/keep-list.ts'
import { makePacks, packScript, type IndexFile, type PackDirectory } from './packs.ts'
import { partFolder } from './parts.ts'
import { writeAll } from './write.ts'

/** What is known of a part whose files lie in the site. */
export interface PartFacts {
  /** Pagefind's own `pagefind-entry.json`. */
  entry: unknown
  /** Those of its files that every search needs, below `pagefind/`. */
  core: string[]
  /** Which packs hold its files. */
  directory: PackDirectory
  /** Each paper's name in the index, in the part's order. */
  ids: string[]
  /** Paths of all its files below the site's root. */
  files: string[]
  /** Those of them that are kept for reading offline. */
  keep: KeepFile[]
  bytes: number
}

/** Where a part's files go. */
export interface PartPlace {
  /** The site's folder. */
  outDir: string
  number: number
  print: string
}

/** Of what Pagefind brings along, the parts that a search needs; its own interfaces stay out. */
const needed =
  /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|.*\.pf_meta|wasm\..*|(?:index|filter|fragment)\/.*)$/
/** What the first part alone has, for all. */
const shared = /^(?:pagefind(?:-worker)?\.js|wasm\..*)$/
/** What Pagefind writes before the content of each file. */
const signature = 'pagefind_dcd'

/**
 * Writes the files that Pagefind has made of a part, for a server and for pages from disk.
 * @param urls of the part's papers, in their order
 * @throws Error when Pagefind's files are not as they are known here
 */
export function writePart(
  made: readonly IndexFile[],
  urls: readonly string[],
  { outDir, number, print }: PartPlace,
): PartFacts {
  const entry = readEntry(made)
  const wasm = Object.values(entry.languages).map((one) => `wasm.${one.wasm ?? 'unknown'}.pagefind`)
  const isUsed = (path: string) =>
    needed.test(path) &&
    (!path.startsWith('wasm.') || wasm.includes(path)) &&
    (number === 0 || !shared.test(path))
  const folder = partFolder(number)
  const server = made
    .filter(({ path }) => isUsed(path))
    .map(({ path, content }) => ({ path: folder + path, content }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const { packs, directory } = makePacks(
    server.filter(({ path }) => /(?:index|fragment)\/[^/]*$/.test(path)),
    print,
  )
  const disk = [...packs].map(([name, pack]) => ({
    path: `offline/${name}.js`,
    content: Buffer.from(packScript(name, pack)),
  }))
  const files = [...server.map(({ path, content }) => ({ path: `pagefind/${path}`, content })), ...disk]
  writeAll(outDir, files)
  return {
    entry,
    core: server.map(({ path }) => path).filter((path) => /(?:^|\/)wasm\.|\.pf_meta$/.test(path)),
    directory,
    ids: idsOf(server, urls, folder),
    files: files.map(({ path }) => path),
    keep: files.filter(({ path }) => isKept(path)).map(({ path, content }) => keepFile(path, content)),
    bytes: files.reduce((sum, { content }) => sum + content.length, 0),
  }
}

function readEntry(files: readonly IndexFile[]): { languages: Record<string, { wasm?: string }> } {
  const file = files.find(({ path }) => path === 'pagefind-entry.json')
  if (!file) throw new Error('Pagefind made no pagefind-entry.json; is another version of it installed?')
  return JSON.parse(Buffer.from(file.content).toString()) as { languages: Record<string, { wasm?: string }> }
}

/** Pagefind names a paper by a hash of its own; the fragments tell which is which. */
function idsOf(files: readonly IndexFile[], urls: readonly string[], folder: string): string[] {
  const places = new Map(urls.map((url, place) => [url, place]))
  const ids: string[] = []
  for (const { path, content } of files) {
    const id = /fragment\/(.*)\.pf_fragment$/.exec(path)?.[1]
    if (!id) continue
    const { url } = JSON.parse(strFromU8(gunzipSync(content)).slice(signature.length)) as { url: string }
    const place = places.get(url)
    if (place !== undefined) ids[place] = folder + id
  }
  const lost = urls.find((_, place) => ids[place] === undefined)
  if (lost !== undefined) throw new Error(`Pagefind made no record of ${lost}`)
  return ids
}
