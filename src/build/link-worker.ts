import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { linkWhole } from '../cards/write.ts'
import { isUntouched } from './last-site.ts'
import type { LinkAnswer, LinkJob } from './link-ahead.ts'
import { readNotes } from './page-cache.ts'

const { next, last, notes, program } = workerData as LinkJob

for (const path of notes) parentPort?.postMessage({ notes: path, linked: linkAll(path) } satisfies LinkAnswer)

function linkAll(path: string): string[] {
  const linked: string[] = []
  for (const [file, bytes, changed] of readNotes(path, program)?.files ?? []) {
    if (!isUntouched(last, file, [bytes, changed])) continue
    // On a disk that takes no links, files are copied when they are asked for.
    if (!linkWhole(join(last, file), join(next, file))) break
    linked.push(file)
  }
  return linked
}
