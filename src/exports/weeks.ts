import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { formatDate, type PartialDate } from '../model/date.ts'
import { entered, newestEntries } from './entered.ts'

/** The papers of one week. */
export interface Week {
  /** Monday and Sunday, `YYYY-MM-DD`. */
  first: string
  last: string
  /** `6 to 12 October 2025`. */
  title: string
  papers: AtlasPaper[]
  /** Path of its page below the site's root. */
  url: string
}

const day = 24 * 60 * 60 * 1000

/** Weeks that have a page. */
export const shownWeeks = 53

/**
 * The newest weeks (Monday to Sunday) in which a paper entered the atlas, newest first; a paper of which only the
 * month or year is known belongs to none.
 */
export function newestWeeks(atlas: Atlas, limit = shownWeeks): Week[] {
  const dated = newestEntries(atlas).filter((paper) => entered(paper)?.length === 10)
  const weeks = Map.groupBy(dated, (paper) => mondayOf(entered(paper) ?? ''))
  return [...weeks]
    .sort(([a], [b]) => b - a)
    .slice(0, limit)
    .map(([monday, papers]) => {
      const [first, last] = [isoDay(monday), isoDay(monday + 6 * day)]
      return { first, last, title: spanTitle(first, last), papers, url: `new/${first}.html` }
    })
}

/** UTC milliseconds of the Monday before or at a day; 1970-01-01 was a Thursday. */
function mondayOf(date: string): number {
  const days = Date.parse(date) / day
  return (days - ((((days + 3) % 7) + 7) % 7)) * day
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** Two dates of which what they share is said once: `6 to 12 October 2025`; vaguer ones than a day are said whole. */
export function spanTitle(first: PartialDate, last: PartialDate): string {
  const [whole, end] = [formatDate(first), formatDate(last)]
  if (first.length < 10 || last.length < 10) return `${whole} to ${end}`
  const said = first.slice(0, 7) === last.slice(0, 7) ? 1 : first.slice(0, 4) === last.slice(0, 4) ? 2 : 3
  return `${whole.split(' ').slice(0, said).join(' ')} to ${end}`
}
