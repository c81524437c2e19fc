import { forceCollide, forceLink, forceSimulation, randomLcg, type SimulationLinkDatum } from 'd3'
import type { Position } from '../model/topic.ts'

/** A country of the map: the papers of one primary topic. */
export interface Country {
  topic: string
  /** Countries of a region lie together, with sea around the region. */
  region: string
  papers: number
}

interface Disc extends Position {
  index: number
  radius: number
  region: string
}

interface Tie extends SimulationLinkDatum<Disc> {
  strength: number
}

/** Random beginnings that are tried; the best arrangement is kept. */
const attempts = 48
export const anchorTuning = { region: 1, like: 0.35 }
const ticks = 220
/** How much of the square the discs cover: the rest is sea. */
const cover = 0.7
/** Width of the sea between regions, as a share of the square's side. */
const sea = 0.05

/**
 * Places the countries' centres on the unit square: discs of the size of their papers that do not overlap, like
 * countries near one another, the regions apart.
 * @param likeness how like two countries are, 0 to 1, by index
 */
export function placeCountries(
  countries: readonly Country[],
  likeness: (a: number, b: number) => number,
): { centre: Position; radius: number }[] {
  const total = countries.reduce((sum, { papers }) => sum + papers, 0)
  const radii = countries.map(({ papers }) => Math.sqrt((cover * papers) / (Math.PI * total)))
  const ties = tiesOf(countries, likeness)
  let best: { discs: Disc[]; cost: number } | undefined
  for (let attempt = 0; attempt < attempts; attempt++) {
    const discs = arrange(countries, radii, ties, randomLcg((attempt + 0.5) / attempts))
    const cost = strain(discs, ties)
    if (!best || cost < best.cost) best = { discs, cost }
  }
  return (best?.discs ?? []).map(({ x, y, radius }) => ({ centre: { x, y }, radius }))
}

function tiesOf(countries: readonly Country[], likeness: (a: number, b: number) => number): Tie[] {
  const ties: Tie[] = []
  for (const [source, a] of countries.entries())
    for (const [target, b] of countries.entries()) {
      if (source >= target) continue
      const strength =
        anchorTuning.like * likeness(source, target) + (a.region === b.region ? anchorTuning.region : 0)
      if (strength > 0.02) ties.push({ source, target, strength })
    }
  return ties
}

function arrange(
  countries: readonly Country[],
  radii: readonly number[],
  ties: readonly Tie[],
  random: () => number,
): Disc[] {
  const discs: Disc[] = countries.map(({ region }, index) => ({
    index,
    region,
    radius: radii[index] ?? 0,
    x: 0.2 + 0.6 * random(),
    y: 0.2 + 0.6 * random(),
  }))
  const collide = forceCollide<Disc>().iterations(3)
  const simulation = forceSimulation(discs)
    .randomSource(random)
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .force(
      'ties',
      forceLink<Disc, Tie>(ties.map((tie) => ({ ...tie })))
        .distance(({ source, target }) => (source as Disc).radius + (target as Disc).radius)
        .strength(({ strength }) => strength),
    )
    .force('apart', collide)
    .force('coast', () => keepInside(discs))
    .stop()
  // Discs grow from points, so that they pass one another while the arrangement is still loose.
  for (let tick = 1; tick <= ticks; tick++) {
    const grown = Math.min(1, (1.4 * tick) / ticks)
    collide.radius(({ radius }) => grown * radius)
    simulation.tick()
    partRegions(discs, grown)
  }
  return discs
}

/** Pushes discs of different regions apart until there is sea between them. */
function partRegions(discs: readonly Disc[], grown: number): void {
  for (const a of discs)
    for (const b of discs) {
      if (a.index >= b.index || a.region === b.region) continue
      const [dx, dy] = [b.x - a.x, b.y - a.y]
      const distance = Math.hypot(dx, dy) || 1e-6
      const overlap = grown * (a.radius + b.radius + sea) - distance
      if (overlap <= 0) continue
      const push = (0.35 * overlap) / distance
      a.x -= dx * push
      a.y -= dy * push
      b.x += dx * push
      b.y += dy * push
    }
}

function keepInside(discs: readonly Disc[]): void {
  for (const disc of discs) {
    disc.x = Math.min(1 - disc.radius, Math.max(disc.radius, disc.x))
    disc.y = Math.min(1 - disc.radius, Math.max(disc.radius, disc.y))
  }
}

/** What is wrong with an arrangement: like countries far apart, and discs that overlap. */
function strain(discs: readonly Disc[], ties: readonly Tie[]): number {
  let cost = 0
  for (const { source, target, strength } of ties) {
    const [a, b] = [discs[source as number], discs[target as number]]
    if (a && b) cost += strength * Math.max(0, Math.hypot(a.x - b.x, a.y - b.y) - a.radius - b.radius)
  }
  for (const a of discs)
    for (const b of discs)
      if (a.index < b.index) {
        const gap = a.region === b.region ? 0 : sea / 2
        cost += 4 * Math.max(0, a.radius + b.radius + gap - Math.hypot(a.x - b.x, a.y - b.y))
      }
  return cost
}
