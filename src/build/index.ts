import { join } from 'node:path'
import type { Atlas } from '../atlas/index.ts'
import type { CardReport } from '../cards/index.ts'
import { silent, type Effects } from '../model/effects.ts'
import { buildSearchIndex, type SearchIndexSummary } from '../search/index.ts'
import { writeOffline } from '../search/offline/build.ts'
import { bundlingAhead, type BundleAhead } from './bundle-ahead.ts'
import { writeDataFiles } from './data-files.ts'
import { programPrint } from './fingerprint.ts'
import { replaceFolder, writeBelow } from './folder.ts'
import { notesPath } from './last-site.ts'
import { linkAhead } from './link-ahead.ts'
import { scriptData } from './script-data.ts'
import { keptParts } from './search-parts.ts'
import {
  cacheFolder,
  cardsCache,
  drawCards,
  drawPages,
  pagesCache,
  readModel,
  type BuildOptions,
} from './stages.ts'
import { summarize, timed, type BuildSummary, type StageTime } from './summary.ts'

export type { BuildOptions } from './stages.ts'

/**
 * Seeds → content → site, complete. The site is made beside the old one and swapped in at the end, so that a
 * build that fails leaves the last good site whole.
 * @throws CliError when nothing can be done
 */
export async function buildAtlas(options: BuildOptions): Promise<BuildSummary> {
  const { out, effects = silent } = options
  const stages: StageTime[] = []
  return replaceFolder(out, async (next, last) => {
    const data = { next, last, cacheDir: join(cacheFolder, 'data') }
    const notes = [data, { last, cacheDir: pagesCache }, { last, cacheDir: cardsCache }].map(notesPath)
    const ahead = linkAhead({ next, last, notes, program: programPrint() })
    const build = async (bundled: BundleAhead) => {
      const model = await readModel(options, stages)
      const { atlas } = model
      const found = timed(stages, 'index', () => makeIndex(atlas, { next, last }, effects))
      const places = { next, last, ahead }
      const files = async (): Promise<CardReport> => {
        // Pagefind takes longest, and has a core to itself as long as one other thing is done at a time.
        await timed(stages, 'data', () => writeDataFiles(atlas, data, { ahead }))
        const pages = timed(stages, 'pages', () => drawPages(model, bundled, options, places))
        return beside(pages, async () => {
          const drawn = await timed(stages, 'cards', () => drawCards(model, options, places))
          for (const file of scriptData(atlas)) writeBelow(next, file)
          return drawn
        })
      }
      const cards = await beside(found, files)
      const { bytes: indexBytes, keep: written } = await found
      const { files: listed } = await timed(stages, 'offline', () =>
        writeOffline(next, atlas.config, { last, isShared: ahead.isLinked, written }),
      )
      return () => summarize(out, { papers: atlas.papers.length, cards, indexBytes, listed }, stages)
    }
    return beside(ahead.done, () => bundlingAhead(options, build))
  })
}

/** Makes the search index, but for the parts that the last site has. */
async function makeIndex(
  atlas: Atlas,
  places: { next: string; last: string },
  effects: Effects,
): Promise<SearchIndexSummary> {
  const { kept, save } = keptParts({ ...places, cacheDir: join(cacheFolder, 'search') })
  // Pagefind's process holds the most, and pages are drawn beside it: never two at once.
  const summary = await buildSearchIndex(atlas, places.next, { effects, kept, processes: 1 })
  save()
  return summary
}

/**
 * Runs a task while another is under way, and ends when both have ended, even when one fails, so that nobody still
 * writes into a folder that is given up.
 */
async function beside<T>(other: Promise<unknown>, task: () => Promise<T>): Promise<T> {
  const [result, otherResult] = await Promise.allSettled([task(), other])
  if (otherResult.status === 'rejected') throw otherResult.reason
  if (result.status === 'rejected') throw result.reason
  return result.value
}
