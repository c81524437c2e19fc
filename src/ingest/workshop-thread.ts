import { extractClaims } from '../claims/index.ts'
import type { Claim } from '../model/claim.ts'
import { assignTopics } from '../topics/index.ts'
import { printSheet, type Printed } from './print.ts'
import type { PrintTask, TopicsTask } from './workshop.ts'

/** The topics of each paper of a corpus. */
export function topics({ papers, topics }: TopicsTask): string[][] {
  return assignTopics(papers, topics)
}

/** The claims of each abstract. */
export function claims(abstracts: readonly string[]): Claim[][] {
  return abstracts.map(extractClaims)
}

/** Papers' files with their claims. */
export function print({ sheets, folder }: PrintTask): Printed[] {
  return sheets.map((sheet) => printSheet(sheet, folder, extractClaims))
}
