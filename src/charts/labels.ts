/** A rectangle with its corner at the top left; y grows downward. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** True when two boxes share any area. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** True when `inner` lies wholly in `outer`. */
export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

export function grow(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by }
}

/** One way to set a label. */
export interface Candidate {
  box: Box
  anchor: 'start' | 'middle' | 'end'
}

/** The places around a mark where a label may stand, best first: right, left, above, below, then the corners. */
export function around(x: number, y: number, gap: number, width: number, height: number): Candidate[] {
  const middle = y - height / 2
  const up = y - height - gap
  const down = y + gap
  const aside = gap / 2
  return [
    { box: { x: x + gap, y: middle, width, height }, anchor: 'start' },
    { box: { x: x - gap - width, y: middle, width, height }, anchor: 'end' },
    { box: { x: x - width / 2, y: up, width, height }, anchor: 'middle' },
    { box: { x: x - width / 2, y: down, width, height }, anchor: 'middle' },
    { box: { x: x + aside, y: up, width, height }, anchor: 'start' },
    { box: { x: x + aside, y: down, width, height }, anchor: 'start' },
    { box: { x: x - aside - width, y: up, width, height }, anchor: 'end' },
    { box: { x: x - aside - width, y: down, width, height }, anchor: 'end' },
  ]
}

/** Two labels on one line stay so far apart that they do not read as one text. */
const apart = 6

/**
 * Greedy label placement: each wish, in the order given, takes its first candidate that lies in `bounds`, touches
 * no obstacle and keeps its distance from labels already placed; a wish without such a place is left out (undefined).
 */
export function placeLabels<T extends { box: Box }>(
  wishes: T[][],
  bounds: Box,
  obstacles: Box[] = [],
): (T | undefined)[] {
  const taken: Box[] = []
  return wishes.map((candidates) => {
    const free = candidates.find(
      ({ box }) =>
        contains(bounds, box) &&
        !taken.some((other) => overlap(box, other)) &&
        !obstacles.some((other) => overlap(box, other)),
    )
    if (free) taken.push({ ...free.box, x: free.box.x - apart, width: free.box.width + 2 * apart })
    return free
  })
}

/** The x at which SVG text with this anchor starts to fill its box. */
export function anchorX({ box, anchor }: Candidate): number {
  if (anchor === 'start') return box.x
  return anchor === 'end' ? box.x + box.width : box.x + box.width / 2
}

/** Boxes as an attribute holds them: `x y width height`, again and again, in tenths. */
export function writeBoxes(boxes: Box[]): string {
  return boxes
    .flatMap(({ x, y, width, height }) => [x, y, width, height].map((value) => Math.round(value * 10) / 10))
    .join(' ')
}

/** The boxes that `writeBoxes` wrote; none for an empty or missing attribute. */
export function readBoxes(list: string | undefined): Box[] {
  const numbers = (list ?? '').split(' ').filter(Boolean).map(Number)
  return Array.from({ length: Math.floor(numbers.length / 4) }, (_, i) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(i * 4)
    return { x, y, width, height }
  })
}
