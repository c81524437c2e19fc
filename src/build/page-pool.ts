import { availableParallelism } from 'node:os'
import { deserialize, serialize } from 'node:v8'
import { Tinypool } from 'tinypool'
import { atlasOfData, dataOf, type AtlasData } from '../atlas/facade.ts'
import type { Atlas } from '../atlas/index.ts'
import type { Read } from '../atlas/trace.ts'
import type { AssetMap } from './assets.ts'

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
  /** Address of the bundle of all pages that Astro has made. */
  bundle: string
  /** Astro's knowledge of the pages, by its own keys; of it rendering needs the styles. */
  styles: Map<string, { styles: unknown[] }>
  /** `AtlasData` as V8 writes it, once for all threads. */
  atlas: SharedArrayBuffer
  assets: AssetMap
  site?: string
  out: string
}

/** What a thread says of a batch: the reads of each page, or which page failed. */
export type BatchResult = { reads: Read[][] } | { failed: { pathname: string; error: Error } }

/** Writes an atlas down for threads. */
export function packAtlas(atlas: Atlas): SharedArrayBuffer {
  const bytes = serialize(dataOf(atlas))
  const shared = new SharedArrayBuffer(bytes.length)
  new Uint8Array(shared).set(bytes)
  return shared
}

/** The atlas that `packAtlas` wrote down. */
export function unpackAtlas(packed: SharedArrayBuffer): Atlas {
  return atlasOfData(deserialize(new Uint8Array(packed)) as AtlasData)
}

/** Pages that a thread takes at once. */
const batchSize = 40
/** Each takes a copy of the atlas. */
const mostThreads = 8

/**
 * Draws pages in threads, one to a core, and writes them.
 * @returns what each file's drawing read from the atlas
 * @throws what a page threw, by way of `failed`
 */
export async function drawInThreads(
  tasks: readonly PageTask[],
  thread: PageThread,
  failed: (pathname: string, error: Error) => Error,
  onDrawn: (pages: number) => void = () => {},
): Promise<Map<string, Read[]>> {
  const batches = inBatches(tasks)
  const threads = Math.min(availableParallelism(), mostThreads, batches.length)
  const pool = new Tinypool({
    filename: new URL('page-worker.ts', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    workerData: thread,
  })
  try {
    const results = await Promise.all(
      batches.map(async (batch) => {
        const result = (await pool.run(batch)) as BatchResult
        if ('failed' in result) throw failed(result.failed.pathname, result.failed.error)
        onDrawn(batch.length)
        return batch.map(({ file }, place): [string, Read[]] => [file, result.reads[place] ?? []])
      }),
    )
    return new Map(results.flat())
  } finally {
    await pool.destroy()
  }
}

/** Pages of which there is one come first and alone: some take seconds, for which no other page should wait. */
function inBatches(tasks: readonly PageTask[]): PageTask[][] {
  const batches: PageTask[][] = []
  const isLong = ({ route }: PageTask) => !route.includes('[')
  for (const task of [...tasks.filter(isLong), ...tasks.filter((task) => !isLong(task))]) {
    const last = batches.at(-1)
    const isFull = !last || last.length >= batchSize || last.some(isLong)
    if (isFull || isLong(task)) batches.push([task])
    else last.push(task)
  }
  return batches
}
