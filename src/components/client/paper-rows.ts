import type { PaperRow } from '../../atlas/lists.ts'

/** What a person chose in the form above the list; '' means all. */
export interface Choice {
  words: string
  topic: string
  /** A year, or `unknown`. */
  year: string
  sort: 'newest' | 'oldest' | 'title' | 'claim'
}

/**
 * The rows that fit a choice, in its order.
 * @param rows newest first
 * @param topics slugs by the index that rows hold
 * @param fold brings texts to one form for comparing
 */
export function choose(
  rows: PaperRow[],
  choice: Choice,
  topics: string[],
  fold: (text: string) => string,
): PaperRow[] {
  const words = fold(choice.words).split(/\s+/).filter(Boolean)
  const fits = ([, title, authors, date, , topic, , , venue]: PaperRow) => {
    if (choice.topic && topics[topic] !== choice.topic) return false
    if (choice.year === 'unknown' ? date !== '' : !date.startsWith(choice.year)) return false
    const text = words.length > 0 ? fold(`${title} ${authors} ${venue}`) : ''
    return words.every((word) => text.includes(word))
  }
  return sorted(rows.filter(fits), choice.sort)
}

function sorted(rows: PaperRow[], by: Choice['sort']): PaperRow[] {
  if (by === 'title') return rows.sort((a, b) => compare(a[1].toLowerCase(), b[1].toLowerCase()))
  if (by === 'claim') return rows.sort((a, b) => b[7] - a[7])
  if (by === 'oldest') return rows.sort((a, b) => Number(!a[3]) - Number(!b[3]) || compare(a[3], b[3]))
  return rows
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
