/** A file that is kept for reading offline. */
export interface KeepFile {
  /** Path below the site's root. */
  path: string
  bytes: number
  /** The first 16 digits of its SHA-256. */
  hash: string
}

/** Everything that a kept atlas consists of; `keep.json`. */
export interface KeepList {
  /** Names this state of the site. */
  build: string
  bytes: number
  files: KeepFile[]
}

/** What is to be done so that a device holds the list: nothing when all of it is there and whole. */
export interface KeepPlan {
  fetch: KeepFile[]
  /** Kept files that the list does not have any more. */
  remove: string[]
  /** To download. */
  bytes: number
}

/**
 * Preview images for other sites, the index for a page from disk, Pagefind's own script and filters are of no use offline;
 * a host keeps its settings (`_headers`) to itself.
 */
const left =
  /^(?:cards\/|offline\/|pagefind\/pagefind(?:-worker)?\.js$|pagefind\/(?:\d+\/)?filter\/|sw\.js$|keep\.json$|.*\.zip$|.*\.xml$|robots\.txt$|_)/

/** True for a file that belongs to a kept atlas. */
export function isKept(path: string): boolean {
  return !left.test(path)
}

const shell = [
  /^(?:index|search|404)\.html$/,
  /^assets\/(?:style|site|palette|palette-window|offline|search)\./,
  /^(?:fonts\/|icon[^/]*$|manifest\.webmanifest$)/,
]

/** Files that every page may need, which the service worker keeps from the first visit on. */
export function isShell(path: string): boolean {
  return shell.some((pattern) => pattern.test(path))
}

/** Compares what is on the device with the list. @param kept hash by path */
export function planKeep(list: KeepList, kept: ReadonlyMap<string, string>): KeepPlan {
  const wanted = new Set(list.files.map(({ path }) => path))
  const fetch = list.files.filter(({ path, hash }) => kept.get(path) !== hash)
  return {
    fetch,
    remove: [...kept.keys()].filter((path) => !wanted.has(path)),
    bytes: fetch.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

/** `12.3 MB`, in the units of disks and networks. */
export function formatBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`
  return `${(bytes / 1e6).toFixed(1)} MB`
}
