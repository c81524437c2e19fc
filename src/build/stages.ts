import { hash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { build as buildSite } from 'astro'
import { forgetAtlas, loadAtlas, type Atlas } from '../atlas/index.ts'
import { renderCards, type CardReport } from '../cards/index.ts'
import { ingest } from '../ingest/index.ts'
import type { IngestReport } from '../ingest/report.ts'
import { CliError, silent, type Effects } from '../model/effects.ts'
import { pageDrawer } from './draw-pages.ts'
import { alone } from './lock.ts'
import { keepBaseMap, keepPositions } from './map.ts'
import { underOwnPath } from './own-path.ts'
import { programPrint } from './fingerprint.ts'
import { failedPage, isOwn, pageDrawing, type PageSet, type Shard } from './shard-pages.ts'
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
/** Astro works in `.astro/` of the program's folder, whatever the site's folder and its caches are. */
const astroLock = 'node_modules/.cache/atlas/pages.lock'

/** What everything is drawn from. */
export interface Model {
  atlas: Atlas
  /** Ends when neighbours and places on the map are known, and the places kept with the content. */
  texts: Promise<void>
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
    const place = hash('sha256', resolve(content)).slice(0, 16)
    await readTexts(atlas, join(cacheFolder, 'texts', `${place}.json`), programPrint())
    keepPositions(atlas, content)
  })
  // Whoever needs them hears of a failure, even when something else fails first.
  texts.catch(() => {})
  return { atlas, texts }
}

/**
 * What a shell or a test runner may have set, and what pages would then see as `import.meta.env`: they would lack
 * what only a built site has, the policy among it.
 */
const viteNames = ['DEV', 'PROD', 'MODE', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX']

/**
 * Draws a site's pages into `next`, or one shard's share of them, and copies what they load. Astro's bundle of the
 * pages finds the atlas that this process has loaded.
 * @returns all pages of the whole site
 */
export async function drawPages(
  { atlas, texts }: Model,
  { content, site, effects }: Pick<BuildOptions, 'content' | 'site' | 'effects'>,
  { next, last }: { next: string; last: string },
  shard?: Shard,
): Promise<PageSet> {
  process.env['NODE_ENV'] = 'production'
  for (const name of viteNames) Reflect.deleteProperty(process.env, name)
  process.env['ATLAS_CONTENT'] = content
  if (site) process.env['ATLAS_SITE'] = site
  else delete process.env['ATLAS_SITE']
  let all: PageSet = { count: 0, hash: '' }
  const places = { site, next, last, cacheDir: join(cacheFolder, 'pages'), effects }
  const { integration, draw } = pageDrawer(atlas, places, (pathname, error) =>
    failedPage(pathname, error, atlas),
  )
  const drawing = pageDrawing({
    shard,
    onPages: (pages) => (all = pages),
    draw: async (paths) => {
      await texts
      await draw(paths)
    },
  })
  const settings = { logLevel: 'warn' as const, integrations: [integration, drawing], ...(site && { site }) }
  const build = () => underOwnPath(next, (outDir) => buildSite({ outDir, ...settings }))
  await alone(astroLock, build, effects).catch((error: unknown) => {
    throw mistakeInText(error)
  })
  return all
}

/** Draws a site's preview cards into `out`, or one shard's share of them. */
export async function drawCards(
  { atlas, texts }: Model,
  { content, effects }: Pick<BuildOptions, 'content' | 'effects'>,
  out: string,
  shard?: Shard,
): Promise<CardReport> {
  await texts
  return renderCards(atlas, out, {
    base: keepBaseMap(atlas, content),
    cacheDir: join(cacheFolder, 'cards'),
    effects,
    isWanted: (place) => isOwn(shard, place),
  })
}

interface BundleFault {
  message: string
  id?: string
  loc?: { file?: string; line: number }
}

/** The bundler's error as the person's mistake, when it lies in one of their MDX files. */
function mistakeInText(error: unknown): unknown {
  const { errors = [] } = error as { errors?: BundleFault[] }
  const fault = errors.find(({ id }) => id?.endsWith('.mdx'))
  if (!fault?.id) return error
  const place = fault.loc ? `${fault.id}:${fault.loc.line}` : fault.id
  return new CliError(
    `${place}: is not MDX that can be read: ${fault.message.replace(/^\d+:\d+: /, '')}; mend it`,
  )
}
