import { Worker } from 'node:worker_threads'
import type { Claim } from '../model/claim.ts'

/** Fewer abstracts are read sooner than a thread is up. */
const worthAThread = 2_000
const part = 500

/**
 * Reads the claims of many abstracts in a thread of its own, while this one does other work.
 * @returns the claims in the order of the abstracts; undefined when there are too few of them
 */
export function claimsInBackground(abstracts: readonly string[]): Promise<Claim[][]> | undefined {
  if (abstracts.length < worthAThread) return undefined
  const worker = new Worker(new URL('claims-worker.ts', import.meta.url))
  const found: Claim[][] = []
  const done = new Promise<Claim[][]>((resolve, reject) => {
    worker.on('error', reject)
    worker.on('message', (claims: Claim[][]) => {
      found.push(...claims)
      if (found.length === abstracts.length) resolve(found)
    })
  })
  for (let at = 0; at < abstracts.length; at += part) worker.postMessage(abstracts.slice(at, at + part))
  return done.finally(() => worker.terminate())
}
