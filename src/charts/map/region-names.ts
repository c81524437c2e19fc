import { median } from 'd3-array'
import type { AtlasRegion } from '../../atlas/types.ts'
import { type Box, contains, overlap } from '../labels.ts'
import { textWidth } from '../text-width.ts'
import { curveBoxes, type Curve, curveThrough } from './curve.ts'
import type { Point, Sheet } from './frame.ts'
import type { Surroundings } from './surroundings.ts'

/** A region's name set along its territory. */
export interface RegionName {
  region: AtlasRegion
  lines: { text: string; below: number; length: number }[]
  curve: Curve
  size: number
  /** Extra space behind each letter, in sheet units. */
  tracking: number
  /** Where its letters stand, in sheet units. */
  boxes: Box[]
}

const sizes = { wide: { most: 25, least: 15 }, narrow: { most: 15.5, least: 11.5 } }

/** Slope of a name in radians: on a small sheet a tilted name leaves its territory. */
const steepest = { wide: 0.6, narrow: 0.3 }

/** What a letter costs that lies across a coast or border, in the sea, or on another's land; a paper costs 1. */
const prices = { crossing: 5, sea: 2.5, abroad: 6 }

/** Names of regions, the largest region first; a name that finds no free place is left out. */
export function nameRegions(
  regions: { region: AtlasRegion; points: Point[] }[],
  around: Surroundings,
  sheet: Sheet,
): RegionName[] {
  const placed: RegionName[] = []
  const most = Math.max(1, ...regions.map(({ points }) => points.length))
  for (const { region, points } of regions.toSorted((a, b) => b.points.length - a.points.length)) {
    if (points.length === 0) continue
    const middle: Point = [median(points, ([x]) => x) ?? 0, median(points, ([, y]) => y) ?? 0]
    const home = points.filter(([x, y]) => Math.hypot(x - middle[0], y - middle[1]) < sheet.width / 3)
    const taken = [...sheet.kept, ...placed.flatMap((name) => name.boxes)]
    const options = settings(region, home, middle, Math.sqrt(points.length / most), sheet)
    const best = placeName(options, placesAbout(home, middle, sizes[sheet.layout].least), {
      around,
      taken,
      sheet,
    })
    if (best) placed.push(best)
  }
  return placed
}

interface Setting {
  name: RegionName
  /** What it lacks in size, bend and space, as a price. */
  plainness: number
}

/** Ways to set a name about the middle: on the curve or straight, in one line or two, smaller, tighter. */
function settings(
  region: AtlasRegion,
  home: Point[],
  middle: Point,
  weight: number,
  { layout }: Sheet,
): Setting[] {
  const { most, least } = sizes[layout]
  const largest = least + (most - least) * (0.25 + 0.75 * weight)
  const natural = curveThrough(home, middle, steepest[layout])
  const texts = [[region.title], splitInTwo(region.title)].filter((lines, i) => i === 0 || lines.length > 1)
  return [1, 0.5, 0].flatMap((part) =>
    [0, 1, 2].flatMap((smaller) =>
      texts.flatMap((lines) =>
        [0.42, 0.24, 0.1].map((loosest, tighter) => {
          const curve = { ...natural, angle: natural.angle * part, bend: natural.bend * part }
          const size = largest - ((largest - least) * smaller) / 2
          return {
            name: setName(region, lines, curve, { size, loosest }),
            plainness: (1 - part) * 0.6 + smaller * 2.6 + (lines.length - 1) * 0.5 + tighter * 0.8,
          }
        }),
      ),
    ),
  )
}

interface Room {
  around: Surroundings
  taken: Box[]
  sheet: Sheet
}

/** The cheapest setting in the cheapest place; a move costs by its length in letters. */
function placeName(
  options: Setting[],
  places: Point[],
  { around, taken, sheet }: Room,
): RegionName | undefined {
  let best: { name: RegionName; price: number } | undefined
  for (const { name, plainness } of options)
    for (const move of places) {
      const start = plainness + Math.hypot(move[0], move[1] * 1.2) / (sizes[sheet.layout].least * 5)
      const limit = best ? best.price - start : Infinity
      const price = priceOf(name, move, around, limit)
      if (price >= limit) continue
      const boxes = name.boxes.map((box) => ({ ...box, x: box.x + move[0], y: box.y + move[1] }))
      if (!fits(boxes, taken, sheet)) continue
      const { curve } = name
      const centre: Point = [curve.centre[0] + move[0], curve.centre[1] + move[1]]
      best = { name: { ...name, boxes, curve: { ...curve, centre } }, price: start + price }
    }
  return best?.name
}

/** Moves over the box that the papers fill and its rim. */
function placesAbout(points: Point[], middle: Point, step: number): Point[] {
  const stepsTo = (at: 0 | 1) => {
    const reach = Math.max(0, ...points.map((point) => Math.abs(point[at] - middle[at])))
    const steps = Math.min(10, Math.ceil(reach / step) + 1)
    return Array.from({ length: 2 * steps + 1 }, (_, i) => ((i - steps) / steps) * (reach + step))
  }
  const [across, down] = [stepsTo(0), stepsTo(1)]
  return down.flatMap((dy) => across.map((dx): Point => [dx, dy]))
}

function setName(
  region: AtlasRegion,
  texts: string[],
  curve: Curve,
  { size, loosest }: { size: number; loosest: number },
): RegionName {
  const room = curve.reach * 2
  const line = texts.length > 1 ? { ...curve, bend: 0, angle: curve.angle * 0.4 } : curve
  const longest = Math.max(...texts.map((text) => text.length))
  const bare = Math.max(...texts.map((text) => width(text, size, 0)))
  const tracking = Math.max(size * 0.08, Math.min(size * loosest, (room * 0.72 - bare) / longest))
  const lines = texts.map((text, i) => ({
    text,
    below: (i - (texts.length - 1) / 2) * size * 1.25 + size * 0.3,
    length: width(text, size, tracking),
  }))
  const boxes = lines.flatMap(({ length, below }) => curveBoxes(line, length, size, below))
  return { region, lines, curve: line, size, tracking, boxes }
}

function width(text: string, size: number, tracking: number): number {
  return textWidth(text, size, 'italic') + [...text].length * tracking
}

/** At the space nearest the middle; text without a space stays whole. */
function splitInTwo(text: string): string[] {
  const spaces = [...text.matchAll(/ /g)].map((match) => match.index)
  const best = spaces.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0]
  return best === undefined ? [text] : [text.slice(0, best), text.slice(best + 1)]
}

function fits(boxes: Box[], taken: Box[], { width: w, height }: Sheet): boolean {
  const inside = { x: 6, y: 6, width: w - 12, height: height - 12 }
  return boxes.every((box) => contains(inside, box) && !taken.some((other) => overlap(box, other)))
}

/** What the moved name covers and crosses; looks no further once that is more than the limit. */
function priceOf(
  { boxes, region }: RegionName,
  [dx, dy]: Point,
  around: Surroundings,
  limit: number,
): number {
  let price = 0
  for (const { x, y, width: w, height } of boxes) {
    if (price >= limit) break
    const box = { x: x + dx, y: y + dy, width: w, height }
    const { own, sea, abroad } = around.sharesOf(box, region.slug)
    price += around.papersIn(box) / around.crowding
    if (sea > 0.999) price += prices.sea
    else if (abroad > 0.999) price += prices.abroad
    else if (own < 0.999) price += prices.crossing
  }
  return price
}
