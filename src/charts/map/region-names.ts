import { median } from 'd3-array'
import type { AtlasRegion } from '../../atlas/types.ts'
import { type Box, contains, overlap } from '../labels.ts'
import { textWidth } from '../text-width.ts'
import { curveBoxes, type Curve, curveThrough } from './curve.ts'
import type { Point, Sheet } from './frame.ts'

/** A region's name set along its territory. */
export interface RegionName {
  region: AtlasRegion
  lines: { text: string; below: number; length: number }[]
  curve: Curve
  size: number
  /** Extra space behind each letter, in sheet units. */
  tracking: number
  boxes: Box[]
}

const sizes = { wide: { most: 25, least: 17 }, narrow: { most: 15.5, least: 12 } }

/** Slope of a name in radians: on a small sheet a tilted name leaves its territory. */
const steepest = { wide: 0.6, narrow: 0.3 }

/** Names of regions, the largest region first; a name that finds no free place is left out. */
export function nameRegions(
  regions: { region: AtlasRegion; points: Point[]; holds: (point: Point) => boolean }[],
  papers: Point[],
  sheet: Sheet,
): RegionName[] {
  const placed: RegionName[] = []
  const most = Math.max(1, ...regions.map(({ points }) => points.length))
  for (const { region, points, holds } of regions.toSorted((a, b) => b.points.length - a.points.length)) {
    if (points.length === 0) continue
    const options = settings(region, points, Math.sqrt(points.length / most), sheet)
    const taken = placed.flatMap((name) => name.boxes)
    const best = cheapest(
      options.filter((name) => fits(name, taken, sheet)),
      papers,
      holds,
    )
    if (best) placed.push(best)
  }
  return placed
}

/** Ways to set a name: shifted across and along its curve, on the curve or straight, in one line or two. */
function settings(region: AtlasRegion, points: Point[], weight: number, sheet: Sheet): RegionName[] {
  const { most, least } = sizes[sheet.layout]
  const size = least + (most - least) * weight
  const middle: Point = [median(points, ([x]) => x) ?? 0, median(points, ([, y]) => y) ?? 0]
  const home = points.filter(([x, y]) => Math.hypot(x - middle[0], y - middle[1]) < sheet.width / 3)
  const natural = curveThrough(home, middle, steepest[sheet.layout])
  const straight = { ...natural, angle: 0, bend: 0 }
  const steps = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6]
  return [natural, straight].flatMap((curve) =>
    [size, (size + least) / 2, least].flatMap((letter) =>
      steps.flatMap((across) =>
        [0, -1, 1, -2, 2].map((along) => {
          const dx = along * letter * 1.5
          const dy = across * letter * 0.8
          const centre: Point = [curve.centre[0] + dx, curve.centre[1] + dy]
          return setName(region, { ...curve, centre }, letter)
        }),
      ),
    ),
  )
}

function setName(region: AtlasRegion, curve: Curve, size: number): RegionName {
  const room = curve.reach * 2
  const tight = width(region.title, size, size * 0.1)
  const texts = tight > room * 1.1 ? splitInTwo(region.title) : [region.title]
  const line = texts.length > 1 ? { ...curve, bend: 0, angle: curve.angle * 0.4 } : curve
  const longest = Math.max(...texts.map((text) => text.length))
  const bare = Math.max(...texts.map((text) => width(text, size, 0)))
  const tracking = Math.max(size * 0.1, Math.min(size * 0.42, (room * 0.72 - bare) / longest))
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

function fits({ boxes }: RegionName, taken: Box[], { width: w, height }: Sheet): boolean {
  const inside = { x: 6, y: 6, width: w - 12, height: height - 12 }
  return boxes.every((box) => contains(inside, box) && !taken.some((other) => overlap(box, other)))
}

/** The setting that covers the fewest papers and leaves its own territory least. */
function cheapest(
  options: RegionName[],
  papers: Point[],
  holds: (point: Point) => boolean,
): RegionName | undefined {
  const taken = occupied(papers)
  let best: { name: RegionName; price: number } | undefined
  options.forEach((name, i) => {
    const covered = name.boxes.reduce((sum, box) => sum + papersIn(taken, box), 0) / crowding(papers.length)
    const abroad = name.boxes.filter((box) => !holds([box.x + box.width / 2, box.y + box.height / 2])).length
    const price = covered + (14 * abroad) / name.boxes.length + i * 0.012
    if (!best || price < best.price) best = { name, price }
  })
  return best?.name
}

/** A paper counts for less on a sheet so full that every name covers some. */
export function crowding(papers: number): number {
  return Math.max(1, papers / 400)
}

const block = 8

/** Papers by block of the sheet: a name has hundreds of settings, so each look must be quick. */
function occupied(papers: Point[]): Map<number, number> {
  const blocks = new Map<number, number>()
  for (const [x, y] of papers) {
    const at = Math.floor(y / block) * 1000 + Math.floor(x / block)
    blocks.set(at, (blocks.get(at) ?? 0) + 1)
  }
  return blocks
}

/** Papers in the blocks whose middle lies in the box. */
function papersIn(blocks: Map<number, number>, { x, y, width: w, height }: Box): number {
  let papers = 0
  for (let row = Math.round(y / block); row < Math.round((y + height) / block); row++)
    for (let column = Math.round(x / block); column < Math.round((x + w) / block); column++)
      papers += blocks.get(row * 1000 + column) ?? 0
  return papers
}
