import type { ScaleLogarithmic } from 'd3-scale'
import { anchorX, around, type Box, type Candidate, placeLabels } from '../labels.ts'
import { swarm } from '../swarm.ts'
import { fitText, textWidth } from '../text-width.ts'
import { formatFactor } from '../wording.ts'
import { type ClaimPoint, shortName } from './points.ts'
import type { ClaimLane } from './lanes.ts'
import type { MarkPlace } from './marks.ts'

export interface PlacedClaim {
  point: ClaimPoint
  place: MarkPlace
}

export interface PlacedLabel {
  point: ClaimPoint
  text: string
  x: number
  y: number
  anchor: Candidate['anchor']
  box: Box
}

export interface LaneLayout {
  lane: ClaimLane
  /** y of the lane's middle. */
  y: number
  height: number
  marks: PlacedClaim[]
}

export interface LayoutStyle {
  x: ScaleLogarithmic<number, number>
  radius: number
  top: number
  /** Least height of a lane. */
  least: number
  /** Space between lanes, which holds a lane's name in the narrow layout. */
  gap: number
}

/** Stacks the lanes; in each, claims with like factors push each other off the middle line. */
export function layoutLanes(lanes: ClaimLane[], { x, radius, top, least, gap }: LayoutStyle): LaneLayout[] {
  let y = top
  return lanes.map((lane) => {
    const dots = swarm(lane.points, ({ factor }) => x(factor), radius + 0.7, 'both')
    const reach = Math.max(least / 2, ...dots.map((dot) => Math.abs(dot.offset) + radius + 3))
    const middle = y + gap + reach
    y = middle + reach
    return {
      lane,
      y: middle,
      height: reach * 2,
      marks: dots.map(({ item: point, x: cx, offset }) => ({
        point,
        place: { cx, cy: middle + offset, r: radius, low: point.low && x(point.low) },
      })),
    }
  })
}

const size = 12

/** Names for the largest claims, as many as find room; the largest of each lane and of all come first. */
export function labelLargest(layouts: LaneLayout[], bounds: Box, limit: number, widest = 170): PlacedLabel[] {
  const marks = layouts.flatMap((layout) => layout.marks)
  const leaders = new Set(layouts.map(({ lane }) => lane.points[0]?.key))
  const wishes = marks
    .toSorted(
      (a, b) =>
        Number(leaders.has(b.point.key)) - Number(leaders.has(a.point.key)) ||
        b.point.factor - a.point.factor,
    )
    .slice(0, limit + leaders.size)
  const obstacles = marks.flatMap(({ place }) => markBoxes(place))
  const texts = wishes.map(({ point }) => labelText(point, widest))
  const candidates = wishes.map(({ place: { cx, cy, r } }, i) =>
    around(cx, cy, r + 4, textWidth(texts[i] ?? '', size, 'semibold'), size + 2),
  )
  return placeLabels(candidates, bounds, obstacles).flatMap((found, i) => {
    const wish = wishes[i]
    if (!found || !wish) return []
    const { box, anchor } = found
    return { point: wish.point, text: texts[i] ?? '', x: anchorX(found), y: box.y + size - 1, anchor, box }
  })
}

function labelText(point: ClaimPoint, widest: number): string {
  const figure = formatFactor(point.factor)
  const room = widest - textWidth(`${figure} `, size, 'semibold')
  return `${figure} ${fitText(shortName(point.paper), size, room, 'semibold')}`
}

function markBoxes({ cx, cy, r, low }: MarkPlace): Box[] {
  const dot = { x: cx - r, y: cy - r, width: r * 2, height: r * 2 }
  return low === undefined ? [dot] : [dot, { x: low, y: cy - 1.5, width: cx - low, height: 3 }]
}
