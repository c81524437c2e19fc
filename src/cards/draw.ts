import { readFileSync } from 'node:fs'
import satori, { type Font } from 'satori'
import sharp from 'sharp'
import { cardSize, pictureBox, type Card, type Marks } from './card.ts'
import type { FontFile } from './fonts.ts'
import { palette } from './palette.ts'
import { encodePng } from './png.ts'
import { cardTemplate } from './template.ts'

/** The card as a PNG of 1200 × 630 px. */
export async function drawCard(card: Card): Promise<Buffer> {
  const raster = sharp(Buffer.from(await cardSvg(card)))
    .removeAlpha()
    .raw()
  const { data, info } = await raster.toBuffer({ resolveWithObject: true })
  const colours = [palette.paper, card.colour, palette.ink, palette.inkSoft]
  return encodePng({ width: info.width, height: info.height, data }, colours)
}

/** The card as SVG without text elements: every letter is a path. */
export async function cardSvg(card: Card): Promise<string> {
  const { element, fonts } = cardTemplate(card)
  const svg = await satori(element as Parameters<typeof satori>[0], { ...cardSize, fonts: fontsOf(fonts) })
  const { left, top } = pictureBox[card.form]
  const down = card.form === 'panel' && !card.figure?.number ? 48 : 0
  const picture = `<g transform="translate(${left} ${top + down})">${card.marks.map(marksSvg).join('')}</g>`
  return svg.replace('</svg>', `${picture}</svg>`)
}

function marksSvg({ colour, opacity, stroke, path }: Marks): string {
  const paint = stroke
    ? `fill="none" stroke="${colour}" stroke-width="${stroke}" stroke-linecap="round"`
    : `fill="${colour}"`
  return `<path d="${path}" opacity="${opacity}" ${paint}/>`
}

/** Satori parses a list of fonts once as long as it is the same array, so the common lists are kept. */
const lists = new Map<string, Font[]>()
const keptLists = 24
const files = new Map<string, Font>()

function fontsOf(needed: FontFile[]): Font[] {
  const sorted = [...needed].sort((a, b) => (a.name < b.name ? -1 : 1))
  const key = sorted.map(({ name }) => name).join(' ')
  const list = lists.get(key) ?? sorted.map(fontOf)
  lists.delete(key)
  lists.set(key, list)
  const oldest = lists.keys().next().value
  if (lists.size > keptLists && oldest !== undefined) lists.delete(oldest)
  return list
}

function fontOf({ name, path }: FontFile): Font {
  const font = files.get(name) ?? { name, data: readFileSync(path), weight: 400, style: 'normal' }
  files.set(name, font)
  return font
}
