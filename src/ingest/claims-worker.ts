import { parentPort } from 'node:worker_threads'
import { extractClaims } from '../claims/index.ts'

/** Answers each list of abstracts with their claims, in the order in which the lists come. */
parentPort?.on('message', (abstracts: string[]) => {
  parentPort?.postMessage(abstracts.map((abstract) => extractClaims(abstract)))
})
