import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import { Tinypool } from 'tinypool'
import { atlasOfData, type AtlasData } from '../atlas/facade.ts'
import { useAtlas } from '../atlas/index.ts'
import { tracedAtlas, type Read } from '../atlas/trace.ts'
import { useAssets } from './assets.ts'
import { openPageApp } from './page-app.ts'
import type { BatchResult, DrawnPage, PageTask, PageThread } from './page-pool.ts'

const thread = Tinypool.workerData as PageThread
const atlas = readAtlas()
let reads = new Set<Read>()
useAtlas(tracedAtlas(atlas, (read) => reads.add(read)))
useAssets(thread.bundle.assets)
const app = await openPageApp(thread.bundle, atlas.notes, thread.site)

/** All pages of the site. */
export const listPages = app.list

/** Draws a batch of pages, one after the other, so that each read belongs to one page. */
export default async function drawBatch(tasks: PageTask[]): Promise<BatchResult> {
  const drawn: DrawnPage[] = []
  for (const task of tasks) {
    reads = new Set()
    try {
      writeFileSync(join(thread.out, task.file), await app.draw(task))
    } catch (error) {
      return { failed: { pathname: task.pathname, error: error as Error } }
    }
    drawn.push({ file: task.file, reads: [...reads] })
  }
  return { drawn }
}

function readAtlas() {
  return atlasOfData(deserialize(readFileSync(thread.atlas)) as AtlasData)
}
