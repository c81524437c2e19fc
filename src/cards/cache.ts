import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Card, Marks } from './card.ts'
import { templateVersion } from './template.ts'

/** Drawn cards by the hash of what they show. */
export interface CardCache {
  /** The file of a card in the cache, whether it is there or not. */
  path: (card: Card) => string
  /** Its size in bytes, or undefined when it has to be drawn. */
  size: (path: string) => number | undefined
  /** Removes what no build has used for a month. */
  prune: () => Promise<void>
}

const day = 24 * 60 * 60 * 1000
const keptFor = 30 * day

/** Opens the cache in a folder, which is made when missing. */
export async function openCache(folder: string, now: number): Promise<CardCache> {
  await mkdir(folder, { recursive: true })
  const entries = new Map<string, { size: number; modified: number }>()
  for (const name of await readdir(folder)) {
    const { size, mtimeMs } = await stat(join(folder, name))
    entries.set(join(folder, name), { size, modified: mtimeMs })
  }
  const used = new Set<string>()
  return {
    path: (card) => join(folder, `${hashOf(card)}.png`),
    size: (path) => {
      used.add(path)
      return entries.get(path)?.size
    },
    prune: async () => {
      for (const [path, { modified }] of entries) {
        const age = now - modified
        if (!used.has(path) && age > (path.endsWith('.tmp') ? day : keptFor)) await rm(path, { force: true })
        else if (used.has(path) && age > day) await utimes(path, now / 1000, now / 1000)
      }
    },
  }
}

/** The map's dots are the same long path on every card: hashed once. */
const hashedMarks = new WeakMap<Marks, string>()

function hashOf(card: Card): string {
  const { file: _file, source: _source, backdrop, ...shown } = card
  return sha(JSON.stringify([templateVersion, shown, backdrop && hashOfMarks(backdrop)]))
}

function hashOfMarks(marks: Marks): string {
  const known = hashedMarks.get(marks) ?? sha(JSON.stringify(marks))
  hashedMarks.set(marks, known)
  return known
}

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
