import { readdir, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Tinypool } from 'tinypool'
import type { Atlas } from '../atlas/types.ts'
import { silent, type Effects } from '../model/effects.ts'
import type { BaseMap } from './base-map.ts'
import { openCache } from './cache.ts'
import type { Card } from './card.ts'
import { composeCards, countCards } from './compose.ts'
import { cardKinds } from './paths.ts'
import type { Task } from './worker.ts'
import { linkWhole } from './write.ts'

export { baseMap, baseMapSchema, type BaseMap } from './base-map.ts'
export { authorCardPath, cardPath, pageCardPath } from './paths.ts'

export interface CardOptions {
  /** The map behind the places on cards, when an earlier one is kept (`baseMap`). */
  base?: BaseMap
  /** Where drawn cards are kept by the hash of what they show, from build to build. */
  cacheDir?: string
  effects?: Effects
  /** Worker threads; one per core unless told otherwise. */
  workers?: number
  /** Which cards to draw, by their place in order; all unless told otherwise. */
  isWanted?: (place: number) => boolean
}

export interface CardReport {
  drawn: number
  cached: number
  /** Of all cards together. */
  bytes: number
  seconds: number
}

/** Cards that wait for each worker: this thread may be busy drawing pages for a while. */
const ahead = 40

/** Cards from the cache before others get the thread. */
const cachedAtOnce = 50

/** A worker takes up to 200 MB; the disk is busy with fewer than this. */
const mostWorkers = 8

/**
 * Draws the preview cards of an atlas into `<outDir>/cards/`. A card that shows what a card in the cache shows
 * is taken from there; cards of papers that have left the atlas are removed from the folder.
 * @param outDir the site's root (`dist`)
 * @throws Error that names the paper's file when its card cannot be drawn or written
 */
export async function renderCards(
  atlas: Atlas,
  outDir: string,
  {
    base,
    cacheDir = join('node_modules', '.cache', 'atlas', 'cards'),
    effects = silent,
    workers = Math.min(availableParallelism(), mostWorkers),
    isWanted = () => true,
  }: CardOptions = {},
): Promise<CardReport> {
  const started = performance.now()
  const target = join(outDir, 'cards')
  const cache = openCache(cacheDir, Date.now())
  const painter = lazyPainter(workers)
  const report = { drawn: 0, cached: 0, bytes: 0 }
  const total = countCards(atlas)
  const files = new Set<string>()
  try {
    await eachOf(wanted(composeCards(atlas, base), isWanted), ahead * workers, async (card) => {
      const path = cache.path(card)
      const known = cache.size(path)
      const bytes = await named(card, async () => {
        const to = join(target, card.file)
        if (known === undefined) return painter.draw({ card, path, to })
        linkWhole(path, to)
        return known
      })
      files.add(card.file)
      report.bytes += bytes
      report[known === undefined ? 'drawn' : 'cached']++
      effects.progress('cards', files.size, total)
      if (files.size % cachedAtOnce === 0) await setImmediate()
    })
  } finally {
    await painter.close()
  }
  await removeOthers(target, files)
  cache.prune()
  return { ...report, seconds: (performance.now() - started) / 1000 }
}

function* wanted<T>(items: Iterable<T>, isWanted: (place: number) => boolean): Generator<T> {
  let place = 0
  for (const item of items) if (isWanted(place++)) yield item
}

/** A pool of threads that starts with the first card to draw: a build without changes starts none. */
function lazyPainter(threads: number) {
  let pool: Tinypool | undefined
  return {
    draw: async (task: Task): Promise<number> => {
      pool ??= new Tinypool({
        filename: new URL('worker.ts', import.meta.url).href,
        minThreads: threads,
        maxThreads: threads,
        // A worker lives on far less, but V8 sweeps the more often the lower the limit.
        resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 1024 },
      })
      return (await pool.run(task)) as number
    },
    close: async () => pool?.destroy(),
  }
}

/** Says whose card it was that failed. */
async function named<T>(card: Card, task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    const reason = (error as Error).message
    throw new Error(`${card.source}: its preview card cannot be made: ${reason}`, { cause: error })
  }
}

/** Runs `task` for each item, at most `limit` at once, taking items only when there is room for them. */
async function eachOf<T>(items: Iterable<T>, limit: number, task: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]()
  const runner = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await task(next.value)
  }
  await Promise.all(Array.from({ length: limit }, runner))
}

async function removeOthers(folder: string, files: ReadonlySet<string>): Promise<void> {
  for (const kind of cardKinds) {
    const names = await readdir(join(folder, kind)).catch(() => [])
    for (const name of names) if (!files.has(`${kind}/${name}`)) await rm(join(folder, kind, name))
  }
}
