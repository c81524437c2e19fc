import { forceLink, forceSimulation, forceX, forceY, quadtree, randomLcg, type SimulationLinkDatum } from 'd3'
import { chargeForce, collideForce } from '../model/forces.ts'
import type { Position } from '../model/topic.ts'
import type { Near } from './nearest.ts'

/** A paper on its way to its place. */
export interface Settler extends Position {
  /** Where its topics draw it. */
  goal: Position
}

interface Pull extends SimulationLinkDatum<Settler> {
  strength: number
}

export const settleTuning = {
  /** Pull of the goal. */
  goal: 0.08,
  /** Pull between near papers, times their nearness. */
  link: 0.125,
  /** Push between any two papers, its reach, and the distance that near papers seek: in mean spacings. */
  charge: 1.3,
  reach: 3,
  distance: 0.6,
  /** Share of the square over which papers are to spread. */
  room: 0.6,
}
/** Rounds of the simulation; a large map, with its many small steps, is settled by fewer. */
const ticks = { small: 260, large: 60 }
const large = 3000

/** Moves the settlers to their places on a square of the given side: near texts near each other, none on another. */
export function settle(settlers: Settler[], lists: readonly Near[][], side: number): void {
  const radius = pointRadius(settlers.length, side)
  const pulls = lists.flatMap((list, source) =>
    list.map(({ index, score }): Pull => ({ source, target: index, strength: score })),
  )
  const rounds = settlers.length > large ? ticks.large : ticks.small
  const spacing = side * Math.sqrt(settleTuning.room / Math.max(settlers.length, 1))
  const simulation = forceSimulation(settlers)
    .randomSource(randomLcg(0.25))
    .alphaDecay(1 - 0.001 ** (1 / rounds))
    .force('goalX', forceX<Settler>(({ goal }) => goal.x).strength(settleTuning.goal))
    .force('goalY', forceY<Settler>(({ goal }) => goal.y).strength(settleTuning.goal))
    .force(
      'near',
      forceLink<Settler, Pull>(pulls)
        .distance(settleTuning.distance * spacing)
        .strength(({ strength }) => settleTuning.link * strength),
    )
    .force(
      'apart',
      chargeForce({
        strength: -settleTuning.charge * spacing,
        nearest: spacing / 5,
        farthest: settleTuning.reach * spacing,
      }),
    )
    .force('collide', collideForce(radius, 2))
    .stop()
  simulation.tick(rounds)
}

/** Moves points that lie too near each other apart, and no others. */
export function separate(points: Position[], side: number): void {
  const radius = pointRadius(points.length, side)
  const simulation = forceSimulation(points)
    .randomSource(randomLcg(0.75))
    .velocityDecay(0.2)
    .force('collide', collideForce(radius * 1.02, 3))
    .force('edge', () => {
      for (const point of points) {
        point.x = Math.min(side - radius, Math.max(radius, point.x))
        point.y = Math.min(side - radius, Math.max(radius, point.y))
      }
    })
    .stop()
  for (let round = 0; round < 60 && overlapping(points, radius); round++) simulation.tick()
}

function overlapping(points: Position[], radius: number): boolean {
  const tree = quadtree(
    points,
    ({ x }) => x,
    ({ y }) => y,
  )
  return points.some((point) => {
    tree.remove(point)
    const other = tree.find(point.x, point.y, 2 * radius)
    tree.add(point)
    return other !== undefined
  })
}

/** Half the distance that two papers keep: 5.5 on a side of 1000, less when there is no room for it. */
export function pointRadius(papers: number, side: number): number {
  return Math.min(0.0055 * side, (0.36 * side) / Math.sqrt(Math.max(papers, 1)))
}
