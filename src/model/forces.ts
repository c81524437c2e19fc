import type { Force, SimulationNodeDatum } from 'd3-force'
import { growTree, pointTree, type PointTree } from './point-tree.ts'

/** What these forces read and change of a simulation's nodes, in arrays that are made once. */
interface Bodies {
  x: Float64Array
  y: Float64Array
  vx: Float64Array
  vy: Float64Array
  /** Where they would be next. */
  aheadX: Float64Array
  aheadY: Float64Array
  tree: PointTree
  masses: Masses
}

/** What each node of the tree weighs, where its middle is, and from which square of a distance it counts as one. */
interface Masses {
  value: Float64Array
  x: Float64Array
  y: Float64Array
  whole: Float64Array
}

type Work = (bodies: Bodies, random: () => number, alpha: number) => void

/**
 * d3's `forceCollide` of one radius for all, bit for bit, in a fraction of its time.
 * @param rounds its `iterations`
 */
export function collideForce<Node extends SimulationNodeDatum>(
  radius: number,
  rounds = 1,
): Force<Node, undefined> {
  return flatForce((bodies, random) => {
    for (let round = 0; round < rounds; round++) partOnce(bodies, 2 * radius, random)
  })
}

/** How points push each other. */
export interface Charge {
  /** Negative pushes. */
  strength: number
  /** Nearer points push no harder; d3's own is 1. */
  nearest: number
  /** Farther points do not push. */
  farthest: number
}

/**
 * d3's `forceManyBody` of one strength for all, bit for bit, in a fraction of its time: for the map's thousands of
 * points, and for the networks of thousands of authors, each of which d3 would give a new tree of objects each round.
 */
export function chargeForce<Node extends SimulationNodeDatum>(charge: Charge): Force<Node, undefined> {
  return flatForce((bodies, random, alpha) => {
    growTree(bodies.tree, bodies.x, bodies.y)
    weigh(bodies, charge.strength)
    pushAll(bodies, charge, alpha, random)
  })
}

function flatForce<Node extends SimulationNodeDatum>(work: Work): Force<Node, undefined> {
  let nodes: Node[] = []
  let random = () => 0.5
  let bodies = bodiesFor(0)
  const force: Force<Node, undefined> = (alpha) => {
    for (const [place, { x = 0, y = 0, vx = 0, vy = 0 }] of nodes.entries()) {
      bodies.x[place] = x
      bodies.y[place] = y
      bodies.vx[place] = vx
      bodies.vy[place] = vy
    }
    work(bodies, random, alpha)
    for (const [place, node] of nodes.entries()) {
      node.vx = bodies.vx[place] ?? 0
      node.vy = bodies.vy[place] ?? 0
    }
  }
  force.initialize = (given, source) => {
    nodes = given
    random = source
    bodies = bodiesFor(given.length)
  }
  return force
}

function bodiesFor(count: number): Bodies {
  const field = () => new Float64Array(count)
  const tree = pointTree(count)
  const masses = massesFor(tree)
  return { x: field(), y: field(), vx: field(), vy: field(), aheadX: field(), aheadY: field(), tree, masses }
}

function massesFor({ after }: PointTree): Masses {
  const field = () => new Float64Array(after.length)
  return { value: field(), x: field(), y: field(), whole: field() }
}

/** A direction for two points of one place. */
function jiggle(random: () => number): number {
  return (random() - 0.5) * 1e-6
}

