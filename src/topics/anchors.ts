import { forceCollide, forceLink, forceSimulation, randomLcg, type SimulationLinkDatum } from 'd3'
import type { Position } from '../model/topic.ts'

/** A country of the map: the papers of one primary topic. */
export interface Country {
  /** Countries of a region lie together, with sea around the region. */
  region: string
  papers: number
}

/** A round place on the unit square. */
export interface Disc extends Position {
  radius: number
}

interface Floating extends Disc {
  index: number
  region: string
}

interface Tie extends SimulationLinkDatum<Floating> {
  strength: number
}

/** Random beginnings that are tried; the best arrangement is kept. */
const attempts = 32
const ticks = 160
/** How much of the square the countries cover: the rest is sea. */
const cover = 0.62
/** How tightly round countries fill a round region. */
const packing = 0.72
/** Width of the sea between regions, as a share of the square's side. */
const sea = 0.045
export const anchorTuning = { region: 0.7, like: 0.35 }

/**
 * Places the countries on the unit square: first the regions, then the countries in them; discs of the size of
 * their papers that do not overlap, like ones near one another, the regions apart.
 * @param likeness how like two countries are, 0 to 1, by index
 */
export function placeCountries(
  countries: readonly Country[],
  likeness: (a: number, b: number) => number,
): Disc[] {
  const total = countries.reduce((sum, { papers }) => sum + papers, 0)
  const radii = countries.map(({ papers }) => Math.sqrt((cover * papers) / (Math.PI * Math.max(total, 1))))
  const names = [...new Set(countries.map(({ region }) => region))].sort()
  const members = names.map((name) =>
    [...countries.keys()].filter((index) => countries[index]?.region === name),
  )
  const regions = place(
    names.map((region, at) => ({ region, radius: regionRadius(members[at] ?? [], radii), x: 0.5, y: 0.5 })),
    0.35,
    tiesOf(names.length, (a, b) => anchorTuning.like * mean(members[a] ?? [], members[b] ?? [], likeness)),
  )
  return place(
    countries.map(({ region }, index) => {
      const home = regions[names.indexOf(region)] ?? { x: 0.5, y: 0.5 }
      return { region, radius: radii[index] ?? 0, x: home.x, y: home.y }
    }),
    0.04,
    tiesOf(countries.length, (a, b) => {
      const same = countries[a]?.region === countries[b]?.region
      return (same ? anchorTuning.region : 0) + anchorTuning.like * likeness(a, b)
    }),
  )
}

function regionRadius(members: readonly number[], radii: readonly number[]): number {
  const square = members.reduce((sum, index) => sum + (radii[index] ?? 0) ** 2, 0)
  return Math.sqrt(square / (members.length > 1 ? packing : 1))
}

function mean(
  a: readonly number[],
  b: readonly number[],
  likeness: (a: number, b: number) => number,
): number {
  const sum = a.reduce((all, one) => all + b.reduce((part, other) => part + likeness(one, other), 0), 0)
  return sum / Math.max(1, a.length * b.length)
}

function tiesOf(count: number, strength: (a: number, b: number) => number): Tie[] {
  const ties: Tie[] = []
  for (let source = 0; source < count; source++)
    for (let target = source + 1; target < count; target++)
      ties.push({ source, target, strength: strength(source, target) })
  return ties
}

/** The best of many arrangements that start at the given places, scattered by `scatter`. */
function place(starts: readonly Omit<Floating, 'index'>[], scatter: number, ties: readonly Tie[]): Disc[] {
  let best: { discs: Floating[]; cost: number } | undefined
  for (let attempt = 0; attempt < attempts; attempt++) {
    const random = randomLcg((attempt + 0.5) / attempts)
    const discs = starts.map((start, index) => ({
      ...start,
      index,
      x: start.x + 2 * scatter * (random() - 0.5),
      y: start.y + 2 * scatter * (random() - 0.5),
    }))
    arrange(discs, ties, random)
    const cost = strain(discs, ties)
    if (!best || cost < best.cost) best = { discs, cost }
  }
  return best?.discs ?? []
}

function arrange(discs: Floating[], ties: readonly Tie[], random: () => number): void {
  const collide = forceCollide<Floating>().iterations(3)
  const link = forceLink<Floating, Tie>(ties.map((tie) => ({ ...tie })))
    .distance(({ source, target }) => (source as Floating).radius + (target as Floating).radius)
    .strength(({ strength }) => strength / Math.sqrt(discs.length))
  const simulation = forceSimulation(discs)
    .randomSource(random)
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .force('ties', link)
    .force('apart', collide)
    .stop()
  // Discs grow from points, so that they pass one another while the arrangement is still loose.
  for (let tick = 1; tick <= ticks; tick++) {
    const grown = Math.min(1, (1.4 * tick) / ticks)
    collide.radius(({ radius }) => grown * radius)
    simulation.tick()
    partRegions(discs, grown)
    keepInside(discs)
  }
}

/** Pushes discs of different regions apart until there is sea between them. */
function partRegions(discs: readonly Floating[], grown: number): void {
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

function keepInside(discs: readonly Floating[]): void {
  for (const disc of discs) {
    disc.x = Math.min(1 - disc.radius, Math.max(disc.radius, disc.x))
    disc.y = Math.min(1 - disc.radius, Math.max(disc.radius, disc.y))
  }
}

/** What is wrong with an arrangement: tied discs far apart, and discs that overlap. */
function strain(discs: readonly Floating[], ties: readonly Tie[]): number {
  let cost = 0
  for (const { source, target, strength } of ties) {
    const [a, b] = [discs[source as number], discs[target as number]]
    if (!a || !b) continue
    const gap = Math.hypot(a.x - b.x, a.y - b.y) - a.radius - b.radius
    const least = a.region === b.region ? 0 : sea / 2
    cost += strength * Math.max(0, gap) + 8 * Math.max(0, least - gap)
  }
  return cost
}
