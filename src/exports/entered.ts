import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { compareDates, type PartialDate } from '../model/date.ts'

/** The day on which a paper entered the atlas; the date on which it came out where nobody noted the day. */
export function entered({
  added,
  published,
}: Pick<AtlasPaper, 'added' | 'published'>): PartialDate | undefined {
  return added ?? published
}

/** Papers by when they entered, the newest first; those of a day by when they came out. */
export function newestEntries({ papers }: Pick<Atlas, 'papers'>): AtlasPaper[] {
  return [...papers].sort((a, b) => compareDates(entered(a), entered(b)))
}

/** The newest day on which a paper entered, or came out: what stands for now in what is built. */
export function newestDay({ papers, newest }: Pick<Atlas, 'papers' | 'newest'>): PartialDate | undefined {
  return papers.reduce((day, { added }) => (added && (!day || added > day) ? added : day), newest)
}
