import { z } from 'zod'
import type { Atlas } from '../atlas/types.ts'
import type { Position } from '../model/topic.ts'

/** Cells along the small map's side: dots of one cell are one, so that 10,000 papers stay a light path. */
export const mapCells = 74

/**
 * The faint map behind the places on the cards, as rows of a square grid: `#` where a paper lies, `.` where none
 * does. Like the base map of a printed atlas it is drawn once and kept while it is true, since a new dot on it
 * would have every card drawn anew.
 */
export const baseMapSchema = z.object({
  rows: z
    .array(
      z
        .string()
        .regex(/^[#.]*$/)
        .length(mapCells),
    )
    .length(mapCells),
})

export type BaseMap = z.infer<typeof baseMapSchema>

/** Kept while at most this share of the papers and of the dots are wrong. */
const wrongShare = 0.1

/** The earlier base map as long as it shows where the papers lie, to within a cell; else a new one. */
export function baseMap({ positions }: Pick<Atlas, 'positions'>, earlier?: BaseMap): BaseMap {
  const now = drawn(positions.values())
  return earlier && agree(earlier.rows, now.rows) ? earlier : now
}

/** Column and row of each dot. */
export function baseDots({ rows }: BaseMap): [column: number, row: number][] {
  return rows.flatMap((line, row) =>
    Array.from(line).flatMap((cell, column): [number, number][] => (cell === '#' ? [[column, row]] : [])),
  )
}

/** The grid cell in which a share of a side lies. */
export function cellOf(share: number, cells = mapCells): number {
  return Math.min(cells - 1, Math.max(0, Math.floor(share * cells)))
}

function drawn(positions: Iterable<Position>): BaseMap {
  const grid = Array.from({ length: mapCells }, () => Array<string>(mapCells).fill('.'))
  for (const { x, y } of positions) {
    const line = grid[cellOf(y)]
    if (line) line[cellOf(x)] = '#'
  }
  return { rows: grid.map((line) => line.join('')) }
}

/** Dots of either map that the other has none near are wrong. */
function agree(a: readonly string[], b: readonly string[]): boolean {
  return strays(a, b) <= wrongShare && strays(b, a) <= wrongShare
}

function strays(from: readonly string[], among: readonly string[]): number {
  const dots = baseDots({ rows: [...from] })
  const alone = dots.filter(([column, row]) =>
    among
      .slice(Math.max(0, row - 1), row + 2)
      .every((line) => !line.slice(Math.max(0, column - 1), column + 2).includes('#')),
  )
  return alone.length / (dots.length || 1)
}
