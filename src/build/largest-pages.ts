import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { filesBelow } from './summary.ts'

/** A page and what it takes to send it. */
export interface PageSize {
  path: string
  /** Compressed by gzip, as most hosts send it. */
  bytes: number
}

/** Of the pages that are largest on the disk, this many are compressed to find those that are largest to send. */
const candidates = 60

/** The pages of a site that are largest to send, the largest first. */
export function largestPages(folder: string, count = 5): PageSize[] {
  const size = (path: string) => statSync(join(folder, path)).size
  return filesBelow(folder)
    .filter((path) => path.endsWith('.html'))
    .map((path) => ({ path, bytes: size(path) }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, candidates)
    .map(({ path }) => ({ path, bytes: gzipSync(readFileSync(join(folder, path))).length }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, count)
}
