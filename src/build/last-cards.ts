import type { Atlas } from '../atlas/index.ts'
import { tracedAtlas, versionsOf, type Read } from '../atlas/trace.ts'
import { lastCardSettings, type BaseMap, type LastCards } from '../cards/index.ts'
import type { DrawOptions } from './draw-pages.ts'
import { programPrint } from './fingerprint.ts'
import { notesPath } from './last-site.ts'
import { openPageCache } from './page-cache.ts'

/** The cards of the last site, of which those stay whose composing read the same of the atlas. */
export async function openLastCards(
  atlas: Atlas,
  base: BaseMap,
  { next, last, cacheDir, ahead }: Pick<DrawOptions, 'next' | 'last' | 'cacheDir' | 'ahead'>,
): Promise<LastCards> {
  const notes = notesPath({ last, cacheDir })
  const cache = openPageCache(notes, {
    ...{ last, next, program: programPrint(), settings: lastCardSettings(base, Date.now()) },
    version: versionsOf(atlas),
    linked: await ahead?.of(notes),
  })
  const reads = new Set<Read>()
  let traced: Atlas | undefined
  return {
    restore: (file) => cache.restore(inSite(file)),
    compose: ({ file, compose }) => {
      reads.clear()
      traced ??= tracedAtlas(atlas, (read) => reads.add(read))
      const card = compose(traced)
      cache.drawn(inSite(file), [...reads])
      return card
    },
    save: cache.save,
  }
}

function inSite(file: string): string {
  return `cards/${file}`
}
