import { setTimeout } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import * as pagefind from 'pagefind'
import { writePart, type PartPlace } from './part-files.ts'
import type { Page } from './parts.ts'

/** What the thread that makes one part is told. */
export interface PartJob {
  language: string
  pages: Page[]
  place: PartPlace
}

/** Papers that Pagefind's process is handed at once. */
const batch = 64

const { language, pages, place } = workerData as PartJob
// Each thread has a process of Pagefind's to itself, whose memory is free when it has ended.
const { index, errors } = await pagefind.createIndex({ forceLanguage: language })
if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
try {
  for (let start = 0; start < pages.length; start += batch) {
    await Promise.all(pages.slice(start, start + batch).map(add))
    parentPort?.postMessage(Math.min(start + batch, pages.length))
  }
  const { files, errors: refused } = await index.getFiles()
  if (refused.length > 0) throw new Error(`Pagefind wrote no index: ${refused.join('; ')}`)
  const urls = pages.map(({ url }) => url)
  parentPort?.postMessage(writePart(files, urls, place))
} finally {
  // Ended as it is: to have the index taken apart first would take a while, and serve nobody.
  await pagefind.close()
  // Its end is noted only while this thread is there, which would leave it in the list of processes.
  await setTimeout(50)
}

async function add(page: Page): Promise<void> {
  const { errors: refused } = (await index?.addHTMLFile(page)) ?? { errors: ['no index'] }
  if (refused.length > 0) throw new Error(`Pagefind refused ${page.url}: ${refused.join('; ')}`)
}
