import type { Coverage } from './coverage.ts'

/** Pixels of a picture with a palette, as rows of a PNG: a filter byte 0, then a palette index a pixel. */
export interface Canvas {
  width: number
  height: number
  rows: Uint8Array
  /** Red, green, blue of each colour in turn. */
  palette: number[]
  /** The palette index of a colour laid over another in a number of steps, once it has been mixed. */
  mixed: Map<number, Int16Array>
}

/** Steps between a colour and another: no eye sees finer ones on the soft edges of letters. */
const steps = 15
const paletteLimit = 256
/** Mixed colours that differ by no more than this in any channel are one. */
const alike = 6

/** A canvas of one colour (`#rrggbb`). */
export function createCanvas(width: number, height: number, colour: string): Canvas {
  return {
    width,
    height,
    rows: new Uint8Array(height * (width + 1)),
    palette: channels(colour),
    mixed: new Map(),
  }
}

/** Fills a box; px, inside the canvas. */
export function fillBox(
  canvas: Canvas,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
  colour: string,
): void {
  const index = exactColour(canvas, colour)
  for (let row = top; row < top + height; row++) {
    const start = row * (canvas.width + 1) + 1 + left
    canvas.rows.fill(index, start, start + width)
  }
}

/** Lays a colour over what a shape covers; what lies outside the canvas is cut off. */
export function stamp(canvas: Canvas, shape: Coverage, colour: string, opacity = 1): void {
  const over = exactColour(canvas, colour)
  const mixed = canvas.mixed.get(over) ?? new Int16Array(paletteLimit * (steps + 1)).fill(-1)
  canvas.mixed.set(over, mixed)
  const { width, height, rows } = canvas
  const share = (steps * opacity) / 255
  const lastRow = Math.min(shape.height, height - shape.top)
  const lastColumn = Math.min(shape.width, width - shape.left)
  for (let row = Math.max(0, -shape.top); row < lastRow; row++) {
    const from = row * shape.width
    const to = (row + shape.top) * (width + 1) + 1 + shape.left
    for (let column = Math.max(0, -shape.left); column < lastColumn; column++) {
      const step = Math.round((shape.cover[from + column] ?? 0) * share)
      if (step === 0) continue
      const under = rows[to + column] ?? 0
      const key = under * (steps + 1) + step
      const known = mixed[key] ?? -1
      rows[to + column] = known >= 0 ? known : (mixed[key] = mix(canvas.palette, under, over, step / steps))
    }
  }
}

function mix(palette: number[], under: number, over: number, share: number): number {
  if (share === 1) return over
  const colour = [0, 1, 2].map((channel) => {
    const [from = 0, to = 0] = [palette[3 * under + channel], palette[3 * over + channel]]
    return Math.round(from + (to - from) * share)
  })
  return nearColour(palette, colour)
}

function exactColour({ palette }: Canvas, colour: string): number {
  const wanted = channels(colour)
  for (let at = 0; at < palette.length; at += 3)
    if (wanted.every((value, channel) => palette[at + channel] === value)) return at / 3
  if (palette.length === 3 * paletteLimit) return nearest(palette, wanted).index
  palette.push(...wanted)
  return palette.length / 3 - 1
}

function nearColour(palette: number[], colour: readonly number[]): number {
  const { index, away } = nearest(palette, colour)
  if (away <= alike || palette.length === 3 * paletteLimit) return index
  palette.push(...colour)
  return palette.length / 3 - 1
}

function nearest(palette: readonly number[], [red = 0, green = 0, blue = 0]: readonly number[]) {
  let [index, away] = [0, Infinity]
  for (let at = 0; at < palette.length; at += 3) {
    const [r = 0, g = 0, b = 0] = palette.slice(at, at + 3)
    const distance = Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue))
    if (distance < away) [index, away] = [at / 3, distance]
  }
  return { index, away }
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
}
