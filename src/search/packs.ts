/** Raised with every change that an older client could not read. */
export const format = 2

/** A file of the index, with its path below `pagefind/`. */
export interface IndexFile {
  path: string
  content: Uint8Array
}

/** Which pack holds a file: of the files in order of path, the first path of each pack, by folder. */
export type PackDirectory = Record<string, string[]>

/** What a pack script hands over under its name in `globalThis.atlasPacks`: base64 by path. */
export interface Pack {
  /** The build, or the print of the part, that its files are of. */
  build: string
  files: Record<string, string>
}

/** What the client reads before anything else; `pagefind/atlas.json`, and part of the core pack. */
export interface SearchManifest {
  /** That of the client that can read the index. */
  format: typeof format
  /** The records of the index; a page of another build says another. */
  build: string
  papers: number
  /** Pagefind indexes that are searched as one, each in its folder. */
  parts: SearchPart[]
  /** Only for pages from disk. */
  packs?: PackDirectory
}

export interface SearchPart {
  /** Its folder below `pagefind/`, with which the names of its papers begin: none for the first, then `2/`. */
  folder: string
  /** Pagefind's own `pagefind-entry.json`. */
  entry: unknown
  /** Files that every search needs. */
  core: string[]
  /** Names what the part holds. */
  print: string
}

/** The atlas's own files beside Pagefind's; each has a pack of its own. */
export const ownPacks: readonly string[] = ['authors', 'entities', 'facets', 'names', 'order', 'words']

/** Characters of base64 in a pack: small, because a search reads several packs and needs a few files of each. */
const packSize = 96_000

/** The folder that a path's pack is named for: `2/index/en_1.pf_index` is in `2-index-0`, …; others have none. */
function packFolder(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/'))).replace('/', '-')
}

/** Name of the pack that holds a file: `core` for Pagefind's files outside a folder. */
export function packName(path: string, directory: PackDirectory): string {
  const own = /^(\w+)\.pack$/.exec(path)?.[1]
  if (own) return own
  const folder = packFolder(path)
  const firsts = directory[folder]
  if (!firsts) return 'core'
  const place = firsts.findLastIndex((first) => first <= path)
  return `${folder}-${Math.max(0, place)}`
}

/** What the pack of a file says that it is of: its part, or the build. */
export function packBuild(path: string, { build, parts }: SearchManifest): string {
  const part = parts.findLast(({ folder }) => path.startsWith(folder))
  return /(?:index|fragment)\//.test(path) && part ? part.print : build
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
