import { forceCollide, forceManyBody, type Force, type SimulationNodeDatum } from 'd3-force'
import { smallTree, type SmallTree } from './small-tree.ts'

/** What these forces read and change of a simulation's nodes, in arrays that are made once. */
interface Bodies {
  x: Float64Array
  y: Float64Array
  vx: Float64Array
  vy: Float64Array
  tree: SmallTree
  /** Of each node of the tree: what it weighs, where its middle is, and from which square of a distance it is one. */
  value: Float64Array
  middleX: Float64Array
  middleY: Float64Array
  whole: Float64Array
}

/** One round of a force; false, before anything has changed, when the bodies lie so that only d3's own can tell. */
type Round = (bodies: Bodies, random: () => number, alpha: number) => boolean

/**
 * d3's `forceManyBody` of one strength for all, bit for bit. An atlas draws a network for every author of several
 * papers, and d3, which makes a tree of objects for each of its rounds, takes more than twice the time; so do the
 * forces of the map, which are made for thousands of points and take new arrays each round.
 * @param farthest its `distanceMax`
 */
export function pushing<Node extends SimulationNodeDatum>(
  strength: number,
  farthest: number,
): Force<Node, undefined> {
  const own = forceManyBody<Node>().strength(strength).distanceMax(farthest)
  return overFew(own, (bodies, random, alpha) => {
    if (!bodies.tree.grow(bodies.x, bodies.y)) return false
    weigh(bodies, strength)
    for (let self = 0; self < bodies.x.length; self++)
      push(bodies, self, { strength, most: farthest * farthest, alpha, random })
    return true
  })
}

/** d3's `forceCollide` of one radius for all, bit for bit. */
export function parting<Node extends SimulationNodeDatum>(radius: number): Force<Node, undefined> {
  const own = forceCollide<Node>(radius)
  return overFew(own, (bodies, random) => {
    const { x, y, vx, vy, middleX, middleY, tree } = bodies
    for (let self = 0; self < x.length; self++) {
      middleX[self] = (x[self] ?? 0) + (vx[self] ?? 0)
      middleY[self] = (y[self] ?? 0) + (vy[self] ?? 0)
    }
    if (!tree.grow(middleX, middleY)) return false
    for (let self = 0; self < x.length; self++) part(bodies, self, 2 * radius, random)
    return true
  })
}

function overFew<Node extends SimulationNodeDatum>(
  own: Force<Node, undefined>,
  round: Round,
): Force<Node, undefined> {
  let nodes: Node[] = []
  let random = () => 0.5
  let bodies = bodiesFor(0)
  const force: Force<Node, undefined> = (alpha) => {
    for (let place = 0; place < nodes.length; place++) {
      const node = nodes[place]
      bodies.x[place] = node?.x ?? 0
      bodies.y[place] = node?.y ?? 0
      bodies.vx[place] = node?.vx ?? 0
      bodies.vy[place] = node?.vy ?? 0
    }
    if (!round(bodies, random, alpha)) {
      own(alpha)
      return
    }
    for (let place = 0; place < nodes.length; place++) {
      const node = nodes[place]
      if (!node) continue
      node.vx = bodies.vx[place]
      node.vy = bodies.vy[place]
    }
  }
  force.initialize = (given, source) => {
    nodes = given
    random = source
    bodies = bodiesFor(given.length)
    own.initialize?.(given, source)
  }
  return force
}

function bodiesFor(count: number): Bodies {
  const tree = smallTree(count)
  const [ofBody, ofNode] = [() => new Float64Array(count), () => new Float64Array(tree.after.length)]
  return {
    ...{ x: ofBody(), y: ofBody(), vx: ofBody(), vy: ofBody(), tree },
    ...{ value: ofNode(), middleX: ofNode(), middleY: ofNode(), whole: ofNode() },
  }
}

/** A direction for two bodies of which one stands straight above or beside the other. */
function jiggle(random: () => number): number {
  return (random() - 0.5) * 1e-6
}

/** Barnes and Hut's opening angle, squared, as d3 has it. */
const openness = 0.81

