import { statSync } from 'node:fs'
import { join } from 'node:path'
import { nameOf } from './folder.ts'

/** The folders between which a site's unchanged files are taken over. */
export interface SitePlaces {
  /** The folder in which the new site grows. */
  next: string
  /** The folder of the last site, whose unchanged files are taken over. */
  last: string
  /** Where notes about the last site's files are kept. */
  cacheDir: string
}

/** The file with the notes about a site. */
export function notesPath({ last, cacheDir }: Pick<SitePlaces, 'last' | 'cacheDir'>): string {
  return join(cacheDir, `${nameOf(last)}.json`)
}

/** A file's size and time of its last change; when it has others, somebody has touched it since. */
export type Stamp = readonly [bytes: number, changed: number]

/** The stamp of a file; undefined when there is none. */
export function stampOf(path: string): Stamp | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat && [stat.size, stat.mtimeMs]
}

/** Whether a file is as it was when it was stamped. */
export function isUntouched(folder: string, file: string, [bytes, changed]: Stamp): boolean {
  const stamp = stampOf(join(folder, file))
  return stamp?.[0] === bytes && stamp[1] === changed
}
