/** A dot pushed off the line on which it belongs; `offset` is 0 on the line and grows away from it. */
export interface Dodged<T> {
  item: T
  x: number
  offset: number
}

/**
 * Moves dots of one radius off a line until none overlap, keeping each one's x: the offset is the smallest free
 * one, on one side (`above`) or on both. Dots are placed in order of x, so the result does not depend on the
 * input's order beyond ties. After Observable Plot's dodge transform.
 */
export function swarm<T>(
  items: T[],
  x: (item: T) => number,
  radius: number,
  side: 'above' | 'both',
): Dodged<T>[] {
  const sorted = items.map((item) => ({ item, x: x(item), offset: 0 })).sort((a, b) => a.x - b.x)
  const gap = radius * 2
  let from = 0
  sorted.forEach((dot, i) => {
    while (dot.x - (sorted[from]?.x ?? dot.x) >= gap) from++
    dot.offset = freeOffset(blocked(sorted.slice(from, i), dot.x, gap), side)
  })
  return sorted
}

type Interval = [low: number, high: number]

/** The open intervals of offsets in which a dot at `x` would overlap one of the neighbours. */
function blocked(neighbours: Dodged<unknown>[], x: number, gap: number): Interval[] {
  return neighbours.map(({ x: other, offset }) => {
    const reach = Math.sqrt(Math.max(0, gap * gap - (x - other) ** 2))
    return [offset - reach, offset + reach]
  })
}

function freeOffset(intervals: Interval[], side: 'above' | 'both'): number {
  const above = firstFree(intervals)
  if (side === 'above') return above
  const below = firstFree(intervals.map(([low, high]) => [-high, -low]))
  return above <= below ? above : -below
}

/** The smallest offset from 0 up that no interval holds. */
function firstFree(intervals: Interval[]): number {
  const slack = 1e-6
  let at = 0
  for (const [low, high] of intervals.toSorted((a, b) => a[0] - b[0])) {
    if (at <= low + slack) break
    if (at < high - slack) at = high
  }
  return at
}
