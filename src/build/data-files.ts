import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Atlas } from '../atlas/index.ts'
import { versionsOf } from '../atlas/trace.ts'
import type { TextFile } from '../exports/index.ts'
import { programPrint } from './fingerprint.ts'
import { writerBelow } from './folder.ts'
import { notesPath, type SitePlaces } from './last-site.ts'
import type { LinkedAhead } from './link-ahead.ts'
import { openPageCache } from './page-cache.ts'

/** Files written before others get the thread. */
const filesAtOnce = 20

/**
 * Writes an atlas's files, all but those of the last site that would come out the same: these are taken from there.
 * Lets others have the thread now and then.
 */
export async function writeDataFiles(
  files: Iterable<TextFile>,
  atlas: Atlas,
  places: SitePlaces,
  ahead?: LinkedAhead,
): Promise<void> {
  const { next, last } = places
  const notes = notesPath(places)
  const cache = openPageCache(notes, {
    ...{ last, next, program: programPrint(), settings: hash('sha256', JSON.stringify(atlas.config)) },
    version: versionsOf(atlas),
    linked: await ahead?.of(notes),
  })
  const write = writerBelow(next)
  let done = 0
  for (const file of files) {
    if (!file.reads) {
      cache.free(file.path)
      write(file)
    } else if (!cache.restore(file.path)) {
      write(file)
      cache.drawn(file.path, file.reads)
    }
    if (++done % filesAtOnce === 0) await setImmediate()
  }
  cache.save()
}
