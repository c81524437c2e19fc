/** How much of each pixel a shape covers, 0 to 255, row by row, and where it lies on the card in px. */
export interface Coverage {
  left: number
  top: number
  width: number
  height: number
  cover: Uint8Array
}

/** A piece of an outline: SVG's M, L, Q, C, Z with absolute coordinates in the font's units, y upward. */
export interface OutlineStep {
  type: string
  values: number[]
}

/**
 * A glyph's coverage, exact to the area that its outline takes of each pixel: signed areas are summed up along
 * each row (R. Levien, "Inside the fastest font renderer in the world", 2016).
 * @param scale px for a unit of the font
 * @param shift px by which the glyph is moved to the right, below 1
 */
export function coverOutline(steps: readonly OutlineStep[], scale: number, shift: number): Coverage {
  const lines = flatten(steps, scale, shift)
  const bounds = boundsOf(lines)
  const [left, top] = [Math.floor(bounds.left), Math.floor(bounds.top)]
  const [width, height] = [Math.ceil(bounds.right) - left + 2, Math.ceil(bounds.bottom) - top + 1]
  if (!(width > 0 && height > 0)) return { left: 0, top: 0, width: 0, height: 0, cover: new Uint8Array() }
  const areas = new Float32Array(width * height + 2)
  for (const [x0, y0, x1, y1] of lines) addLine(areas, width, x0 - left, y0 - top, x1 - left, y1 - top)
  const cover = new Uint8Array(width * height)
  let sum = 0
  for (let at = 0; at < cover.length; at++) {
    if (at % width === 0) sum = 0
    sum += areas[at] ?? 0
    cover[at] = Math.min(255, Math.round(Math.abs(sum) * 255))
  }
  return { left, top, width, height, cover }
}

/** A disc, or a ring of the given width whose middle line has that radius; all in px. */
export function coverRound(x: number, y: number, radius: number, ring?: number): Coverage {
  const reach = radius + (ring ?? 0) / 2 + 1
  const [left, top] = [Math.floor(x - reach), Math.floor(y - reach)]
  const [width, height] = [Math.ceil(x + reach) - left, Math.ceil(y + reach) - top]
  const cover = new Uint8Array(width * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const away = Math.hypot(left + column + 0.5 - x, top + row + 0.5 - y)
      const inside = ring === undefined ? radius - away : ring / 2 - Math.abs(away - radius)
      cover[row * width + column] = 255 * Math.min(1, Math.max(0, inside + 0.5))
    }
  return { left, top, width, height, cover }
}

type Line = [x0: number, y0: number, x1: number, y1: number]

/** Curves as lines that stray from them by far less than a pixel. */
function flatten(steps: readonly OutlineStep[], scale: number, shift: number): Line[] {
  const lines: Line[] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  const lineTo = (toX: number, toY: number) => {
    lines.push([x, y, toX, toY])
    ;[x, y] = [toX, toY]
  }
  for (const { type, values } of steps) {
    const points = values.map((value, at) => (at % 2 ? -value * scale : value * scale + shift))
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = points
    if (type === 'L') lineTo(a, b)
    else if (type === 'Q')
      curve(
        x,
        y,
        x + (2 / 3) * (a - x),
        y + (2 / 3) * (b - y),
        c + (2 / 3) * (a - c),
        d + (2 / 3) * (b - d),
        c,
        d,
        lineTo,
      )
    else if (type === 'C') curve(x, y, a, b, c, d, e, f, lineTo)
    else if (x !== startX || y !== startY) lineTo(startX, startY)
    if (type === 'M') [x, y, startX, startY] = [a, b, a, b]
  }
  return lines
}

function curve(
  x: number,
  y: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  lineTo: (x: number, y: number) => void,
): void {
  const length =
    Math.abs(a - x) + Math.abs(b - y) + Math.abs(c - a) + Math.abs(d - b) + Math.abs(e - c) + Math.abs(f - d)
  const parts = 2 + Math.ceil(Math.sqrt(length))
  for (let part = 1; part <= parts; part++) {
    const t = part / parts
    const s = 1 - t
    const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
    lineTo(p * x + q * a + r * c + u * e, p * y + q * b + r * d + u * f)
  }
}

function boundsOf(lines: readonly Line[]) {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const [x0, y0, x1, y1] of lines) {
    bounds.left = Math.min(bounds.left, x0, x1)
    bounds.right = Math.max(bounds.right, x0, x1)
    bounds.top = Math.min(bounds.top, y0, y1)
    bounds.bottom = Math.max(bounds.bottom, y0, y1)
  }
  return bounds
}

/** Adds a line's share to each pixel that it crosses and to the one behind it, row by row. */
function addLine(areas: Float32Array, width: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return
  const slope = (x1 - x0) / (y1 - y0)
  const sign = y0 < y1 ? 1 : -1
  const [from, to] = y0 < y1 ? [y0, y1] : [y1, y0]
  let x = y0 < y1 ? x0 : x1
  for (let row = Math.floor(from); row < to; row++) {
    const tall = Math.min(row + 1, to) - Math.max(row, from)
    const next = x + slope * tall
    addRow(areas, row * width, x < next ? x : next, x < next ? next : x, tall * sign)
    x = next
  }
}

function addRow(areas: Float32Array, at: number, from: number, to: number, tall: number): void {
  const first = Math.floor(from)
  const add = (column: number, value: number) => {
    areas[at + column] = (areas[at + column] ?? 0) + value
  }
  if (Math.ceil(to) <= first + 1) {
    const inside = (from + to) / 2 - first
    add(first, tall * (1 - inside))
    add(first + 1, tall * inside)
    return
  }
  // The area right of the line, column by column; each pixel holds its difference from the one before.
  let before = 0
  for (let column = first; column <= Math.ceil(to); column++) {
    const right = areaLeftOf(column + 1, from, to)
    const left = areaLeftOf(column, from, to)
    const share = right - left
    add(column, tall * (share - before))
    before = share
  }
}

/** How much of a unit-tall slanted edge from `from` to `to` lies left of `x`, as the area between. */
function areaLeftOf(x: number, from: number, to: number): number {
  if (x <= from) return 0
  if (x >= to) return x - (from + to) / 2
  return (x - from) ** 2 / (2 * (to - from))
}
