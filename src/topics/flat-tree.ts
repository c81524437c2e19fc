/**
 * A quadtree of points in flat arrays, its nodes in the order in which d3-quadtree visits them: a node, then all that
 * lies in its first quarter, its second, … Whoever passes over a node goes on at `after` it, so that a visit is a loop
 * over arrays, which is several times faster than d3's objects.
 */
export interface FlatTree {
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
}

/** A tree over points whose coordinates are all numbers; its structure is the one that d3-quadtree builds. */
export function flatTree(xs: Float64Array, ys: Float64Array): FlatTree {
  const count = xs.length
  const tree: FlatTree = {
    size: 0,
    after: new Int32Array(2 * count + 64),
    point: new Int32Array(2 * count + 64),
    next: new Int32Array(count).fill(-1),
    boxes: new Float64Array(8 * count + 256),
  }
  const order = Int32Array.from(xs.keys())
  const spare = new Int32Array(count)
  const [left, top, side] = covering(xs, ys)

  const grow = (from: number, to: number, x0: number, y0: number, x1: number, y1: number): void => {
    const node = addNode(tree, x0, y0, x1, y1)
    if (isOnePlace(order, from, to, xs, ys)) {
      tree.point[node] = chain(tree.next, order, from, to)
    } else {
      const xm = (x0 + x1) / 2
      const ym = (y0 + y1) / 2
      const [a, b, c] = quarter({ order, spare, xs, ys }, from, to, xm, ym)
      if (a > from) grow(from, a, x0, y0, xm, ym)
      if (b > a) grow(a, b, xm, y0, x1, ym)
      if (c > b) grow(b, c, x0, ym, xm, y1)
      if (to > c) grow(c, to, xm, ym, x1, y1)
    }
    tree.after[node] = tree.size
  }
  if (count > 0) grow(0, count, left, top, left + side, top + side)
  return tree
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

function addNode(tree: FlatTree, x0: number, y0: number, x1: number, y1: number): number {
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
function widen(tree: FlatTree): void {
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

interface Sorting {
  order: Int32Array
  spare: Int32Array
  xs: Float64Array
  ys: Float64Array
}

/** Sorts a part of the order by quarter, and tells where the second, third and fourth begin. */
function quarter(
  { order, spare, xs, ys }: Sorting,
  from: number,
  to: number,
  xm: number,
  ym: number,
): [number, number, number] {
  const above = half(order, spare, from, to, ys, ym)
  return [half(order, spare, from, above, xs, xm), above, half(order, spare, above, to, xs, xm)]
}

/** Sorts those whose value is below the middle before the others, and tells where these begin. */
function half(
  order: Int32Array,
  spare: Int32Array,
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
