import {
  forceCollide,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  randomLcg,
  type Force,
  type SimulationNodeDatum,
} from 'd3'
import { describe, expect, test } from 'vitest'
import { chargeForce, collideForce } from '../../src/model/forces.ts'

interface Node {
  x: number
  y: number
  vx?: number
  vy?: number
}

/** Points on and near a coarse lattice, some at one place. */
function points(count: number): Node[] {
  const random = randomLcg(0.3)
  return Array.from({ length: count }, (_, index) => {
    const [x, y] = [100 * random(), 100 * random()]
    if (index % 7 === 3) return { x: 20, y: 30 }
    return index % 2 ? { x, y } : { x: Math.floor(x), y: -Math.floor(y) }
  })
}

function run(count: number, apart: Force<Node, undefined>, charge: Force<Node, undefined>): Node[] {
  const nodes = points(count)
  forceSimulation(nodes)
    .randomSource(randomLcg(0.25))
    .force('x', forceX<Node>(50).strength(0.05))
    .force('y', forceY<Node>(50).strength(0.05))
    .force('charge', charge)
    .force('apart', apart)
    .stop()
    .tick(30)
  return nodes.map(({ x, y, vx, vy }) => ({ x, y, vx, vy }))
}

describe('forces over flat arrays are d3’s, bit for bit', () => {
  test.each([0, 1, 2, 9, 60, 500])('for %i points', (count) => {
    const [radius, reach] = [40 / Math.sqrt(count || 1), 12]
    const theirs = forceManyBody().strength(-5).distanceMin(2).distanceMax(reach)
    const own = chargeForce<Node>({ strength: -5, nearest: 2, farthest: reach })
    expect(run(count, collideForce(radius, 2), own)).toEqual(
      run(count, forceCollide<Node>(radius).iterations(2), theirs),
    )
  })
})

type Body = Required<Pick<SimulationNodeDatum, 'x' | 'y'>> & Pick<SimulationNodeDatum, 'fx' | 'fy'>
type Forces = [charge: Force<Body, undefined>, collide: Force<Body, undefined>]

/** Where bodies lie after some rounds. */
function settled(bodies: readonly Body[], [charge, collide]: Forces) {
  const own = bodies.map((body) => ({ ...body }))
  forceSimulation(own)
    .randomSource(randomLcg(0.25))
    .force('charge', charge)
    .force('collide', collide)
    .force('x', forceX<Body>().strength(0.05))
    .stop()
    .tick(90)
  return own.map(({ x, y }) => [x, y])
}

const random = randomLcg(0.7)
const scattered = (count: number, width: number): Body[] =>
  Array.from({ length: count }, () => ({ x: width * (random() - 0.5), y: width * (random() - 0.5) }))
const circle = Array.from({ length: 12 }, (_, at): Body => {
  const angle = (at / 6) * Math.PI
  return { x: 60 * Math.cos(angle), y: 60 * Math.sin(angle) }
})

test.each<[string, Body[]]>([
  ['two', scattered(2, 10)],
  ['a dozen near each other', scattered(12, 5)],
  ['thirty', scattered(30, 200)],
  ['thirty so far that some do not push', scattered(30, 2000)],
  ['a circle about one who stays', [{ x: 0, y: 0, fx: 0, fy: 0 }, ...circle]],
  ['a row', Array.from({ length: 9 }, (_, at) => ({ x: 30 * at, y: 0 }))],
  ['several in one place', [...scattered(5, 50), { x: 7, y: 7 }, { x: 7, y: 7 }, { x: 7, y: 7 }]],
  ['two that nearly touch', [...scattered(5, 50), { x: 7, y: 7 }, { x: 7, y: 7 + 1e-14 }]],
  ['one', scattered(1, 10)],
  ['none', []],
])('a few of them settle where d3’s own would have them: %s', (_, bodies) => {
  const theirs: Forces = [forceManyBody<Body>().strength(-160).distanceMax(300), forceCollide<Body>(20)]
  expect(
    settled(bodies, [chargeForce({ strength: -160, nearest: 1, farthest: 300 }), collideForce(20)]),
  ).toEqual(settled(bodies, theirs))
})
