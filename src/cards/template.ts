import { cardSize, type Card } from './card.ts'
import { fitText, type Box, type FittedText } from './fit.ts'
import { fontFiles, textWidth, type Face, type FontFile } from './fonts.ts'
import { palette } from './palette.ts'

/** An element as satori takes it. */
export interface Element {
  type: string
  props: { style: Record<string, string | number>; children?: string | Element[] }
}

/** Changes whenever a card would look different for the same data: it is part of the cache's key. */
export const templateVersion = '8'

const margin = 64
const panel = { left: 800, width: 400 }

/** The card as elements placed to the pixel, and the fonts that its text needs. */
export function cardTemplate(card: Card): { element: Element; fonts: FontFile[] } {
  const fonts = new Map<string, FontFile>()
  const write = writer(fonts)
  const children = card.form === 'panel' ? panelCard(card, write) : chartCard(card, write)
  const style = { display: 'flex', ...cardSize, position: 'relative', backgroundColor: palette.paper }
  return { element: { type: 'div', props: { style, children } }, fonts: [...fonts.values()] }
}

function panelCard(card: Card, write: Write): Element[] {
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
  return [
    box(panel.left, 0, panel.width, cardSize.height, colour),
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
    ...card.rows.flatMap((row, index) => writeRow(write, row, colour, foot - rowsHeight + index * rowHeight)),
    ...write({
      text: card.facts,
      face: 'text',
      colour: palette.inkSoft,
      left: margin,
      top: foot,
      box: line(width, 27),
    }),
    ...panelText(card, write),
  ]
}

function panelText({ imprint, figure }: Card, write: Write): Element[] {
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

function writeRow(write: Write, row: Card['rows'][number], colour: string, top: number): Element[] {
  const number = { text: row.number, face: 'title' as const, colour, left: margin, top, box: line(140, 34) }
  const left = margin + 162
  const text = { text: row.text, face: 'text' as const, colour: palette.ink, left, top: top + 4 }
  return [
    ...write(number),
    ...write({ ...text, box: { ...line(panel.left - margin / 2 - left, 27), smallest: 25 } }),
  ]
}

function chartCard(card: Card, write: Write): Element[] {
  const [left, width] = [72, cardSize.width - 2 * 72]
  const soft = { face: 'text' as const, colour: palette.inkSoft, top: 564 }
  const end = line(width, 26)
  const endLeft = left + width - textWidth(card.end ?? '', 'text') * end.largest
  return [
    box(0, 0, 24, cardSize.height, card.colour),
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
}

/** A text still to be fitted into its box, or one that is fitted already, and where it goes. */
type Writing = { face: Face; colour: string; left: number; top: number } & (
  { text: string; box: Box } | { fitted: FittedText; leading: number }
)
type Write = (writing: Writing) => Element[]

/** Writes each line as an element of its own, so that satori breaks none, and notes the fonts it needs. */
function writer(fonts: Map<string, FontFile>): Write {
  return (writing) => {
    const [{ lines, size }, leading] =
      'text' in writing
        ? [fit(writing.text, writing.face, writing.box), writing.box.leading]
        : [writing.fitted, writing.leading]
    return lines.map((text, index) => {
      const files = fontFiles(text, writing.face)
      for (const file of files) fonts.set(file.name, file)
      const style = {
        position: 'absolute',
        left: writing.left,
        top: writing.top + index * size * leading,
        color: writing.colour,
        fontFamily: files.map(({ name }) => name).join(', '),
        fontSize: size,
        lineHeight: leading,
        whiteSpace: 'pre',
      }
      return { type: 'div', props: { style, children: text } }
    })
  }
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

function box(left: number, top: number, width: number, height: number, colour: string): Element {
  const style = { position: 'absolute', left, top, width, height, backgroundColor: colour }
  return { type: 'div', props: { style } }
}
