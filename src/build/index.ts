import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { build as buildPages } from 'astro'
import { forgetAtlas, loadAtlas, type Atlas } from '../atlas/index.ts'
import { renderCards } from '../cards/index.ts'
import { exportFiles } from '../exports/index.ts'
import { ingest } from '../ingest/index.ts'
import type { IngestReport } from '../ingest/report.ts'
import { CliError, silent, type Effects } from '../model/effects.ts'
import { buildSearchIndex } from '../search/index.ts'
import { writeOffline } from '../search/offline/build.ts'
import { scriptData } from './script-data.ts'
import { keepPositions } from './map.ts'
import { bytesBelow, filesBelow, timed, type BuildSummary, type StageTime } from './summary.ts'

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
const cacheFolder = 'node_modules/.cache/atlas'

/**
 * Seeds → content → site, complete. The site is made beside the old one and swapped in at the end, so that a
 * build that fails leaves the last good site whole.
 * @throws CliError when nothing can be done
 */
export async function buildAtlas(options: BuildOptions): Promise<BuildSummary> {
  const { seeds, content, site, effects = silent, onIngest } = options
  const out = resolve(options.out)
  const next = `${out}.building`
  const stages: StageTime[] = []
  clearFolder(next)
  const report = await timed(stages, 'ingest', () => ingest({ seeds, content, effects }))
  onIngest?.(report)
  const atlas = await timed(stages, 'map', () => openAtlas(content, site))
  if (atlas.papers.length === 0)
    throw new CliError(`${seeds}: holds no paper that could be read; see the report`)
  await timed(stages, 'pages', () => drawPages(content, next, site))
  await timed(stages, 'data', () => writeFiles(next, atlas))
  const cards = await timed(stages, 'cards', () =>
    renderCards(atlas, next, { cacheDir: join(cacheFolder, 'cards'), effects }),
  )
  const index = await timed(stages, 'index', () => buildSearchIndex(atlas, next, effects))
  await timed(stages, 'offline', () => writeOffline(next, atlas.config))
  swap(next, out)
  const files = filesBelow(out)
  return {
    papers: atlas.papers.length,
    pages: files.filter((path) => path.endsWith('.html')).length,
    cards: cards.drawn + cards.cached,
    cardsDrawn: cards.drawn,
    indexBytes: index.bytes,
    bytes: bytesBelow(out),
    files: files.length,
    stages,
    peakMemory: process.resourceUsage().maxRSS * 1024,
  }
}

/** Reads the content that ingest has just written, and keeps the map's positions with it. */
function openAtlas(content: string, site?: string): Atlas {
  forgetAtlas()
  const atlas = loadAtlas(content, site)
  keepPositions(atlas, content)
  return atlas
}

/** Astro's bundle of the pages finds the atlas that this process has loaded. */
async function drawPages(content: string, out: string, site?: string): Promise<void> {
  process.env['ATLAS_CONTENT'] = content
  if (site) process.env['ATLAS_SITE'] = site
  else delete process.env['ATLAS_SITE']
  await buildPages({ outDir: out, logLevel: 'warn', ...(site && { site }) })
}

function writeFiles(out: string, atlas: Atlas): void {
  for (const file of scriptData(atlas)) writeBelow(out, file)
  for (const file of exportFiles(atlas)) writeBelow(out, file)
}

function writeBelow(out: string, { path, content }: { path: string; content: string }): void {
  const file = join(out, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

function clearFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new CliError(`${folder}: cannot be written (${(error as Error).message}); choose another --out`)
  }
}

function swap(next: string, out: string): void {
  const old = `${out}.old`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(out)) renameSync(out, old)
  renameSync(next, out)
  rmSync(old, { recursive: true, force: true })
}
