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
  return { colour: light, opacity: 0.42, radius: places.length > manyDots ? 1.4 : 2.5, at: dots(places) }
}

const manyDots = 1200

/** One paper on the map: a dot in a ring. */
export function ownPlace(atlas: Atlas, slug: string): Marks[] {
  const at = dots(placesOf(atlas, [slug], pictureBox.panel))
  return [
    { colour: light, opacity: 1, radius: 9, at },
    { colour: light, opacity: 0.9, radius: 19, ring: 2.5, at },
  ]
}

/** Several papers on the map. */
export function ownPlaces(atlas: Atlas, slugs: readonly string[]): Marks[] {
  const radius = slugs.length > 60 ? 4 : 5.5
  return [{ colour: light, opacity: 1, radius, at: dots(placesOf(atlas, slugs, pictureBox.panel)) }]
}

/** Every paper in its region's colour, in a box of either form. */
export function mapMarks(atlas: Atlas, box: Size, radius: number, colours = regionColours): Marks[] {
  const places = new Map<number, Place[]>()
  for (const paper of atlas.papers) {
    const hue = hueOf(atlas, paper)
    places.set(hue, [...(places.get(hue) ?? []), ...placesOf(atlas, [paper.slug], box)])
  }
  return coloured(places, radius, colours)
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
  const axis: Marks = {
    colour: palette.inkSoft,
    opacity: 0.6,
    radius: 0,
    at: [],
    rule: [0, height + 1, width, 2],
  }
  return [axis, ...coloured(places, Math.max(1.25, step * 0.42))]
}

function coloured(places: ReadonlyMap<number, Place[]>, radius: number, colours = regionColours): Marks[] {
  return [...places]
    .sort(([a], [b]) => a - b)
    .map(([hue, own]) => ({ colour: colours[hue] ?? palette.inkSoft, opacity: 1, radius, at: dots(own) }))
}

function hueOf(atlas: Atlas, paper: AtlasPaper): number {
  return atlas.region(paper.region)?.hue ?? 0
}

/** Positions in px of a box, each moved to the middle of its grid cell. */
function placesOf({ positions }: Atlas, slugs: readonly string[], { width, height }: Size): Place[] {
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

/** x and y of each place in turn, each place once. */
function dots(places: readonly Place[]): number[] {
  const each = new Map(places.map((place) => [`${place.x} ${place.y}`, place]))
  return [...each.values()].flatMap(({ x, y }) => [x, y])
}
