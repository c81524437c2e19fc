/**
 * A quadtree of a few points, grown anew in the same arrays for each round of a simulation. Its nodes stand in the
 * order in which d3-quadtree visits them: a node, then all that lies in its first quarter, its second, …
 */
export interface SmallTree {
  /**
   * Grows the tree that d3-quadtree makes of as many points as there is room for.
   * @returns false when two are so near each other that the arrays are too short to part them
   */
  grow: (xs: Float64Array, ys: Float64Array) => boolean
  /** Number of nodes. */
  size: () => number
  /** The first node behind each node and all that lies in it. */
  after: Int32Array
  /** The point of a leaf, −1 for a node that has others in it. */
  point: Int32Array
  /** Left, top, right and bottom of each node's square, four numbers a node. */
  boxes: Float64Array
}

/** A tree with room for a number of points. */
export function smallTree(count: number): SmallTree {
  const room = 8 * count + 32
  const [after, point, boxes] = [new Int32Array(room), new Int32Array(room), new Float64Array(4 * room)]
  const order = Int32Array.from({ length: count }, (_, place) => place)
  let size = 0
  let xs: Float64Array = boxes
  let ys: Float64Array = boxes

  const branch = (from: number, to: number, x0: number, y0: number, x1: number, y1: number): boolean => {
    if (from === to) return true
    if (size === room) return false
    const node = size++
    boxes[4 * node] = x0
    boxes[4 * node + 1] = y0
    boxes[4 * node + 2] = x1
    boxes[4 * node + 3] = y1
    const isLeaf = to - from === 1
    point[node] = isLeaf ? (order[from] ?? -1) : -1
    const isGrown = isLeaf || quarters(from, to, x0, y0, x1, y1)
    after[node] = size
    return isGrown
  }
  const quarters = (from: number, to: number, x0: number, y0: number, x1: number, y1: number): boolean => {
    const xm = (x0 + x1) / 2
    const ym = (y0 + y1) / 2
    const below = parted(order, from, to, ys, ym)
    const second = parted(order, from, below, xs, xm)
    const fourth = parted(order, below, to, xs, xm)
    return (
      branch(from, second, x0, y0, xm, ym) &&
      branch(second, below, xm, y0, x1, ym) &&
      branch(below, fourth, x0, ym, xm, y1) &&
      branch(fourth, to, xm, ym, x1, y1)
    )
  }
  const grow = (acrosses: Float64Array, downs: Float64Array): boolean => {
    xs = acrosses
    ys = downs
    size = 0
    let left = Infinity
    let right = -Infinity
    let top = Infinity
    let bottom = -Infinity
    for (let at = 0; at < count; at++) {
      const [x, y] = [xs[at] ?? 0, ys[at] ?? 0]
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
    left = Math.floor(left)
    top = Math.floor(top)
    let side = 1
    while (right >= left + side || bottom >= top + side) side *= 2
    return branch(0, count, left, top, left + side, top + side)
  }
  return { grow, size: () => size, after, point, boxes }
}

/** Puts the points that lie before a middle before the others, and tells where these begin. */
function parted(order: Int32Array, from: number, to: number, values: Float64Array, middle: number): number {
  let low = from
  for (let at = from; at < to; at++) {
    const one = order[at] ?? 0
    if ((values[one] ?? 0) >= middle) continue
    order[at] = order[low] ?? 0
    order[low++] = one
  }
  return low
}
