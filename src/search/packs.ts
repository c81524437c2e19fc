/** A file of the index, with its path below `pagefind/`. */
export interface IndexFile {
  path: string
  content: Uint8Array
}

/** Which pack holds a file: of the files in order of path, the first path of each pack, by folder. */
export type PackDirectory = Record<string, string[]>

/** What a pack script hands over under its name in `globalThis.atlasPacks`: base64 by path. */
export interface Pack {
  build: string
  files: Record<string, string>
}

/** What the client reads before anything else; `pagefind/atlas.json`, and part of the core pack. */
export interface SearchManifest {
  /** Raised when the client of an older build could not read the index. */
  format: 1
  /** The records of the index; a page of another build says another. */
  build: string
  papers: number
  /** Pagefind's own `pagefind-entry.json`. */
  entry: unknown
  /** Files that every search needs. */
  core: string[]
  /** Only for pages from disk. */
  packs?: PackDirectory
}

/** The atlas's own files beside Pagefind's; each has a pack of its own. */
export const ownPacks: readonly string[] = ['authors', 'entities', 'facets', 'names', 'words']

/** Characters of base64 in a pack: small, because a search reads several packs and needs a few files of each. */
const packSize = 96_000

/** The folder that a path's pack is named for: `index/en_1.pf_index` is in `index-0`, `index-1`, …; others have none. */
function packFolder(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : ''
}

/** Name of the pack that holds a file: `core` for Pagefind's files outside a folder. */
export function packName(path: string, directory: PackDirectory): string {
  const own = /^(\w+)\.pack$/.exec(path)?.[1]
  if (own && ownPacks.includes(own)) return own
  const folder = packFolder(path)
  const firsts = directory[folder]
  if (!firsts) return 'core'
  const place = firsts.findLastIndex((first) => first <= path)
  return `${folder}-${Math.max(0, place)}`
}

/** Parts the index's folders into packs. Every pack is a script that a page opened from disk can load. */
export function makePacks(
  files: IndexFile[],
  build: string,
): { directory: PackDirectory; packs: Map<string, Pack> } {
  const directory: PackDirectory = {}
  const packs = new Map<string, Pack>()
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const [folder, own] of Map.groupBy(sorted, ({ path }) => packFolder(path))) {
    const firsts: string[] = []
    let size = Infinity
    for (const { path, content } of own) {
      const text = Buffer.from(content).toString('base64')
      if (size + text.length > packSize) {
        firsts.push(path)
        size = 0
        packs.set(`${folder}-${firsts.length - 1}`, { build, files: {} })
      }
      size += text.length
      const pack = packs.get(`${folder}-${firsts.length - 1}`)
      if (pack) pack.files[path] = text
    }
    directory[folder] = firsts
  }
  return { directory, packs }
}

/** The pack as a classic script. */
export function packScript(name: string, pack: Pack): string {
  return `(self.atlasPacks??={})[${JSON.stringify(name)}]=${JSON.stringify(pack)}\n`
}
