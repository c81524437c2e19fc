import { hash } from 'node:crypto'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Atlas } from '../atlas/index.ts'
import { versionsOf } from '../atlas/trace.ts'
import { exportFiles, listOf } from '../exports/index.ts'
import { programPrint } from './fingerprint.ts'
import { writerBelow } from './folder.ts'
import { notesPath, type SitePlaces } from './last-site.ts'
import type { LinkedAhead } from './link-ahead.ts'
import { openPageCache } from './page-cache.ts'
import { openPaperLists } from './paper-lists.ts'

/** Files written before others get the thread. */
const filesAtOnce = 20

export interface DataOptions {
  /** What has been taken over from the last site ahead. */
  ahead?: LinkedAhead
  /** As `exportFiles` takes it. */
  epoch?: string
}

/**
 * Writes an atlas's files, all but those of the last site that would come out the same: these are taken from there.
 * Lets others have the thread now and then.
 */
export async function writeDataFiles(
  atlas: Atlas,
  places: SitePlaces,
  { ahead, epoch = process.env['SOURCE_DATE_EPOCH'] }: DataOptions = {},
): Promise<void> {
  const { next, last, cacheDir } = places
  const notes = notesPath(places)
  const known = { last, next, program: programPrint(), version: versionsOf(atlas) }
  const settings = hash('sha256', JSON.stringify([atlas.config, epoch]))
  const cache = openPageCache(notes, { ...known, settings, linked: await ahead?.of(notes) })
  const lists = openPaperLists(notesPath({ last, cacheDir: join(cacheDir, 'lists') }), atlas, known)
  const write = writerBelow(next)
  let done = 0
  for (const file of exportFiles(atlas, epoch)) {
    const isTaken = file.reads !== undefined && cache.restore(file.path)
    if (!file.reads) cache.free(file.path)
    const list = listOf(file)
    if (list?.papers === atlas.papers) lists.put(file.path, list, isTaken)
    else if (!isTaken) write(file)
    if (file.reads && !isTaken) cache.drawn(file.path, file.reads)
    if (++done % filesAtOnce === 0) await setImmediate()
  }
  cache.save()
  lists.save()
}
