import { rollup } from 'd3-array'
import type { ScaleLogarithmic } from 'd3-scale'
import { el, type Element } from '../element.ts'
import { link } from '../frame.ts'
import { count } from '../../model/links.ts'
import { formatFactor } from '../wording.ts'
import { binOf, perDecade } from '../bin-of.ts'
import type { ClaimLane } from './lanes.ts'

/** Above this many claims a lane is drawn as a histogram, with only its largest claims as marks. */
export const binLimit = 600
interface Place {
  x: ScaleLogarithmic<number, number>
  y: number
  height: number
  tableHref: string
}

/** Bars about the lane's middle line, each of which leads to the table of the claims. */
export function binMarks(lane: ClaimLane, { x, y, height, tableHref }: Place): Element[] {
  const bins = rollup(
    lane.points,
    (points) => points.length,
    ({ factor }) => binOf(factor),
  )
  const most = Math.max(1, ...bins.values())
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([bin, claims]) => {
      const [low, high] = [10 ** (bin / perDecade), 10 ** ((bin + 1) / perDecade)]
      const tall = Math.max(1, (claims / most) * (height - 8))
      const right = Math.min(x(high), x.range()[1] ?? 0)
      return link(
        tableHref,
        `${lane.title}: ${count(claims, 'claim')} from ${formatFactor(low)} to ${formatFactor(high)}`,
        {
          class: `mark bin ${lane.hue ?? 'hue-0'}`,
          'data-lane': lane.key,
          'data-bin': bin,
          'data-claims': claims,
        },
        el('rect', { x: x(low), y: y - tall / 2, width: Math.max(1, right - x(low) - 1), height: tall }),
      )
    })
}
