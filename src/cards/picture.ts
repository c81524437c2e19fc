import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { dateSpan } from '../model/date.ts'
import { baseDots, cellOf, mapCells, type BaseMap } from './base-map.ts'
import { pictureBox, type Marks } from './card.ts'
import { palette, regionColours } from './palette.ts'

interface Place {
  x: number
  y: number
}

interface Size {
  width: number
  height: number
}

const light = palette.paper

/** The base map's faint dots; small ones where there are many, so that they stay dots. */
export function faintMap(map: BaseMap): Marks {
  const { width, height } = pictureBox.panel
  const places = baseDots(map).map(([column, row]) => ({
    x: middle(column, mapCells, width),
    y: middle(row, mapCells, height),
  }))
  return { colour: light, opacity: 0.42, stroke: places.length > manyDots ? 2.8 : 5, path: dots(places) }
}

const manyDots = 1200

/** One paper on the map: a dot in a ring. */
export function ownPlace(atlas: Atlas, slug: string): Marks[] {
  return placesOf(atlas, [slug], pictureBox.panel).flatMap((place) => [
    { colour: light, opacity: 1, stroke: 18, path: dots([place]) },
    {
      colour: light,
      opacity: 0.9,
      stroke: 2.5,
      path: `M${place.x - 19} ${place.y}a19 19 0 1 1 38 0a19 19 0 1 1-38 0`,
    },
  ])
}

/** Several papers on the map. */
export function ownPlaces(atlas: Atlas, slugs: readonly string[]): Marks[] {
  const stroke = slugs.length > 60 ? 8 : 11
  return [{ colour: light, opacity: 1, stroke, path: dots(placesOf(atlas, slugs, pictureBox.panel)) }]
}

/** Every paper in its region's colour, in a box of either form. */
export function mapMarks(atlas: Atlas, box: Size, stroke: number, colours = regionColours): Marks[] {
  const byHue = Map.groupBy(atlas.papers, (paper) => hueOf(atlas, paper))
  const slugs = (papers: readonly AtlasPaper[]) => papers.map(({ slug }) => slug)
  // Taken whole: who notes what is read would have each of them to note.
  const positions = new Map(atlas.positions)
  const places = new Map(
    [...byHue].map(([hue, papers]) => [hue, placesOf({ positions }, slugs(papers), box)]),
  )
  return coloured(places, stroke, colours)
}

/** Papers as dots stacked over the time axis, in their region's colour. */
export function timelineMarks(atlas: Atlas): Marks[] {
  const dated = atlas.papers.flatMap((paper) =>
    paper.published ? [{ hue: hueOf(atlas, paper), at: dateSpan(paper.published)[0] }] : [],
  )
  return stackedDots(dated)
}

/** Every claim's factor on a logarithmic axis, as stacked dots in their paper's region's colour. */
export function claimsMarks(atlas: Atlas): Marks[] {
  const claims = atlas.papers.flatMap((paper) =>
    paper.claims.flatMap(({ factor }) =>
      factor && factor > 1 ? [{ hue: hueOf(atlas, paper), at: Math.log(factor) }] : [],
    ),
  )
  return stackedDots(claims, 0)
}

const columns = 88

function stackedDots(things: { hue: number; at: number }[], from?: number): Marks[] {
  const { width, height } = pictureBox.chart
  const values = things.map(({ at }) => at)
  const first = from ?? values.reduce((a, b) => Math.min(a, b), Infinity)
  const last = values.reduce((a, b) => Math.max(a, b), -Infinity)
  const columnOf = (at: number) => Math.round(((at - first) / (last - first || 1)) * (columns - 1))
  const stacks = Map.groupBy(things, ({ at }) => columnOf(at))
  const tallest = [...stacks.values()].reduce((most, { length }) => Math.max(most, length), 1)
  const step = Math.min(12, (height - 8) / tallest)
  const places = new Map<number, Place[]>()
  for (const [column, stack] of stacks)
    stack
      .sort((a, b) => a.hue - b.hue)
      .forEach(({ hue }, level) => {
        const own = places.get(hue) ?? []
        places.set(hue, own)
        own.push({ x: round(((column + 0.5) * width) / columns), y: round(height - 8 - level * step) })
      })
  const axis = { colour: palette.inkSoft, opacity: 0.6, stroke: 1.5, path: `M0 ${height + 2}H${width}` }
  return [axis, ...coloured(places, Math.max(2.5, step * 0.84))]
}

function coloured(places: ReadonlyMap<number, Place[]>, stroke: number, colours = regionColours): Marks[] {
  return [...places]
    .sort(([a], [b]) => a - b)
    .map(([hue, own]) => ({ colour: colours[hue] ?? palette.inkSoft, opacity: 1, stroke, path: dots(own) }))
}

function hueOf(atlas: Atlas, paper: AtlasPaper): number {
  return atlas.region(paper.region)?.hue ?? 0
}

/** Positions in px of a box, each moved to the middle of its grid cell. */
function placesOf(
  { positions }: Pick<Atlas, 'positions'>,
  slugs: readonly string[],
  { width, height }: Size,
): Place[] {
  const across = Math.round((mapCells * width) / height)
  return slugs.flatMap((slug) => {
    const position = positions.get(slug)
    return position ? [{ x: snap(position.x, across, width), y: snap(position.y, mapCells, height) }] : []
  })
}

function snap(share: number, count: number, size: number): number {
  return middle(cellOf(share, count), count, size)
}

function middle(cell: number, count: number, size: number): number {
  return round(((cell + 0.5) * size) / count)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Strokes of hardly any length with round ends: the shortest way to write many dots. */
function dots(places: readonly Place[]): string {
  return [...new Set(places.map(({ x, y }) => `M${x} ${y}h.01`))].join('')
}
