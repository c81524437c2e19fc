import { extractClaims } from '../claims/index.ts'
import { CliError } from '../model/effects.ts'
import { assignTopics } from '../topics/index.ts'
import { pressSheet } from './press.ts'
import type { PressResult, PressTask, TopicsTask } from './workshop.ts'

/** The topics of each paper of a corpus. */
export function topics({ papers, topics }: TopicsTask): string[][] {
  return assignTopics(papers, topics)
}

/** Writes papers' files with their claims. */
export function press({ sheets, folder }: PressTask): PressResult {
  try {
    return { pressed: sheets.map((sheet) => pressSheet(sheet, folder, extractClaims)) }
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    return { unwritable: error.message }
  }
}
