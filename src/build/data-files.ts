import { hash } from 'node:crypto'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Atlas } from '../atlas/index.ts'
import { versionsOf } from '../atlas/trace.ts'
import type { TextFile } from '../exports/index.ts'
import { programPrint } from './fingerprint.ts'
import { nameOf, writerBelow } from './folder.ts'
import { openPageCache } from './page-cache.ts'

/** Files written before others get the thread. */
const filesAtOnce = 20

/** The folders in which a site's files are kept. */
export interface DataPlaces {
  /** The folder in which the new site grows. */
  next: string
  /** The folder of the last site, whose unchanged files are taken over. */
  last: string
  /** Where notes about the last site's files are kept. */
  cacheDir: string
}

/**
 * Writes an atlas's files, all but those of the last site that would come out the same: these are taken from there.
 * Lets others have the thread now and then.
 */
export async function writeDataFiles(
  files: Iterable<TextFile>,
  atlas: Atlas,
  { next, last, cacheDir }: DataPlaces,
): Promise<void> {
  const program = hash('sha256', JSON.stringify([programPrint(), atlas.config]))
  const notes = join(cacheDir, `${nameOf(last)}.json`)
  const version = versionsOf(atlas)
  const cache = openPageCache(notes, { program, last, next, version })
  const write = writerBelow(next)
  let done = 0
  for (const file of files) {
    if (!file.reads || !cache.restore(file.path)) {
      write(file)
      if (file.reads) cache.drawn(file.path, file.reads)
    }
    if (++done % filesAtOnce === 0) await setImmediate()
  }
  cache.save()
}
