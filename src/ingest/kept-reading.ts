import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { packed, unpacked } from '../model/packed.ts'
import type { KeptReading } from '../topics/topics-again.ts'
import { engineDigest } from './memo.ts'
import { digestOf } from './store.ts'

/** Where the reading of a content folder's texts is kept from one ingest to the next. */
export function readingPath(cache: string, content: string): string {
  return join(cache, `${digestOf(resolve(content))}.reading`)
}

/** The reading that an earlier ingest has kept; undefined when there is none, of this program, that is whole. */
export function keptReading(path: string): KeptReading | undefined {
  try {
    const engine = engineDigest()
    return unpacked<KeptReading>(readFileSync(path), ([own]) => own === engine)
  } catch {
    return undefined
  }
}

/** Keeps a reading. As with the memo, a full or read-only disk must not stop an ingest. */
export function keepReading(path: string, reading: KeptReading): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    const [head, body] = packed(engineDigest(), reading)
    writeFileSync(draft, head)
    appendFileSync(draft, body)
    renameSync(draft, path)
  } catch {
    rmSync(draft, { force: true })
  }
}
