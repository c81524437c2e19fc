import { readFileSync } from 'node:fs'
import { writeWhole } from '../cards/write.ts'

/** What an earlier build has kept in a file for the next; undefined when there is none, or none that can be read. */
export function readKept<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch {
    return undefined
  }
}

/** Keeps something for the next build: whole, even when this one is killed. */
export function keep(path: string, kept: unknown): void {
  writeWhole(path, JSON.stringify(kept))
}
