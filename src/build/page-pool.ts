import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import type { ResourceLimits } from 'node:worker_threads'
import { Tinypool } from 'tinypool'
import { dataOf } from '../atlas/facade.ts'
import type { Atlas } from '../atlas/index.ts'
import type { Read } from '../atlas/trace.ts'
import type { PageBundle } from './bundle.ts'

/** A page or endpoint to draw. */
export interface PageTask {
  /** Of Astro's route: the file in `src/pages/` and its pattern. */
  component: string
  route: string
  /** As in `/papers/nanoflow`. */
  pathname: string
  /** Below the site's folder: `papers/nanoflow.html`. */
  file: string
}

/** What each thread is given at its start. */
export interface PageThread {
  bundle: PageBundle
  /** File with `AtlasData` as V8 writes it. */
  atlas: string
  site?: string
  out: string
}

/** A drawn file, and what its drawing read from the atlas. */
export interface DrawnPage {
  file: string
  reads: Read[]
}

/** What a thread says of a batch: its pages, or which of them failed. */
export type BatchResult = { drawn: DrawnPage[] } | { failed: { pathname: string; error: Error } }

/** Threads that know a bundle and an atlas. */
export interface Pages {
  /** All pages of the site. */
  list: () => Promise<PageTask[]>
  /**
   * Draws pages and writes them.
   * @throws what a page threw, by way of `failed`
   */
  draw: (tasks: readonly PageTask[], onDrawn: (pages: DrawnPage[]) => void) => Promise<void>
  close: () => Promise<void>
}

/** Pages that a thread takes at once. */
const batchSize = 40
/** Each takes a copy of the atlas. */
const mostThreads = 8
/** Fewer pages are drawn sooner than a thread is up. */
const worthAThread = 100

/** Opens threads for drawing, one to a core as far as the pages are worth it. */
export function openPages(
  atlas: Atlas,
  bundle: PageBundle,
  { site, out }: Pick<PageThread, 'site' | 'out'>,
  failed: (pathname: string, error: Error) => Error,
): Pages {
  const path = join(bundle.folder, 'atlas')
  const bytes = serialize(dataOf(atlas))
  writeFileSync(path, bytes)
  const thread: PageThread = { bundle, atlas: path, site, out }
  const threads = Math.min(availableParallelism(), mostThreads)
  const pool = new Tinypool({
    filename: new URL('page-worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: threads,
    workerData: thread,
    // Its bundle lies elsewhere each time, and would be kept each time.
    env: { ...(process.env as Record<string, string>), NODE_DISABLE_COMPILE_CACHE: '1' },
    resourceLimits: limitsFor(bytes.length),
  })
  const drawBatch = async (batch: PageTask[]): Promise<DrawnPage[]> => {
    const result = (await pool.run(batch)) as BatchResult
    if ('failed' in result) throw failed(result.failed.pathname, result.failed.error)
    return result.drawn
  }
  return {
    list: async () => (await pool.run(undefined, { name: 'listPages' })) as PageTask[],
    draw: async (tasks, onDrawn) => {
      const batches = inBatches(tasks).values()
      const work = async () => {
        for (const batch of batches) onDrawn(await drawBatch(batch))
      }
      const needed = Math.min(threads, Math.ceil(tasks.length / worthAThread))
      await Promise.all(Array.from({ length: needed }, work))
    },
    close: () => pool.destroy(),
  }
}

/**
 * V8 lets a heap grow to several times what it needs, the more the larger it may become. A thread needs thrice the
 * packed atlas and what a page takes; it may have four times that.
 */
function limitsFor(packed: number): ResourceLimits {
  return { maxOldGenerationSizeMb: 512 + Math.ceil((12 * packed) / 1e6), maxYoungGenerationSizeMb: 64 }
}

/** These draw the same map, which a thread surveys once. */
const mapRoutes = new Set(['/', '/map', '/embed/map'])

/**
 * Pages of which there is one come first and alone: some take seconds, for which no other page should wait. Those
 * that draw the map go together.
 */
function inBatches(tasks: readonly PageTask[]): PageTask[][] {
  const isMap = ({ route }: PageTask) => mapRoutes.has(route)
  const isSingle = (task: PageTask) => !task.route.includes('[') && !isMap(task)
  const others = tasks.filter((task) => !isMap(task) && !isSingle(task))
  const count = Math.ceil(others.length / batchSize)
  return [
    tasks.filter(isMap),
    ...tasks.filter(isSingle).map((task) => [task]),
    ...Array.from({ length: count }, (_, at) => others.slice(at * batchSize, (at + 1) * batchSize)),
  ].filter((batch) => batch.length > 0)
}
