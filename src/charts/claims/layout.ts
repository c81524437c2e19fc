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
  /** y of the middle line. */
  y: number
  top: number
  bottom: number
  marks: PlacedClaim[]
}

export interface LayoutStyle {
  x: ScaleLogarithmic<number, number>
  radius: number
  top: number
  /** Least height of a lane, which its name may need. */
  least: (lane: ClaimLane) => number
  /** Space between lanes, which holds a lane's name in the narrow layout. */
  gap: number
}

/**
 * Stacks the lanes; in each, claims with like factors push each other off the middle line, and ranges lie in
 * rows of their own beneath, because their bars would strike through the others.
 */
export function layoutLanes(lanes: ClaimLane[], { x, radius, top, least, gap }: LayoutStyle): LaneLayout[] {
  let y = top
  return lanes.map((lane) => {
    const points = lane.points.filter((point) => point.low === undefined)
    const r = laneRadius(points, x, radius)
    const dots = swarm(points, ({ factor }) => x(factor), r + spacing, 'both')
    const reach = Math.max(least(lane) / 2, ...dots.map((dot) => Math.abs(dot.offset) + r + 3))
    const middle = y + gap + reach
    const lowest = Math.max(0, ...dots.map((dot) => dot.offset + r))
    const ranges = stackRanges(lane.points, { x, r, top: middle + lowest + (dots.length > 0 ? r + 3 : 0) })
    y = Math.max(middle + reach, ...ranges.map(({ place }) => place.cy + r + 3))
    return {
      lane,
      y: middle,
      top: middle - reach,
      bottom: y,
      marks: dots
        .map(({ item: point, x: cx, offset }): PlacedClaim => ({
          point,
          place: { cx, cy: middle + offset, r },
        }))
        .concat(ranges),
    }
  })
}

const spacing = 0.7
const tallest = 230

/** Smaller dots where a lane would else grow taller than a third of a screen. */
function laneRadius(points: ClaimPoint[], x: LayoutStyle['x'], radius: number): number {
  const sizes = [radius, radius * 0.85, radius * 0.7, radius * 0.5]
  const fits = sizes.find((size) =>
    swarm(points, ({ factor }) => x(factor), size + spacing, 'both').every(
      ({ offset }) => Math.abs(offset) * 2 < tallest,
    ),
  )
  return fits ?? radius * 0.4
}

/** Bars in the fewest rows in which none touch. */
function stackRanges(
  points: ClaimPoint[],
  { x, r, top }: { x: LayoutStyle['x']; r: number; top: number },
): PlacedClaim[] {
  const ends: number[] = []
  return points
    .flatMap((point) => (point.low === undefined ? [] : [{ point, low: x(point.low) }]))
    .sort((a, b) => a.low - b.low)
    .map(({ point, low }) => {
      const free = ends.findIndex((end) => end < low - 6)
      const row = free < 0 ? ends.length : free
      const cx = x(point.factor)
      ends[row] = cx + r
      return { point, place: { cx, cy: top + r + row * (r * 2 + 3), r, low } }
    })
}

const size = 12

/** How many labels there may be, how wide, and what else stands on the sheet. */
interface LabelRoom {
  limit: number
  widest?: number
  taken?: Box[]
}

/** Names for the largest claims, as many as find room; the largest of each lane and of all come first. */
export function labelLargest(
  layouts: LaneLayout[],
  bounds: Box,
  { limit, widest = 170, taken = [] }: LabelRoom,
): PlacedLabel[] {
  const marks = layouts.flatMap((layout) => layout.marks)
  const leaders = new Set(layouts.map(({ lane }) => lane.points[0]?.key))
  const wishes = marks
    .toSorted(
      (a, b) =>
        Number(leaders.has(b.point.key)) - Number(leaders.has(a.point.key)) ||
        b.point.factor - a.point.factor,
    )
    .slice(0, limit + leaders.size)
  const obstacles = [...taken, ...marks.flatMap(({ place }) => markBoxes(place))]
  const texts = wishes.map(({ point }) => labelText(point, widest))
  const candidates = wishes.map(({ place: { cx, cy, r } }, i) =>
    around(cx, cy, r + 4.5, textWidth(texts[i] ?? '', size, 'semibold'), size + 2),
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
  const dot = { x: cx - r - 4, y: cy - r - 1, width: r * 2 + 8, height: r * 2 + 2 }
  return low === undefined ? [dot] : [dot, { x: low, y: cy - 2, width: cx - low, height: 4 }]
}