/** Pushes points that would be nearer than `apart` half the way each. */
function partOnce(bodies: Bodies, apart: number, random: () => number): void {
  const { x, y, vx, vy, aheadX, aheadY, tree } = bodies
  for (let self = 0; self < x.length; self++) {
    aheadX[self] = (x[self] ?? 0) + (vx[self] ?? 0)
    aheadY[self] = (y[self] ?? 0) + (vy[self] ?? 0)
  }
  growTree(tree, aheadX, aheadY)
  const { size, after, point, boxes } = tree
  for (let self = 0; self < x.length; self++) {
    const px = (x[self] ?? 0) + (vx[self] ?? 0)
    const py = (y[self] ?? 0) + (vy[self] ?? 0)
    const [left, right, top, bottom] = [px - apart, px + apart, py - apart, py + apart]
    let node = 0
    while (node < size) {
      const other = point[node] ?? -1
      if (other < 0) {
        const box = 4 * node
        const misses =
          (boxes[box] ?? 0) > right ||
          (boxes[box + 2] ?? 0) < left ||
          (boxes[box + 1] ?? 0) > bottom ||
          (boxes[box + 3] ?? 0) < top
        node = misses ? (after[node] ?? size) : node + 1
        continue
      }
      node++
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
}

/** Barnes and Hut's opening angle, squared, as d3 has it. */
const openness = 0.81

function weigh(bodies: Bodies, strength: number): void {
  const { x, y, tree } = bodies
  const { size, after, point, next, boxes } = tree
  if (size > bodies.masses.value.length) bodies.masses = massesFor(tree)
  const { masses } = bodies
  // Whatever lies in a node stands behind it.
  for (let node = size - 1; node >= 0; node--) {
    const width = (boxes[4 * node + 2] ?? 0) - (boxes[4 * node] ?? 0)
    masses.whole[node] = (width * width) / openness
    const head = point[node] ?? -1
    if (head >= 0) {
      masses.x[node] = x[head] ?? 0
      masses.y[node] = y[head] ?? 0
      let value = 0
      for (let one = head; one >= 0; one = next[one] ?? -1) value += strength
      masses.value[node] = value
      continue
    }
    let [value, weight, sumX, sumY] = [0, 0, 0, 0]
    for (let child = node + 1; child < (after[node] ?? size); child = after[child] ?? size) {
      const own = Math.abs(masses.value[child] ?? 0)
      value += masses.value[child] ?? 0
      weight += own
      sumX += own * (masses.x[child] ?? 0)
      sumY += own * (masses.y[child] ?? 0)
    }
    masses.value[node] = value
    masses.x[node] = sumX / weight
    masses.y[node] = sumY / weight
  }
}

function pushAll(
  bodies: Bodies,
  { strength, nearest, farthest }: Charge,
  alpha: number,
  random: () => number,
): void {
  const { masses, tree } = bodies
  const { size, after, point, next } = tree
  const [least, most] = [nearest * nearest, farthest * farthest]
  for (let self = 0; self < bodies.x.length; self++) {
    const [px, py] = [bodies.x[self] ?? 0, bodies.y[self] ?? 0]
    let [vx, vy] = [bodies.vx[self] ?? 0, bodies.vy[self] ?? 0]
    let node = 0
    while (node < size) {
      let dx = (masses.x[node] ?? 0) - px
      let dy = (masses.y[node] ?? 0) - py
      let square = dx * dx + dy * dy
      const head = point[node] ?? -1
      const isWhole = (masses.whole[node] ?? 0) < square
      const at = node
      node = isWhole ? (after[node] ?? size) : node + 1
      if (square >= most || (!isWhole && head < 0)) continue
      // A point alone at its place pushes all but itself.
      if (!isWhole && head === self && (next[head] ?? -1) < 0) continue
      if (dx === 0 || dy === 0) {
        dx ||= jiggle(random)
        dy ||= jiggle(random)
        square = dx * dx + dy * dy
      }
      if (square < least) square = Math.sqrt(least * square)
      if (isWhole) {
        const value = masses.value[at] ?? 0
        vx += (dx * value * alpha) / square
        vy += (dy * value * alpha) / square
        continue
      }
      const share = (strength * alpha) / square
      for (let one = head; one >= 0; one = next[one] ?? -1) {
        if (one === self) continue
        vx += dx * share
        vy += dy * share
      }
    }
    bodies.vx[self] = vx
    bodies.vy[self] = vy
  }
}
