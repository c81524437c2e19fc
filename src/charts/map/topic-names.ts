import { least as leastOf } from 'd3-array'
import type { AtlasTopic } from '../../atlas/types.ts'
import { type Box, contains, grow, overlap } from '../labels.ts'
import { textWidth, wrapText } from '../text-width.ts'
import type { Point, Sheet } from './frame.ts'
import type { Surroundings } from './surroundings.ts'

/** A topic's name near the middle of its papers. */
export interface TopicName {
  topic: AtlasTopic
  hue: string
  lines: string[]
  size: number
  /** The topic's middle, which the name belongs to. */
  anchor: Point
  box: Box
  /** There is no good place for it at this scale: it waits for a closer view, over its middle. */
  later: boolean
}

export const lineHeight = 1.16

/** What a covered paper costs, a name across a coast or border, one on another's land, and one in the sea. */
const prices = { paper: 1.6, crossing: 4, abroad: 9, sea: 1.2 }
/** A name with a worse place than this waits for a closer view. */
const dearest = { wide: 12, narrow: 12.5 }

/**
 * Names of topics, the largest first, where they cover neither another name nor, if they can help it, a paper;
 * `least` is the size of the smallest topic's letters, in sheet units.
 */
export function nameTopics(
  topics: { topic: AtlasTopic; hue: string; points: Point[] }[],
  around: Surroundings,
  taken: Box[],
  sheet: Sheet,
  least: number,
): TopicName[] {
  const most = Math.max(1, ...topics.map(({ points }) => points.length))
  const boxes = [...taken]
  return topics
    .filter(({ points }) => points.length > 0)
    .sort((a, b) => b.points.length - a.points.length)
    .map(({ topic, hue, points }) => {
      const size = least + 1.8 * Math.sqrt(points.length / most)
      const anchor = middleOf(points)
      const blocks = settings(topic.title, size)
      const best = placeName(blocks, { anchor, country: topic.regionSlug }, around, boxes, sheet)
      if (best) boxes.push(best.box)
      const { lines, box } = best ?? overMiddle(blocks, anchor)
      return { topic, hue, lines, size, anchor, box, later: !best }
    })
}

/** The paper with the least total distance to the others: always on land, unlike a mean. */
export function middleOf(points: Point[]): Point {
  // A sample is enough to find the middle of a large topic, and keeps the cost linear.
  const sample =
    points.length > 80 ? points.filter((_, i) => i % Math.ceil(points.length / 80) === 0) : points
  const total = ([x, y]: Point) => sample.reduce((sum, [px, py]) => sum + Math.hypot(px - x, py - y), 0)
  return leastOf(sample, (a, b) => total(a) - total(b)) ?? [0, 0]
}

/** A name broken into lines, and the room it takes. */
interface Block {
  lines: string[]
  width: number
  height: number
}

/** The name in one line, two and three, as its length allows; never a word broken. */
function settings(title: string, size: number): Block[] {
  const words = Math.max(...title.split(' ').map((word) => textWidth(word, size, 'semibold')))
  const blocks = [16, 11, 7].map((ems): Block => {
    const lines = wrapText(title, size, Math.max(size * ems, words), 3, 'semibold')
    const width = Math.max(...lines.map((line) => textWidth(line, size, 'semibold'))) + 2
    return { lines, width, height: lines.length * size * lineHeight }
  })
  const whole = blocks.filter(({ lines }) => lines.join(' ') === title)
  return (whole.length > 0 ? whole : blocks).filter(
    ({ lines }, i, all) => all.findIndex((other) => other.lines.length === lines.length) === i,
  )
}

function overMiddle(blocks: Block[], [x, y]: Point): { lines: string[]; box: Box } {
  const { lines, width, height } = leastOf(blocks, (block) => block.width + block.height) ?? noBlock
  return { lines, box: { x: x - width / 2, y: y - height / 2, width, height } }
}

const noBlock: Block = { lines: [], width: 0, height: 0 }

function placeName(
  blocks: Block[],
  { anchor, country }: { anchor: Point; country: string | undefined },
  around: Surroundings,
  taken: Box[],
  sheet: Sheet,
): { lines: string[]; box: Box } | undefined {
  const bounds = { x: 4, y: 4, width: sheet.width - 8, height: sheet.height - 8 }
  const reach = sheet.layout === 'wide' ? 62 : 40
  let best: { lines: string[]; box: Box; price: number } | undefined
  for (const { lines, width, height } of blocks)
    for (const [dx, dy] of shifts(reach + width / 4, reach)) {
      const box = { x: anchor[0] + dx - width / 2, y: anchor[1] + dy - height / 2, width, height }
      if (!contains(bounds, box)) continue
      const distance = Math.hypot(dx, dy * 1.4) / (reach * 0.27)
      const price = distance + (lines.length - 1) * 0.4 + priceOf(box, country, around)
      if (price > dearest[sheet.layout] || (best && price >= best.price)) continue
      if (!taken.some((other) => overlap(grow(box, 2), other))) best = { lines, box, price }
    }
  return best
}

function priceOf(box: Box, country: string | undefined, around: Surroundings): number {
  const covered = (around.papersIn(box) / around.crowding) * prices.paper
  const { own, sea, abroad } = around.sharesOf(box, country)
  if (sea > 0.999) return covered + prices.sea
  if (abroad > 0.999) return covered + prices.abroad
  return own < 0.999 ? covered + prices.crossing + prices.abroad * (abroad + sea / 2) : covered
}

function shifts(across: number, down: number): Point[] {
  const steps = Array.from({ length: 17 }, (_, i) => (i - 8) / 8)
  return steps.flatMap((dy) => steps.map((dx): Point => [dx * across, dy * down]))
}
