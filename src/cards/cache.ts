import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { Card, Marks } from './card.ts'
import { templateVersion } from './template.ts'

/** Drawn cards by the hash of what they show. */
export interface CardCache {
  /** The file of a card in the cache, whether it is there or not. */
  path: (card: Card) => string
  /** Whether it is there, and need not be drawn. */
  has: (path: string) => boolean
  /** Removes what no build has asked for in a month. Call it when all cards of a site have been asked for. */
  prune: () => void
}

const day = 24 * 60 * 60 * 1000
const keptFor = 30 * day

/**
 * Opens the cache in a folder, which is made when missing. A card's last use is its time of access: its time of
 * change stays as it is, since the site has the same file, and who uploads a site looks there for what is new.
 */
export function openCache(folder: string, now: number): CardCache {
  mkdirSync(folder, { recursive: true })
  const used = new Set<string>()
  return {
    path: (card) => join(folder, `${hashOf(card)}.png`),
    has: (path) => {
      used.add(path)
      const file = statSync(path, { throwIfNoEntry: false })
      if (file && now - file.atimeMs > day) utimesSync(path, new Date(now), file.mtime)
      return file !== undefined
    },
    prune: () => {
      for (const path of readdirSync(folder).map((name) => join(folder, name))) {
        if (used.has(path)) continue
        const file = statSync(path, { throwIfNoEntry: false })
        const kept = path.endsWith('.tmp') ? day : keptFor
        if (file && now - file.atimeMs > kept) rmSync(path, { force: true })
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
