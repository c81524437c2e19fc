import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { forgetAtlas, loadAtlas, type Atlas } from '../atlas/index.ts'
import { renderCards, type CardReport } from '../cards/index.ts'
import { ingest } from '../ingest/index.ts'
import type { IngestReport } from '../ingest/report.ts'
import { CliError, silent, type Effects } from '../model/effects.ts'
import type { BundleAhead } from './bundle-ahead.ts'
import { drawBundle, type DrawOptions } from './draw-pages.ts'
import { keepBaseMap, keepPositions } from './map.ts'
import { programPrint } from './fingerprint.ts'
import { nameOf } from './folder.ts'
import { openLastCards } from './last-cards.ts'
import { isOwn, type PageSet, type Shard } from './shard-pages.ts'
import { timed, type StageTime } from './summary.ts'
import { readTexts } from './texts.ts'

export interface BuildOptions {
  /** Folder of listings. */
  seeds: string
  /** The content folder: papers are written to it, and what it lacks is the repository's own. */
  content: string
  /** Where the site goes. */
  out: string
  /** Absolute address at which the site will be deployed. */
  site?: string
  effects?: Effects
  /** Hears of the seeds as soon as they are read. */
  onIngest?: (report: IngestReport) => void
}

/** Kept between builds; never in the repository. */
export const cacheFolder = process.env['ATLAS_CACHE'] ?? 'node_modules/.cache/atlas'
/** Where notes about the last site's pages are kept. */
export const pagesCache = join(cacheFolder, 'pages')
/** Where notes about the last site's cards are kept. */
export const cardsCache = join(cacheFolder, 'cards-notes')

/** What everything is drawn from. */
export interface Model {
  atlas: Atlas
  /** Ends when neighbours and places on the map are known, and the places kept with the content. */
  texts: Promise<unknown>
}

/**
 * Seeds → content → the read model that everything is drawn from, whose texts are still being worked out.
 * @throws CliError when there is nothing to draw
 */
export async function readModel(options: BuildOptions, stages: StageTime[]): Promise<Model> {
  const { seeds, content, site, effects = silent, onIngest } = options
  const report = await timed(stages, 'ingest', () =>
    ingest({ seeds, content, effects, cache: join(cacheFolder, 'ingest') }),
  )
  onIngest?.(report)
  const atlas = await timed(stages, 'read', () => {
    forgetAtlas()
    return loadAtlas(content, site)
  })
  if (atlas.papers.length === 0)
    throw new CliError(`${seeds}: holds no paper that could be read; see the report`)
  const texts = timed(stages, 'map', async () => {
    await readTexts(atlas, join(cacheFolder, 'texts', `${nameOf(content)}.near`), programPrint())
    keepPositions(atlas, content)
  })
  // Whoever needs them hears of a failure, even when something else fails first.
  texts.catch(() => {})
  return { atlas, texts }
}

/**
 * Draws a site's pages into `next`, or one shard's share of them, with what they load.
 * @returns all pages of the whole site
 */
export async function drawPages(
  { atlas, texts }: Model,
  bundled: BundleAhead,
  { site, effects }: Pick<BuildOptions, 'site' | 'effects'>,
  { next, last, ahead }: Pick<DrawOptions, 'next' | 'last' | 'ahead'>,
  shard?: Shard,
): Promise<PageSet> {
  const [bundle] = await Promise.all([bundled.of(atlas.notes), texts])
  const places = { next, last, cacheDir: pagesCache }
  try {
    return await drawBundle(atlas, bundle, { ...places, site, effects, ahead }, shard)
  } finally {
    rmSync(bundle.folder, { recursive: true, force: true })
  }
}

/** Draws a site's preview cards into `next`, or one shard's share of them, but for those that the last site has. */
export async function drawCards(
  { atlas, texts }: Model,
  { content, effects }: Pick<BuildOptions, 'content' | 'effects'>,
  places: Pick<DrawOptions, 'next' | 'last' | 'ahead'>,
  shard?: Shard,
): Promise<CardReport> {
  await texts
  const base = keepBaseMap(atlas, content)
  return renderCards(atlas, places.next, {
    base,
    lastCards: await openLastCards(atlas, base, { ...places, cacheDir: cardsCache }),
    cacheDir: join(cacheFolder, 'cards'),
    effects,
    isWanted: (place) => isOwn(shard, place),
  })
}
