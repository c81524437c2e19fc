import { csvFormatRows } from 'd3'
import type { Atlas } from '../atlas/types.ts'
import { cleanText } from './clean.ts'

const columns =
  'paper,title,published,venue,topic,category,direction,value,low,unit,factor,qualifier,baseline,quote,url'.split(
    ',',
  )

/**
 * Every claim as a row of CSV (RFC 4180, UTF-8). Text that a spreadsheet would run as a formula has an
 * apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function* claimsCsv(atlas: Atlas): Generator<string> {
  yield csvLines([columns])
  for (const paper of atlas.papers) {
    const rows = paper.claims.map((claim) => [
      paper.slug,
      safeCell(paper.plainTitle),
      paper.published ?? '',
      safeCell(paper.venue ?? ''),
      paper.topics[0] ?? '',
      claim.category,
      claim.direction,
      String(claim.value),
      claim.low === null ? '' : String(claim.low),
      claim.unit,
      claim.factor === null ? '' : String(claim.factor),
      claim.qualifier,
      safeCell(claim.baseline ?? ''),
      safeCell(claim.quote),
      paper.url,
    ])
    if (rows.length > 0) yield csvLines(rows)
  }
}

function csvLines(rows: string[][]): string {
  return `${csvFormatRows(rows)}\n`.replace(/\r?\n/g, '\r\n')
}

/** A text cell on one line that no spreadsheet takes for a formula. */
export function safeCell(text: string): string {
  const line = cleanText(text).replace(/\s+/g, ' ').trim()
  return /^[=+\-@|＝＋－＠]/.test(line) ? `'${line}` : line
}
