import { exportFiles } from '../exports/index.ts'
import { silent } from '../model/effects.ts'
import { buildSearchIndex } from '../search/index.ts'
import { writeOffline } from '../search/offline/build.ts'
import { replaceFolder, writeBelow } from './folder.ts'
import { scriptData } from './script-data.ts'
import { drawCards, drawPages, readModel, type BuildOptions } from './stages.ts'
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
  const made = await replaceFolder(out, async (next, last) => {
    const atlas = await readModel(options, stages)
    await timed(stages, 'pages', () => drawPages(atlas, options, { next, last }))
    await timed(stages, 'data', () => {
      for (const file of scriptData(atlas)) writeBelow(next, file)
      for (const file of exportFiles(atlas)) writeBelow(next, file)
    })
    const cards = await timed(stages, 'cards', () => drawCards(atlas, options, next))
    const index = await timed(stages, 'index', () => buildSearchIndex(atlas, next, effects))
    await timed(stages, 'offline', () => writeOffline(next, atlas.config))
    return { papers: atlas.papers.length, cards, indexBytes: index.bytes }
  })
  return summarize(out, made, stages)
}
