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
import { planCards } from './compose.ts'
import { noLastCards, type LastCards } from './last-cards.ts'
import { cardKinds } from './paths.ts'
import type { Task } from './worker.ts'
import { linkWhole } from './write.ts'

export { baseMap, baseMapSchema, type BaseMap } from './base-map.ts'
export { lastCardSettings, type LastCards } from './last-cards.ts'
export { authorCardPath, cardPath, pageCardPath } from './paths.ts'

export interface CardOptions {
  /** The map behind the places on cards, when an earlier one is kept (`baseMap`). */
  base?: BaseMap
  /** The last site's, of which those that would come out the same are taken over; none unless told otherwise. */
  lastCards?: LastCards
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
  /** Taken from the last site or from the cache. */
  cached: number
  seconds: number
}

/** Cards that wait for each worker: this thread may be busy drawing pages for a while. */
const ahead = 40

/** Cards from the cache before others get the thread. */
const cachedAtOnce = 50

/** A worker takes up to 200 MB; the disk is busy with fewer than this. */
const mostWorkers = 8

/**
 * Draws the preview cards of an atlas into `<outDir>/cards/`. What the last site has, is taken from there, and a card
 * that shows what a card in the cache shows, from the cache; cards of papers that have left the atlas are removed from
 * the folder.
 * @param outDir the site's root (`dist`)
 * @throws Error that names the paper's file when its card cannot be drawn or written
 */
export async function renderCards(
  atlas: Atlas,
  outDir: string,
  {
    base,
    lastCards = noLastCards(atlas),
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
  const all = planCards(atlas, base).filter((_, place) => isWanted(place))
  const rest = all.filter(({ file }) => !lastCards.restore(file))
  const report = { drawn: 0, cached: all.length - rest.length }
  let done = report.cached
  try {
    await eachOf(rest, ahead * workers, async (planned) => {
      const card = lastCards.compose(planned)
      const path = cache.path(card)
      const to = join(target, card.file)
      const isKnown = cache.has(path)
      await named(card, async () => (isKnown ? linkWhole(path, to) : painter.draw({ card, path, to })))
      report[isKnown ? 'cached' : 'drawn']++
      effects.progress('cards', ++done, all.length)
      if (done % cachedAtOnce === 0) await setImmediate()
    })
  } finally {
    await painter.close()
  }
  lastCards.save()
  await removeOthers(target, new Set(all.map(({ file }) => file)))
  // Of what was taken over, the cache has heard nothing.
  if (rest.length === all.length) cache.prune()
  return { ...report, seconds: (performance.now() - started) / 1000 }
}

/** A pool of threads that starts with the first card to draw: a build without changes starts none. */
function lazyPainter(threads: number) {
  let pool: Tinypool | undefined
  return {
    draw: async (task: Task): Promise<void> => {
      pool ??= new Tinypool({
        filename: new URL('worker.ts', import.meta.url).href,
        minThreads: threads,
        maxThreads: threads,
        // A worker lives on far less, but V8 sweeps the more often the lower the limit.
        resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 1024 },
      })
      await pool.run(task)
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
