import { least } from 'd3-array'
import type { AtlasTopic } from '../../atlas/types.ts'
import { type Box, contains, grow, overlap } from '../labels.ts'
import { textWidth, wrapText } from '../text-width.ts'
import type { Point, Sheet } from './frame.ts'
import { crowding } from './region-names.ts'

/** A topic's name near the middle of its papers; `box` is undefined when there is no room at this scale. */
export interface TopicName {
  topic: AtlasTopic
  hue: string
  lines: string[]
  size: number
  /** The topic's middle, which the name belongs to. */
  anchor: Point
  box?: Box
}

export const lineHeight = 1.16
/** A name that would hide more papers than this waits for a closer view. */
const mostCovered = 4

/** Names of topics, the largest first, where they cover neither another name nor, if they can help it, a paper. */
export function nameTopics(
  topics: { topic: AtlasTopic; hue: string; points: Point[] }[],
  papers: Point[],
  taken: Box[],
  sheet: Sheet,
): TopicName[] {
  const most = Math.max(1, ...topics.map(({ points }) => points.length))
  const boxes = [...taken]
  return topics
    .filter(({ points }) => points.length > 0)
    .sort((a, b) => b.points.length - a.points.length)
    .map(({ topic, hue, points }) => {
      const size = (sheet.layout === 'wide' ? 10.5 : 9.5) + 2.2 * Math.sqrt(points.length / most)
      const words = topic.title.split(' ').map((word) => textWidth(word, size, 'semibold'))
      const lines = wrapText(
        topic.title,
        size,
        Math.min(size * 16, Math.max(size * 9.5, ...words)),
        3,
        'semibold',
      )
      const anchor = middleOf(points)
      const name = { topic, hue, lines, size, anchor }
      const box = placeName(name, papers, boxes, sheet)
      if (box) boxes.push(box)
      return { ...name, box }
    })
}

/** The paper with the least total distance to the others: always on land, unlike a mean. */
export function middleOf(points: Point[]): Point {
  // A sample is enough to find the middle of a large topic, and keeps the cost linear.
  const sample =
    points.length > 80 ? points.filter((_, i) => i % Math.ceil(points.length / 80) === 0) : points
  const total = ([x, y]: Point) => sample.reduce((sum, [px, py]) => sum + Math.hypot(px - x, py - y), 0)
  return least(sample, (a, b) => total(a) - total(b)) ?? [0, 0]
}

function placeName(
  { lines, size, anchor }: TopicName,
  papers: Point[],
  taken: Box[],
  sheet: Sheet,
): Box | undefined {
  const width = Math.max(...lines.map((line) => textWidth(line, size, 'semibold'))) + 2
  const height = lines.length * size * lineHeight
  const bounds = { x: 4, y: 4, width: sheet.width - 8, height: sheet.height - 8 }
  const near = grow({ x: anchor[0] - width / 2, y: anchor[1] - height / 2, width, height }, 60)
  const dots = papers
    .map(([x, y]): Box => ({ x: x - 2.5, y: y - 2.5, width: 5, height: 5 }))
    .filter((dot) => overlap(dot, near))
  let best: { box: Box; price: number } | undefined
  for (const [dx, dy] of shifts(sheet.layout === 'wide' ? 46 : 30)) {
    const box = { x: anchor[0] + dx - width / 2, y: anchor[1] + dy - height / 2, width, height }
    if (!contains(bounds, box) || taken.some((other) => overlap(grow(box, 2), other))) continue
    const covered = dots.filter((dot) => overlap(dot, box)).length / crowding(papers.length)
    if (covered > mostCovered) continue
    const price = covered * 1.6 + Math.hypot(dx, dy * 1.4) / 16
    if (!best || price < best.price) best = { box, price }
  }
  return best?.box
}

function shifts(reach: number): Point[] {
  const steps = Array.from({ length: 13 }, (_, i) => ((i - 6) / 6) * reach)
  return steps.flatMap((dy) => steps.map((dx): Point => [dx, dy * 0.8]))
}
