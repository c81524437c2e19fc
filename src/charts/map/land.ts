import { median } from 'd3-array'
import type { Point, Sheet } from './frame.ts'
import { combine, density, distanceFrom, emptyGrid, type Grid, valueAt } from './grid.ts'
import { noise } from './noise.ts'
import { outline, type Rings } from './outline.ts'

/** Papers of one region, or of none (`slug` undefined), on the sheet. */
export interface Settlement {
  slug: string | undefined
  points: Point[]
}

export interface Land {
  coast: Rings
  /** Lines in the sea that follow the coast, the nearest first. */
  waterlines: Rings[]
  /** Higher ground, the lowest level first. */
  heights: Rings[]
  territories: { slug: string; rings: Rings; holds: (point: Point) => boolean }[]
  /** What each cell is: 0 sea, 1 land outside the territories, from 2 on the territories in their order. */
  countries: Grid
}

/** Distances of the waterlines from the coast, in cells: they widen as on an engraved map. */
const waterlineCells = [1.7, 3.9, 6.8, 10.6]
/** Higher ground starts at these multiples of the median density at a paper. */
const heightLevels = [1.15, 1.8]

/** The land that papers make: where they lie dense enough, with coasts, heights and each region's territory. */
export function raiseLand(settlements: Settlement[], sheet: Sheet): Land {
  const points = settlements.flatMap((settlement) => settlement.points)
  if (points.length === 0)
    return { coast: [], waterlines: [], heights: [], territories: [], countries: emptyGrid(sheet) }
  const bandwidth = kernelWidth(points.length, sheet)
  const crowd = density(points, bandwidth, sheet)
  const level = seaLevel(crowd, points, bandwidth, sheet)
  const ground = combine(crowd, (at) => roughen(crowd, at, bandwidth) - level)
  const toLand = distanceFrom(ground, (height) => height >= 0)
  const toSea = distanceFrom(ground, (height) => height < 0)
  const offshore = combine(ground, (at) => (toSea.values[at] ?? 0) - (toLand.values[at] ?? 0))
  const typical = median(points, (point) => valueAt(crowd, point)) ?? 0
  const territories = claimTerritories(settlements, ground, bandwidth, sheet)
  return {
    coast: outline(ground, 0, sheet.cell / 7),
    waterlines: waterlineCells.map((cells) => outline(offshore, -cells * sheet.cell, 0.8, 60)),
    heights: heightLevels.map((times) => outline(crowd, Math.max(typical, level * 2) * times, 0.4, 60)),
    territories: territories.map(({ slug, lead }) => ({
      slug,
      rings: outline(lead, 0, sheet.cell / 5, 90),
      holds: (point) => valueAt(lead, point) >= 0,
    })),
    countries: combine(ground, (at) => {
      if ((ground.values[at] ?? 0) < 0) return 0
      return territories.findIndex(({ lead }) => (lead.values[at] ?? -1) >= 0) + 2
    }),
  }
}

/** Three quarters of the mean distance between neighbours on a full sheet, within what looks like land. */
function kernelWidth(papers: number, { width, height, margin }: Sheet): number {
  const spacing = Math.sqrt(((width - 2 * margin) * (height - 2 * margin)) / papers)
  const unit = Math.sqrt(width * height) / 760
  return Math.min(27 * unit, Math.max(9 * unit, spacing * 0.72))
}

/** Low enough for a lone paper to make an island, higher where a crowd's fringe would fill the sheet. */
function seaLevel(crowd: Grid, points: Point[], bandwidth: number, sheet: Sheet): number {
  const middle: Point = [sheet.width / 2, sheet.height / 2]
  const lone = valueAt(density([middle], bandwidth, sheet), middle)
  const typical = median(points, (point) => valueAt(crowd, point)) ?? 0
  return Math.max(lone * 0.4, typical * 0.09)
}

function roughen({ columns, cell, values }: Grid, at: number, bandwidth: number): number {
  const [x, y] = [(at % columns) * cell, Math.floor(at / columns) * cell]
  const broad = noise(x / bandwidth / 1.3, y / bandwidth / 1.3)
  const fine = noise(x / bandwidth / 0.45 + 91, y / bandwidth / 0.45 + 23)
  return (values[at] ?? 0) * (1 + 0.45 * broad + 0.3 * fine)
}

/** Places of a grid pushed about by noise: fields read there have borders that wind and still meet. */
function wanderingPlaces({ columns, cell, values }: Grid, bandwidth: number): Point[] {
  const push = bandwidth * 0.55
  return Array.from(values, (_, at): Point => {
    const [x, y] = [((at % columns) + 0.5) * cell, (Math.floor(at / columns) + 0.5) * cell]
    const [u, v] = [x / bandwidth / 0.8, y / bandwidth / 0.8]
    return [x + push * noise(u, v), y + push * noise(u + 53, v + 29)]
  })
}

/** Each region holds the land where its papers are denser than any other region's. */
function claimTerritories(
  settlements: Settlement[],
  ground: Grid,
  bandwidth: number,
  sheet: Sheet,
): { slug: string; lead: Grid }[] {
  const places = wanderingPlaces(ground, bandwidth)
  const crowds = settlements.map(({ points }) => {
    const crowd = density(points, bandwidth * 1.35, sheet)
    return combine(crowd, (at) => valueAt(crowd, places[at] ?? [0, 0]))
  })
  const top = Math.max(...ground.values) || 1
  return settlements.flatMap(({ slug, points }, own) => {
    if (slug === undefined || points.length === 0) return []
    const lead = combine(ground, (at) => {
      let rival = 0
      crowds.forEach((crowd, i) => {
        if (i !== own) rival = Math.max(rival, crowd.values[at] ?? 0)
      })
      const mine = crowds[own]?.values[at] ?? 0
      // The relative lead keeps borders sharp where both densities are small, near the coast.
      return Math.min((mine - rival) / (mine + rival + 1e-12), ((ground.values[at] ?? 0) / top) * 50)
    })
    return { slug, lead }
  })
}
