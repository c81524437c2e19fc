import { hash } from 'node:crypto'
import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Atlas } from '../atlas/index.ts'
import { versionsOf } from '../atlas/trace.ts'
import { silent, type Effects } from '../model/effects.ts'
import { backdrop } from './backdrop.ts'
import type { PageBundle } from './bundle.ts'
import { programPrint } from './fingerprint.ts'
import { notesPath, type SitePlaces } from './last-site.ts'
import type { LinkedAhead } from './link-ahead.ts'
import { openPageCache, type PageCache } from './page-cache.ts'
import { openPages, type PageTask } from './page-pool.ts'
import { failedPage, isOwn, type PageSet, type Shard } from './shard-pages.ts'

export interface DrawOptions extends SitePlaces {
  site?: string
  effects?: Effects
  /** What has been taken over from the last site ahead. */
  ahead?: LinkedAhead
}

/**
 * Draws a site's pages, or one shard's share of them, beside the files that they load: the bundle of all pages runs in
 * threads, one to a core, and pages of the last site that would come out the same are taken from there.
 * @returns all pages of the whole site
 */
export async function drawBundle(
  atlas: Atlas,
  bundle: PageBundle,
  options: DrawOptions,
  shard?: Shard,
): Promise<PageSet> {
  const { site, next, effects = silent } = options
  cpSync(bundle.files, next, { recursive: true })
  // What many pages show is made here, so that its version is known and no thread makes it again.
  backdrop(atlas)
  const pages = openPages(atlas, bundle, { site, out: next }, (pathname, error) =>
    failedPage(pathname, error, atlas),
  )
  try {
    // Weighed while the threads get ready.
    const known = Promise.resolve().then(() => openCache(atlas, options))
    const [all, cache] = await Promise.all([pages.list(), known])
    const paths = all.map(({ pathname }) => pathname).sort()
    const places = new Map(paths.map((path, place) => [path, place]))
    const own = all.filter(({ pathname }) => isOwn(shard, places.get(pathname) ?? 0))
    const rest = takeOver(own, cache, next)
    let done = own.length - rest.length
    await pages.draw(rest, (drawn) => {
      for (const { file, reads } of drawn) cache.drawn(file, reads)
      effects.progress('pages', (done += drawn.length), own.length)
    })
    cache.save()
    return { count: paths.length, hash: hash('sha256', paths.join('\n')) }
  } finally {
    await pages.close()
  }
}

/** Takes from the last site what it can; returns the others. */
function takeOver(tasks: PageTask[], cache: PageCache, next: string): PageTask[] {
  for (const folder of new Set(tasks.map(({ file }) => dirname(file))))
    mkdirSync(join(next, folder), { recursive: true })
  return tasks.filter(({ file }) => !cache.restore(file))
}

async function openCache(atlas: Atlas, { site, ahead, ...places }: DrawOptions): Promise<PageCache> {
  const { next, last } = places
  const notes = notesPath(places)
  const settings = hash('sha256', JSON.stringify([site, process.env['SOURCE_DATE_EPOCH']]))
  const linked = await ahead?.of(notes)
  return openPageCache(notes, {
    ...{ program: programPrint(), settings, last, next, linked },
    version: versionsOf(atlas),
  })
}
