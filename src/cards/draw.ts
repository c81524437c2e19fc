import { cardSize, pictureBox, type Card, type Marks } from './card.ts'
import { createCanvas, fillBox, stamp, type Canvas } from './canvas.ts'
import { coverOutline, coverRound, type Coverage } from './coverage.ts'
import { palette } from './palette.ts'
import { encodePng } from './png.ts'
import { baseline, shapeLine, type OpenFont } from './shape.ts'
import { layOut, type TextLine } from './template.ts'

/** The card as a PNG of 1200 × 630 px. */
export function drawCard(card: Card): Buffer {
  const canvas = createCanvas(cardSize.width, cardSize.height, palette.paper)
  const { areas, lines } = layOut(card)
  for (const area of areas) fillBox(canvas, area, area.colour)
  const origin = pictureOrigin(card)
  for (const marks of [card.backdrop, ...card.marks]) if (marks) drawMarks(canvas, marks, origin)
  for (const line of lines) drawLine(canvas, line)
  return encodePng(canvas)
}

/** The picture of a card without a figure lies lower. */
function pictureOrigin({ form, figure }: Card): { left: number; top: number } {
  const { left, top } = pictureBox[form]
  return { left, top: form === 'panel' && !figure?.number ? top + 48 : top }
}

function drawMarks(canvas: Canvas, marks: Marks, { left, top }: { left: number; top: number }): void {
  const { colour, opacity, radius, ring, at, rule } = marks
  if (rule) {
    const [x, y, width, height] = rule
    const cover = new Uint8Array(width * height).fill(255)
    stamp(canvas, { left: left + x, top: top + y, width, height, cover }, colour, opacity)
  }
  for (let index = 0; index < at.length; index += 2)
    stamp(
      canvas,
      coverRound(left + (at[index] ?? 0), top + (at[index + 1] ?? 0), radius, ring),
      colour,
      opacity,
    )
}

function drawLine(canvas: Canvas, { text, face, size, left, top, leading, colour }: TextLine): void {
  const below = Math.round(top + baseline(face, leading) * size)
  for (const { font, glyph, x, y } of shapeLine(text, face)) {
    const exact = left + x * size
    const shift = Math.round((exact % 1) * shifts) / shifts
    const shape = glyphCoverage(font, glyph, size, shift)
    const place = { left: Math.floor(exact) + shape.left, top: below + Math.round(y * size) + shape.top }
    stamp(canvas, { ...shape, ...place }, colour)
  }
}

/** Glyphs stand at quarters of a pixel, so that one drawing of a letter serves most of its places. */
const shifts = 4
const drawnGlyphs = new Map<string, Coverage>()
const keptGlyphs = 20_000

function glyphCoverage(font: OpenFont, glyph: number, size: number, shift: number): Coverage {
  const key = `${font.name} ${glyph} ${size} ${shift}`
  const known = drawnGlyphs.get(key)
  if (known) return known
  if (drawnGlyphs.size >= keptGlyphs) drawnGlyphs.clear()
  const shape = coverOutline(font.outline(glyph), size / font.em, shift)
  drawnGlyphs.set(key, shape)
  return shape
}
