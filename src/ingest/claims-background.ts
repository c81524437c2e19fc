import { Worker } from 'node:worker_threads'
import type { Claim } from '../model/claim.ts'

/** Fewer abstracts are read sooner than a thread is up. */
const worthAThread = 2_000
const part = 500
/**
 * Parts that wait at the thread: as many as it reads while this thread is deep in its own work, yet no second copy of
 * all texts of a large atlas.
 */
const waiting = 40

/**
 * Reads the claims of many abstracts in a thread of its own, while this one does other work.
 * @returns the claims in the order of the abstracts; undefined when there are too few of them
 */
export function claimsInBackground(abstracts: readonly string[]): Promise<Claim[][]> | undefined {
  if (abstracts.length < worthAThread) return undefined
  const worker = new Worker(new URL('claims-worker.ts', import.meta.url))
  const found: Claim[][] = []
  let sent = 0
  const send = () => {
    if (sent < abstracts.length) worker.postMessage(abstracts.slice(sent, sent + part))
    sent += part
  }
  const done = new Promise<Claim[][]>((resolve, reject) => {
    worker.on('error', reject)
    worker.on('message', (claims: Claim[][]) => {
      send()
      found.push(...claims)
      if (found.length === abstracts.length) resolve(found)
    })
  })
  for (let first = 0; first < waiting; first++) send()
  return done.finally(() => worker.terminate())
}
