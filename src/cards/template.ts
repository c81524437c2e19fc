import { cardSize, type Card } from './card.ts'
import { fitText, type Box, type FittedText } from './fit.ts'
import { textWidth, type Face } from './fonts.ts'
import { palette } from './palette.ts'

/** A flat area, px. */
export interface Area {
  left: number
  top: number
  width: number
  height: number
  colour: string
}

/** A line of text, its box's left top corner in px; `leading` is the box's height in sizes. */
export interface TextLine {
  text: string
  face: Face
  size: number
  left: number
  top: number
  leading: number
  colour: string
}

/** What a card is made of, beside its picture. */
export interface Layout {
  areas: Area[]
  lines: TextLine[]
}

/** Changes whenever a card would look different for the same data: it is part of the cache's key. */
export const templateVersion = '5'

const margin = 64
const panel = { left: 800, width: 400 }

/** The card's areas and lines of text, placed to the pixel. */
export function layOut(card: Card): Layout {
  return card.form === 'panel' ? panelCard(card) : chartCard(card)
}

function panelCard(card: Card): Layout {
  const width = panel.left - 2 * margin + 8
  const { colour } = card
  const rowsHeight = card.rows.length * rowHeight + (card.rows.length > 0 ? 20 : 0)
  const foot = cardSize.height - margin - 34
  const kicker = write({
    text: card.kicker,
    face: 'strong',
    colour,
    left: margin,
    top: 56,
    box: line(width, 27),
  })
  const bylineBox = {
    ...line(width, 31),
    leading: 1.32,
    height: 170,
    lines: card.byline.length > 130 ? 4 : 2,
  }
  const byline = card.byline ? fit(card.byline, 'text', bylineBox) : undefined
  const bylineHeight = byline ? heightOf(byline, 1.32) + 24 : 0
  const titleTop = 112
  const room = foot - 24 - titleTop - bylineHeight - rowsHeight
  const titleBox = { width, height: room, largest: 74, smallest: 34, leading: 1.1 }
  const title = fit(card.title, 'title', titleBox)
  const below = titleTop + heightOf(title, 1.1) + 24
  const lines = [
    ...kicker,
    ...write({
      fitted: title,
      face: 'title',
      colour: palette.ink,
      left: margin,
      top: titleTop,
      leading: 1.1,
    }),
    ...(byline
      ? write({ fitted: byline, face: 'text', colour: palette.ink, left: margin, top: below, leading: 1.32 })
      : []),
    ...card.rows.flatMap((row, index) => writeRow(row, colour, foot - rowsHeight + index * rowHeight)),
    ...write({
      text: card.facts,
      face: 'text',
      colour: palette.inkSoft,
      left: margin,
      top: foot,
      box: line(width, 27),
    }),
    ...panelText(card),
  ]
  return { areas: [{ left: panel.left, top: 0, width: panel.width, height: cardSize.height, colour }], lines }
}

function panelText({ imprint, figure }: Card): TextLine[] {
  const [left, width] = [panel.left + 52, panel.width - 2 * 52]
  const light = { colour: palette.paper, left }
  const imprintText = write({ ...light, text: imprint, face: 'strong', top: 56, box: line(width, 24) })
  if (!figure) return imprintText
  const meaning = { ...light, text: figure.meaning, face: 'strong' as const, top: 546, box: line(width, 28) }
  if (!figure.number) return [...imprintText, ...write(meaning)]
  const number = fit(figure.number, 'title', { ...line(width, 92), smallest: 40 })
  const numberTop = 562 - 20 - number.size
  const lead = {
    ...light,
    text: figure.lead,
    face: 'text' as const,
    top: numberTop - 26,
    box: line(width, 26),
  }
  return [
    ...imprintText,
    ...write(lead),
    ...write({ ...light, fitted: number, face: 'title', top: numberTop, leading: 1 }),
    ...write(meaning),
  ]
}

const rowHeight = 46

function writeRow(row: Card['rows'][number], colour: string, top: number): TextLine[] {
  const number = { text: row.number, face: 'title' as const, colour, left: margin, top, box: line(140, 34) }
  const left = margin + 162
  const text = { text: row.text, face: 'text' as const, colour: palette.ink, left, top: top + 4 }
  return [
    ...write(number),
    ...write({ ...text, box: { ...line(panel.left - margin / 2 - left, 27), smallest: 25 } }),
  ]
}

function chartCard(card: Card): Layout {
  const [left, width] = [72, cardSize.width - 2 * 72]
  const soft = { face: 'text' as const, colour: palette.inkSoft, top: 564 }
  const end = line(width, 26)
  const endLeft = left + width - textWidth(card.end ?? '', 'text') * end.largest
  const lines = [
    ...write({
      text: card.kicker,
      face: 'strong',
      colour: palette.inkSoft,
      left,
      top: 52,
      box: line(width, 27),
    }),
    ...write({ text: card.title, face: 'title', colour: palette.ink, left, top: 92, box: line(width, 76) }),
    ...write({ text: card.byline, face: 'text', colour: palette.ink, left, top: 184, box: line(width, 30) }),
    ...write({ ...soft, text: card.facts, left, box: line(width - 200, 26) }),
    ...(card.end ? write({ ...soft, text: card.end, left: endLeft, box: end }) : []),
  ]
  return { areas: [{ left: 0, top: 0, width: 24, height: cardSize.height, colour: card.colour }], lines }
}

/** A text still to be fitted into its box, or one that is fitted already, and where it goes. */
type Writing = { face: Face; colour: string; left: number; top: number } & (
  { text: string; box: Box } | { fitted: FittedText; leading: number }
)

function write(writing: Writing): TextLine[] {
  const { face, colour, left, top } = writing
  const [{ lines, size }, leading] =
    'text' in writing
      ? [fit(writing.text, face, writing.box), writing.box.leading]
      : [writing.fitted, writing.leading]
  return lines.map((text, index) => ({
    text,
    face,
    size,
    left,
    top: top + index * size * leading,
    leading,
    colour,
  }))
}

function fit(text: string, face: Face, into: Box): FittedText {
  return text ? fitText(text, into, (part) => textWidth(part, face)) : { lines: [], size: into.largest }
}

/** A box for one line that may shrink by a fifth before it is cut. */
function line(width: number, size: number): Box {
  return {
    width,
    height: size * 1.25,
    largest: size,
    smallest: Math.round(size * 0.8),
    leading: 1.25,
    lines: 1,
  }
}

function heightOf({ lines, size }: FittedText, leading: number): number {
  return lines.length * size * leading
}
