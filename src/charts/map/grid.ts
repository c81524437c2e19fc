import { blur2 } from 'd3-array'
import type { Point, Sheet } from './frame.ts'

/** A field of numbers over the sheet; the value at column i, row j stands at ((i + ½) cell, (j + ½) cell). */
export interface Grid {
  columns: number
  rows: number
  cell: number
  values: Float64Array
}

export function emptyGrid({ width, height, cell }: Sheet, fill = 0): Grid {
  const columns = Math.ceil(width / cell)
  const rows = Math.ceil(height / cell)
  return { columns, rows, cell, values: new Float64Array(columns * rows).fill(fill) }
}

/**
 * Kernel density of points: linear binning, then three box blurs in place of a Gaussian with the given standard
 * deviation, as in d3-contour's contourDensity, whose grid cannot be had. The unit is points in a cell.
 */
export function density(points: Point[], bandwidth: number, sheet: Sheet): Grid {
  const grid = emptyGrid(sheet)
  const { columns, rows, cell, values } = grid
  for (const [px, py] of points) {
    const x = Math.min(columns - 1.001, Math.max(0, px / cell - 0.5))
    const y = Math.min(rows - 1.001, Math.max(0, py / cell - 0.5))
    const [i, j] = [Math.floor(x), Math.floor(y)]
    const [right, down] = [x - i, y - j]
    const at = j * columns + i
    add(values, at, (1 - right) * (1 - down))
    add(values, at + 1, right * (1 - down))
    add(values, at + columns, (1 - right) * down)
    add(values, at + columns + 1, right * down)
  }
  const deviation = bandwidth / cell
  blur2({ data: values, width: columns, height: rows }, (Math.sqrt(4 * deviation * deviation + 1) - 1) / 2)
  return grid
}

/** A new field from fields of the same shape. */
export function combine(first: Grid, value: (at: number) => number): Grid {
  return { ...first, values: first.values.map((_, at) => value(at)) }
}

/** The field between its grid's places, by bilinear interpolation; beyond the sheet its edge's value. */
export function valueAt({ columns, rows, cell, values }: Grid, [px, py]: Point): number {
  const x = Math.min(columns - 1.001, Math.max(0, px / cell - 0.5))
  const y = Math.min(rows - 1.001, Math.max(0, py / cell - 0.5))
  const [i, j] = [Math.floor(x), Math.floor(y)]
  const [right, down] = [x - i, y - j]
  const at = j * columns + i
  const above = (values[at] ?? 0) * (1 - right) + (values[at + 1] ?? 0) * right
  const below = (values[at + columns] ?? 0) * (1 - right) + (values[at + columns + 1] ?? 0) * right
  return above * (1 - down) + below * down
}

/**
 * Distance of each cell from the nearest cell in which `inside` holds, in sheet units: two passes of the
 * 3-4 chamfer (Borgefors 1986), exact to 8 %.
 */
export function distanceFrom(grid: Grid, inside: (value: number) => boolean): Grid {
  const { columns, rows, cell } = grid
  const far = columns + rows
  const values = grid.values.map((value) => (inside(value) ? 0 : far))
  const relax = (i: number, j: number, di: number, dj: number) => {
    const [x, y] = [i + di, j + dj]
    if (x < 0 || y < 0 || x >= columns || y >= rows) return
    const through = (values[y * columns + x] ?? far) + (di && dj ? 4 / 3 : 1)
    const at = j * columns + i
    if (through < (values[at] ?? far)) values[at] = through
  }
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) for (const [di, dj] of forward) relax(i, j, di, dj)
  for (let j = rows - 1; j >= 0; j--)
    for (let i = columns - 1; i >= 0; i--) for (const [di, dj] of forward) relax(i, j, -di, -dj)
  return { ...grid, values: values.map((value) => value * cell) }
}

const forward: [number, number][] = [
  [-1, 0],
  [0, -1],
  [-1, -1],
  [1, -1],
]

function add(values: Float64Array, at: number, amount: number): void {
  values[at] = (values[at] ?? 0) + amount
}
