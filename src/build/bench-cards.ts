import { copyFileSync, linkSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { silent } from '../model/effects.ts'
import { forgetAtlas, loadAtlas } from '../atlas/index.ts'
import { openCache } from '../cards/cache.ts'
import { composeCards } from '../cards/compose.ts'
import { renderCards } from '../cards/index.ts'
import { ingest } from '../ingest/index.ts'
import { keepBaseMap } from './map.ts'

/**
 * Fills a cache with a card for every card that an atlas of these seeds will ask for, of which only the first is drawn:
 * the build that follows finds and copies each, as after a build that drew them, without the minutes that it takes.
 */
export async function warmCards(seeds: string, content: string, cacheFolder: string): Promise<void> {
  await ingest({ seeds, content, effects: silent, cache: join(cacheFolder, 'ingest') })
  forgetAtlas()
  const atlas = loadAtlas(content)
  const base = keepBaseMap(atlas, content)
  const cacheDir = join(cacheFolder, 'cards')
  mkdirSync(cacheDir, { recursive: true })
  const options = { base, cacheDir, workers: 1, isWanted: (place: number) => place === 0 }
  await renderCards(atlas, join(cacheFolder, 'first-card'), options)
  const [drawn] = readdirSync(cacheDir).map((name) => join(cacheDir, name))
  const cache = openCache(cacheDir, 0)
  let [model, names] = [drawn, 0]
  for (const card of composeCards(atlas, base)) {
    const path = cache.path(card)
    // Two cards that show the same are one file.
    if (model === undefined || cache.has(path)) continue
    if (++names % namesOfOne > 0) linkSync(model, path)
    else {
      copyFileSync(model, path)
      model = path
    }
  }
  forgetAtlas()
}

/** A file has a limited number of names, 65,000 on ext4, and two sites have to find room for theirs. */
const namesOfOne = 15_000
