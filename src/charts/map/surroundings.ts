import type { Box } from '../labels.ts'
import type { Point, Sheet } from './frame.ts'
import type { Grid } from './grid.ts'
import type { Land } from './land.ts'

/** Shares of a box, 0 to 1: on the country asked about, in the sea, and on any other land. */
export interface Shares {
  own: number
  sea: number
  abroad: number
}

/** What lies where on the sheet, for setting names: each look takes the same short time, however large the box. */
export interface Surroundings {
  /** Papers whose dots touch the box. */
  papersIn: (box: Box) => number
  /** `slug` is a region with a territory; undefined is the land outside all territories. */
  sharesOf: (box: Box, slug: string | undefined) => Shares
  /** How little a covered paper counts on a sheet so full that every name covers some: 1 or more. */
  crowding: number
}

type Sum = (left: number, top: number, right: number, bottom: number) => number

/** Counts papers and land once; `radius` is a dot's, in sheet units. */
export function surroundings(land: Land, papers: Point[], radius: number, sheet: Sheet): Surroundings {
  const dots = sumsOf(papersByUnit(papers, sheet))
  const { columns, rows, cell, values } = land.countries
  const count = (is: (country: number) => boolean) =>
    sumsOf({ columns, rows, cell, values: values.map((value) => Number(is(value))) })
  const ground = count((country) => country > 0)
  const stateless = count((country) => country === 1)
  const territories = new Map(land.territories.map(({ slug }, i) => [slug, count((one) => one === i + 2)]))
  return {
    crowding: Math.max(1, papers.length / 400),
    papersIn: ({ x, y, width, height }) =>
      dots(x - radius, y - radius, x + width + radius, y + height + radius),
    sharesOf: ({ x, y, width, height }, slug) => {
      const left = Math.floor(x / cell)
      const top = Math.floor(y / cell)
      const right = Math.max(left + 1, Math.ceil((x + width) / cell))
      const bottom = Math.max(top + 1, Math.ceil((y + height) / cell))
      const area = (right - left) * (bottom - top)
      const shareOf = (sum: Sum) => sum(left, top, right, bottom) / area
      const own = shareOf((slug === undefined ? undefined : territories.get(slug)) ?? stateless)
      const dry = shareOf(ground)
      return { own, sea: 1 - dry, abroad: Math.max(0, dry - own) }
    },
  }
}

function papersByUnit(papers: Point[], { width, height }: Sheet): Grid {
  const values = new Float64Array(width * height)
  for (const [x, y] of papers) {
    const at =
      Math.min(height - 1, Math.max(0, Math.floor(y))) * width +
      Math.min(width - 1, Math.max(0, Math.floor(x)))
    values[at] = (values[at] ?? 0) + 1
  }
  return { columns: width, rows: height, cell: 1, values }
}

/** Sums over any rectangle of whole cells from a table of sums (Crow 1984, summed-area tables). */
function sumsOf({ columns, rows, values }: Grid): Sum {
  const wide = columns + 1
  const table = new Float64Array(wide * (rows + 1))
  for (let j = 0; j < rows; j++) {
    let row = 0
    for (let i = 0; i < columns; i++) {
      row += values[j * columns + i] ?? 0
      table[(j + 1) * wide + i + 1] = row + (table[j * wide + i + 1] ?? 0)
    }
  }
  const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)))
  return (left, top, right, bottom) => {
    const [l, r] = [within(left, columns), within(right, columns)]
    const [t, b] = [within(top, rows) * wide, within(bottom, rows) * wide]
    return (table[b + r] ?? 0) - (table[b + l] ?? 0) - (table[t + r] ?? 0) + (table[t + l] ?? 0)
  }
}