function weigh({ x, y, tree, value, middleX, middleY, whole }: Bodies, strength: number): void {
  const { after, point, boxes } = tree
  // Whatever lies in a node stands behind it.
  for (let node = tree.size() - 1; node >= 0; node--) {
    const width = (boxes[4 * node + 2] ?? 0) - (boxes[4 * node] ?? 0)
    whole[node] = (width * width) / openness
    const body = point[node] ?? -1
    if (body >= 0) {
      value[node] = strength
      middleX[node] = x[body] ?? 0
      middleY[node] = y[body] ?? 0
      continue
    }
    let sum = 0
    let weight = 0
    let sumX = 0
    let sumY = 0
    const end = after[node] ?? 0
    for (let child = node + 1; child < end; child = after[child] ?? end) {
      const own = Math.abs(value[child] ?? 0)
      sum += value[child] ?? 0
      weight += own
      sumX += own * (middleX[child] ?? 0)
      sumY += own * (middleY[child] ?? 0)
    }
    value[node] = sum
    middleX[node] = sumX / weight
    middleY[node] = sumY / weight
  }
}

interface Push {
  strength: number
  /** The square of the distance from which bodies push no more. */
  most: number
  alpha: number
  random: () => number
}

function push(bodies: Bodies, self: number, { strength, most, alpha, random }: Push): void {
  const { x, y, tree, value, middleX, middleY, whole } = bodies
  const { after, point } = tree
  const size = tree.size()
  const px = x[self] ?? 0
  const py = y[self] ?? 0
  let vx = bodies.vx[self] ?? 0
  let vy = bodies.vy[self] ?? 0
  let node = 0
  while (node < size) {
    const at = node
    let dx = (middleX[at] ?? 0) - px
    let dy = (middleY[at] ?? 0) - py
    let square = dx * dx + dy * dy
    const body = point[at] ?? -1
    const isWhole = (whole[at] ?? 0) < square
    node = isWhole ? (after[at] ?? size) : at + 1
    if (square >= most || (!isWhole && (body < 0 || body === self))) continue
    if (dx === 0 || dy === 0) {
      dx ||= jiggle(random)
      dy ||= jiggle(random)
      square = dx * dx + dy * dy
    }
    if (square < 1) square = Math.sqrt(square)
    if (isWhole) {
      vx += (dx * (value[at] ?? 0) * alpha) / square
      vy += (dy * (value[at] ?? 0) * alpha) / square
    } else {
      const share = (strength * alpha) / square
      vx += dx * share
      vy += dy * share
    }
  }
  bodies.vx[self] = vx
  bodies.vy[self] = vy
}

/** Pushes a body and those after it that would be nearer than `apart` half the way each. */
function part({ x, y, vx, vy, tree }: Bodies, self: number, apart: number, random: () => number): void {
  const { after, point, boxes } = tree
  const size = tree.size()
  const px = (x[self] ?? 0) + (vx[self] ?? 0)
  const py = (y[self] ?? 0) + (vy[self] ?? 0)
  let node = 0
  while (node < size) {
    const at = node++
    const other = point[at] ?? -1
    if (other < 0) {
      const box = 4 * at
      const misses =
        (boxes[box] ?? 0) > px + apart ||
        (boxes[box + 1] ?? 0) > py + apart ||
        (boxes[box + 2] ?? 0) < px - apart ||
        (boxes[box + 3] ?? 0) < py - apart
      if (misses) node = after[at] ?? size
      continue
    }
    if (other <= self) continue
    let dx = px - (x[other] ?? 0) - (vx[other] ?? 0)
    let dy = py - (y[other] ?? 0) - (vy[other] ?? 0)
    let square = dx * dx + dy * dy
    if (square >= apart * apart) continue
    if (dx === 0 || dy === 0) {
      dx ||= jiggle(random)
      dy ||= jiggle(random)
      square = dx * dx + dy * dy
    }
    const distance = Math.sqrt(square)
    const share = (apart - distance) / distance
    vx[self] = (vx[self] ?? 0) + dx * share * 0.5
    vy[self] = (vy[self] ?? 0) + dy * share * 0.5
    vx[other] = (vx[other] ?? 0) - dx * share * 0.5
    vy[other] = (vy[other] ?? 0) - dy * share * 0.5
  }
}
