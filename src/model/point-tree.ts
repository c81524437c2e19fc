/**
 * A quadtree of points in flat arrays, its nodes in the order in which d3-quadtree visits them: a node, then all that
 * lies in its first quarter, its second, … Whoever passes over a node goes on at `after` it, so that a visit is a loop
 * over arrays, which is several times faster than d3's objects. It is grown anew in the same arrays.
 */
export interface PointTree {
  /** Number of nodes. */
  size: number
  /** The first node behind each node and all that lies in it. */
  after: Int32Array
  /** The point of a leaf, −1 for a node that has others in it. */
  point: Int32Array
  /** The next point at the very place of a point, −1 when there is none. */
  next: Int32Array
  /** Left, top, right and bottom of each node's square, four numbers a node. */
  boxes: Float64Array
  /** The points in the order of the leaves, and room to sort them in. */
  order: Int32Array
  spare: Int32Array
}

/** A tree with room for a number of points. */
export function pointTree(count: number): PointTree {
  const room = 2 * count + 64
  return {
    size: 0,
    after: new Int32Array(room),
    point: new Int32Array(room),
    next: new Int32Array(count),
    boxes: new Float64Array(4 * room),
    order: new Int32Array(count),
    spare: new Int32Array(count),
  }
}

/**
 * Grows a tree over as many points as it has room for, whose coordinates are all numbers; its structure is the one that
 * d3-quadtree builds.
 */
export function growTree(tree: PointTree, xs: Float64Array, ys: Float64Array): void {
  const { order, next } = tree
  const count = order.length
  tree.size = 0
  next.fill(-1)
  for (let at = 0; at < count; at++) order[at] = at
  const grow = (from: number, to: number, x0: number, y0: number, x1: number, y1: number): void => {
    if (from === to) return
    const node = addNode(tree, x0, y0, x1, y1)
    if (isOnePlace(order, from, to, xs, ys)) {
      tree.point[node] = chain(next, order, from, to)
    } else {
      const xm = (x0 + x1) / 2
      const ym = (y0 + y1) / 2
      const below = half(tree, from, to, ys, ym)
      const second = half(tree, from, below, xs, xm)
      const fourth = half(tree, below, to, xs, xm)
      grow(from, second, x0, y0, xm, ym)
      grow(second, below, xm, y0, x1, ym)
      grow(below, fourth, x0, ym, xm, y1)
      grow(fourth, to, xm, ym, x1, y1)
    }
    tree.after[node] = tree.size
  }
  const [left, top, side] = covering(xs, ys)
  grow(0, count, left, top, left + side, top + side)
}

/** The square that d3-quadtree starts from: whole numbers, doubled until all points are in it. */
function covering(xs: Float64Array, ys: Float64Array): [left: number, top: number, side: number] {
  const [leftmost, right] = extent(xs)
  const [topmost, bottom] = extent(ys)
  const [left, top] = [Math.floor(leftmost), Math.floor(topmost)]
  let side = 1
  while (right >= left + side || bottom >= top + side) side *= 2
  return [left, top, side]
}

function extent(values: Float64Array): [least: number, greatest: number] {
  let [least, greatest] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return [least, greatest]
}

function addNode(tree: PointTree, x0: number, y0: number, x1: number, y1: number): number {
  const node = tree.size++
  if (node === tree.after.length) widen(tree)
  tree.point[node] = -1
  const box = 4 * node
  tree.boxes[box] = x0
  tree.boxes[box + 1] = y0
  tree.boxes[box + 2] = x1
  tree.boxes[box + 3] = y1
  return node
}

/** Points that nearly touch need many nodes to part them. */
function widen(tree: PointTree): void {
  const wider = <T extends Int32Array | Float64Array>(array: T, into: T): T => {
    into.set(array)
    return into
  }
  tree.after = wider(tree.after, new Int32Array(2 * tree.after.length))
  tree.point = wider(tree.point, new Int32Array(2 * tree.point.length))
  tree.boxes = wider(tree.boxes, new Float64Array(2 * tree.boxes.length))
}

function isOnePlace(order: Int32Array, from: number, to: number, xs: Float64Array, ys: Float64Array) {
  const first = order[from] ?? 0
  for (let at = from + 1; at < to; at++) {
    const other = order[at] ?? 0
    if (xs[other] !== xs[first] || ys[other] !== ys[first]) return false
  }
  return true
}

/** Points of one place hang together, the last one first. */
function chain(next: Int32Array, order: Int32Array, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) next[order[at] ?? 0] = order[at - 1] ?? 0
  return order[to - 1] ?? -1
}

/** Sorts those of a part of the order whose value is below the middle before the others, and tells where these begin. */
function half(
  { order, spare }: PointTree,
  from: number,
  to: number,
  values: Float64Array,
  middle: number,
): number {
  let [low, high] = [from, 0]
  for (let at = from; at < to; at++) {
    const one = order[at] ?? 0
    if ((values[one] ?? 0) >= middle) spare[high++] = one
    else order[low++] = one
  }
  for (let at = 0; at < high; at++) order[low + at] = spare[at] ?? 0
  return low
}
