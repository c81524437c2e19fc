import {
  forceCollide,
  forceManyBody,
  forceSimulation,
  forceX,
  randomLcg,
  type Force,
  type SimulationNodeDatum,
} from 'd3'
import { expect, test } from 'vitest'
import { parting, pushing } from '../../src/charts/few-bodies.ts'

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
])('d3’s own forces and these give the same places: %s', (_, bodies) => {
  const theirs: Forces = [forceManyBody<Body>().strength(-160).distanceMax(300), forceCollide<Body>(20)]
  expect(settled(bodies, [pushing(-160, 300), parting(20)])).toEqual(settled(bodies, theirs))
})
