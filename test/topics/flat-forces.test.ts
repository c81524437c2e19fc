import { forceCollide, forceManyBody, forceSimulation, forceX, forceY, randomLcg, type Force } from 'd3'
import { describe, expect, test } from 'vitest'
import { chargeForce, collideForce } from '../../src/topics/flat-forces.ts'

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
