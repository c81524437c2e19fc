import { contours } from 'd3-contour'
import type { Point } from './frame.ts'
import type { Grid } from './grid.ts'

/** Rings of a shape on the sheet, outer ones and holes alike. */
export type Rings = Point[][]

/**
 * The line where a field passes a threshold, as closed rings simplified to within `tolerance` sheet units;
 * rings that enclose less than `smallest` square units are left out.
 */
export function outline(grid: Grid, threshold: number, tolerance = 0.35, smallest = 12): Rings {
  const { columns, rows, cell, values } = grid
  const shape = contours()
    .size([columns, rows])
    .smooth(true)
    .contour(values as unknown as number[], threshold)
  return shape.coordinates
    .flat()
    .map((ring) => ring.map(([x, y]): Point => [(x ?? 0) * cell, (y ?? 0) * cell]))
    .filter((ring) => Math.abs(ringArea(ring)) >= smallest)
    .map((ring) => simplify(ring, tolerance))
    .filter((ring) => ring.length > 3)
}

/**
 * SVG path data of the rings as quadratic B-splines: smooth at any magnification. Only ends of curves are written,
 * in tenths and relative: a curve's control is the one before it mirrored at the point between them. Each end is
 * rounded so that the control it gives lies nearest to its corner, so that rounding does not add up.
 */
export function pathData(rings: Rings): string {
  return rings
    .map((ring) => {
      const corners = ring.slice(0, -1).map(([x, y]): Point => [Math.round(x * 10), Math.round(y * 10)])
      const start = between(corners.at(-1) ?? [0, 0], corners[0] ?? [0, 0])
      let [control, last] = [corners[0] ?? start, start]
      let data = `M${start[0] / 10} ${start[1] / 10}q${steps(start, control)}`
      corners.forEach((_, i) => {
        const end = i < corners.length - 1 ? between(control, corners[i + 1] ?? start) : start
        data += steps(last, end, data)
        if (i === 0 && corners.length > 1) data += 't'
        control = [2 * end[0] - control[0], 2 * end[1] - control[1]]
        last = end
      })
      return `${data}z`
    })
    .join('')
}

function between(a: Point, b: Point): Point {
  return [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)]
}

/** The way from one point to another as path data. */
function steps(from: Point, to: Point, before = 'q'): string {
  const along = step(to[0] - from[0], before)
  return along + step(to[1] - from[1], before + along)
}

/** A number as path data, with a space before it only where the one before would swallow it. */
function step(value: number, before: string): string {
  const text = String(value / 10).replace(/^(-?)0\./, '$1.')
  const ends = /[qt]$/.test(before) || (text.startsWith('.') && /\.\d+$/.test(before))
  return ends || text.startsWith('-') ? text : ` ${text}`
}

/** Signed area by the shoelace formula. */
export function ringArea(ring: Point[]): number {
  let twice = 0
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y]
    twice += x * nextY - nextX * y
  })
  return twice / 2
}

/** Ramer, Douglas and Peucker's simplification of a closed ring, without recursion. */
function simplify(ring: Point[], tolerance: number): Point[] {
  const keep = new Set([0, ring.length - 1])
  // A ring's ends are one point, so it is cut at the point farthest from it.
  const cut = farthest(ring, 0, ring.length - 1).at
  const open: [number, number][] = [
    [0, cut],
    [cut, ring.length - 1],
  ]
  keep.add(cut)
  for (let span = open.pop(); span; span = open.pop()) {
    const { at, distance } = farthest(ring, ...span)
    if (distance <= tolerance) continue
    keep.add(at)
    open.push([span[0], at], [at, span[1]])
  }
  return ring.filter((_, i) => keep.has(i))
}

function farthest(ring: Point[], from: number, to: number): { at: number; distance: number } {
  const [ax, ay] = ring[from] ?? [0, 0]
  const [bx, by] = ring[to] ?? [0, 0]
  const length = Math.hypot(bx - ax, by - ay)
  let best = { at: from, distance: 0 }
  for (let i = from + 1; i < to; i++) {
    const [x, y] = ring[i] ?? [0, 0]
    const distance =
      length < 1e-9
        ? Math.hypot(x - ax, y - ay)
        : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
    if (distance > best.distance) best = { at: i, distance }
  }
  return best
}
