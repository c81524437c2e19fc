import { mean } from 'd3-array'
import type { Box } from '../labels.ts'
import type { Point } from './frame.ts'

/** A parabola in a turned frame: y = bend · x² + shift, about `centre`, turned by `angle` (radians). */
export interface Curve {
  centre: Point
  angle: number
  bend: number
  /** How far the points reach along the curve to each side, in sheet units. */
  reach: number
}

/**
 * The curve along which points lie: their main axis, bent as they bend, as a cartographer sets a country's name;
 * its slope is at most `steepest` (radians).
 */
export function curveThrough(points: Point[], middle: Point, steepest: number): Curve {
  const centred = points.map(([x, y]): Point => [x - middle[0], y - middle[1]])
  const xx = mean(centred, ([x]) => x * x) ?? 0
  const yy = mean(centred, ([, y]) => y * y) ?? 0
  const xy = mean(centred, ([x, y]) => x * y) ?? 0
  const tilt = Math.atan2(2 * xy, xx - yy) / 2
  const [along, across] = spread(xx, yy, xy)
  // A round territory has no axis to follow; a steep one would set its name on end.
  const long = along > 0 ? 1 - across / along : 0
  const angle = long < 0.35 ? 0 : Math.max(-steepest, Math.min(steepest, tilt * Math.min(1, long * 1.3)))
  const turned = centred.map((point) => turn(point, -angle))
  const reach = Math.sqrt(Math.max(1, mean(turned, ([x]) => x * x) ?? 1)) * 1.9
  return { centre: middle, angle, bend: fitBend(turned, reach), reach }
}

/** A place on the curve at distance `x` along it and `y` below it, and the curve's direction there. */
export function onCurve(
  { centre, angle, bend }: Curve,
  x: number,
  y = 0,
): { point: Point; direction: number } {
  const [dx, dy] = turn([x, bend * x * x + y], angle)
  return { point: [centre[0] + dx, centre[1] + dy], direction: angle + Math.atan(2 * bend * x) }
}

/** Boxes that cover the letters of a text on the curve, one for each em of its length. */
export function curveBoxes(curve: Curve, length: number, size: number, below: number): Box[] {
  const steps = Math.max(1, Math.ceil(length / size))
  return Array.from({ length: steps }, (_, i) => {
    const { point } = onCurve(curve, ((i + 0.5) / steps - 0.5) * length, below)
    return { x: point[0] - size * 0.55, y: point[1] - size * 0.85, width: size * 1.1, height: size * 1.1 }
  })
}

/** The curve as SVG path data, a quadratic Bézier: exactly the parabola, read left to right. */
export function curvePath(curve: Curve, length: number, below: number): string {
  const half = length / 2
  const ends = [-half, half].map((x) => onCurve(curve, x, below).point)
  const [dx, dy] = turn([0, -curve.bend * half * half + below], curve.angle)
  const control: Point = [curve.centre[0] + dx, curve.centre[1] + dy]
  const text = [ends[0], control, ends[1]].map((point) =>
    point?.map((v) => Math.round(v * 10) / 10).join(' '),
  )
  return `M${text[0]}Q${text[1]} ${text[2]}`
}

function turn([x, y]: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [x * cos - y * sin, x * sin + y * cos]
}

/** Eigenvalues of the covariance matrix, the larger first. */
function spread(xx: number, yy: number, xy: number): [number, number] {
  const half = (xx + yy) / 2
  const root = Math.sqrt(((xx - yy) / 2) ** 2 + xy * xy)
  return [half + root, half - root]
}

/** Least squares for y = bend · x², kept so flat that letters do not fan apart. */
function fitBend(turned: Point[], reach: number): number {
  const fourth = mean(turned, ([x]) => x ** 4) ?? 0
  const product = mean(turned, ([x, y]) => x * x * y) ?? 0
  const flattest = 0.22 / Math.max(1, reach)
  return Math.max(-flattest, Math.min(flattest, fourth > 0 ? product / fourth : 0))
}
