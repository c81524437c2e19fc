import { rollup } from 'd3-array'
import type { ScaleLogarithmic } from 'd3-scale'
import { el, type Element } from '../element.ts'
import { link } from '../frame.ts'
import { count } from '../../model/links.ts'
import { formatFactor } from '../wording.ts'
import { binOf, perDecade } from '../bin-of.ts'
import type { Box } from '../labels.ts'
import type { ClaimLane } from './lanes.ts'

/** Above this many claims a lane is drawn as a histogram, with only its largest claims as marks. */
export const binLimit = 600
interface Place {
  x: ScaleLogarithmic<number, number>
  y: number
  height: number
}

/** Claims of a lane that lie in one bin, and the bar that stands for them. */
export interface ClaimBin {
  bin: number
  claims: number
  box: Box
}

/** Bars about the lane's middle line, the smallest factors first; the fullest bin's has nearly the given height. */
export function laneBins({ points }: ClaimLane, { x, y, height }: Place): ClaimBin[] {
  const bins = rollup(
    points,
    (inBin) => inBin.length,
    ({ factor }) => binOf(factor),
  )
  const most = Math.max(1, ...bins.values())
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([bin, claims]) => {
      const left = x(edge(bin))
      const right = Math.min(x(edge(bin + 1)), x.range()[1] ?? 0)
      const tall = Math.max(1, (claims / most) * (height - 8))
      const box = { x: left, y: y - tall / 2, width: Math.max(1, right - left - 1), height: tall }
      return { bin, claims, box }
    })
}

/** The bars as links, each of which leads to the table of the claims. */
export function binMarks(lane: ClaimLane, bins: ClaimBin[], tableHref: string): Element[] {
  return bins.map(({ bin, claims, box }) =>
    link(
      tableHref,
      `${lane.title}: ${count(claims, 'claim')} from ${formatFactor(edge(bin))} to ${formatFactor(edge(bin + 1))}`,
      {
        class: `mark bin ${lane.hue ?? 'hue-0'}`,
        'data-lane': lane.key,
        'data-bin': bin,
        'data-claims': claims,
      },
      el('rect', { ...box }),
    ),
  )
}

/** The factor at which a bin begins. */
function edge(bin: number): number {
  return 10 ** (bin / perDecade)
}
