import { hash } from 'node:crypto'
import type { KeepFile } from './keep-list.ts'

/** A file as `keep.json` tells of it. */
export function keepFile(path: string, content: Uint8Array): KeepFile {
  return { path, bytes: content.length, hash: hash('sha256', content).slice(0, 16) }
}
