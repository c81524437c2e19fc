import { rollup } from 'd3-array'
import { utcMonth } from 'd3-time'
import { el, type Element } from '../element.ts'
import { link } from '../frame.ts'
import type { Href } from '../types.ts'
import { count } from '../../model/links.ts'
import { monthName } from '../wording.ts'
import type { Lane } from './dated.ts'

/** Above this many dated papers a lane shows columns by month instead of one dot a paper. */
export const columnLimit = 1500

/** Columns by month that lead to their year's page; the tallest column of the lane fills its height. */
export function columnMarks(
  lane: Lane,
  { x, height, href }: { x: (time: number) => number; height: number; href: Href },
): Element[] {
  const months = rollup(
    lane.dated,
    (papers) => papers.length,
    ({ time }) => utcMonth.floor(new Date(time)).getTime(),
  )
  const most = Math.max(1, ...months.values())
  return [...months].map(([month, papers]) => {
    const next = utcMonth.offset(new Date(month), 1).getTime()
    const bar = (papers / most) * height
    const width = Math.max(0.8, x(next) - x(month) - 0.6)
    const year = new Date(month).getUTCFullYear()
    return link(
      href(`years/${year}.html`),
      `${monthName(month)}: ${count(papers, 'paper')}, ${lane.title}`,
      { class: 'mark column', 'data-date': new Date(month).toISOString().slice(0, 7) },
      el('rect', { x: x(month), y: -bar, width, height: bar }),
    )
  })
}
