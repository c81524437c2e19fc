import { extractClaims } from '../claims/index.ts'
import type { Claim } from '../model/claim.ts'
import { assignTopics } from '../topics/index.ts'
import { assignTopicsAgain, type KeptReading } from '../topics/topics-again.ts'
import { keepReading, keptReading } from './kept-reading.ts'
import { printSheet, type Printed } from './print.ts'
import type { PrintTask, TopicsTask } from './workshop.ts'

/** What an earlier ingest has read of texts, for the first corpus that is to be compared with it. */
let earlier: KeptReading | undefined

/** Makes ready for topics while the records are read. */
export function ready(kept: string): void {
  earlier = keptReading(kept)
}

/** The topics of each paper of a corpus. */
export function topics({ papers, topics, kept }: TopicsTask): string[][] {
  const before = earlier
  earlier = undefined
  if (kept === undefined) return assignTopics(papers, topics)
  const { found, reading } = assignTopicsAgain(papers, topics, before)
  if (reading) keepReading(kept, reading)
  return found
}

/** The claims of each abstract. */
export function claims(abstracts: readonly string[]): Claim[][] {
  return abstracts.map(extractClaims)
}

/** Papers' files with their claims. */
export function print({ sheets, folder }: PrintTask): Printed[] {
  return sheets.map((sheet) => printSheet(sheet, folder, extractClaims))
}
