import type { View } from '../map/address.ts'
import type { Measures } from './map-points.ts'

/** A zoom in view box units: a place p of the picture is shown at p · k + (x, y). */
export interface Zoom {
  x: number
  y: number
  k: number
}

/** The zoom that shows a view's middle in the picture's middle, kept within the picture. */
export function zoomTo({ x, y, k }: View, { width, height, margin }: Measures): Zoom {
  const [px, py] = [margin + x * (width - 2 * margin), margin + y * (height - 2 * margin)]
  return {
    x: within(width / 2 - px * k, width * (1 - k)),
    y: within(height / 2 - py * k, height * (1 - k)),
    k,
  }
}

/** The view that a zoom shows. */
export function viewOf({ x, y, k }: Zoom, { width, height, margin }: Measures): View {
  const [px, py] = [(width / 2 - x) / k, (height / 2 - y) / k]
  return { x: (px - margin) / (width - 2 * margin), y: (py - margin) / (height - 2 * margin), k }
}

/** How much larger a dot is at a magnification: it grows, but far slower than the land. */
export function dotScale(k: number): number {
  return Math.min(2.2, k ** 0.4)
}

/** The place of the picture that is shown at a point, both in view box units. */
export function placeAt(x: number, y: number, zoom: Zoom): [number, number] {
  return [(x - zoom.x) / zoom.k, (y - zoom.y) / zoom.k]
}

/** Where a place of the picture is shown. */
export function shownAt(x: number, y: number, zoom: Zoom): [number, number] {
  return [x * zoom.k + zoom.x, y * zoom.k + zoom.y]
}

function within(value: number, least: number): number {
  return Math.max(least, Math.min(0, value))
}
