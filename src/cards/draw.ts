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
    .ensureAlpha()
    .raw()
  const { data, info } = await raster.toBuffer({ resolveWithObject: true })
  if (card.backdrop) blend(data, await coverageOf(card.backdrop), pictureOrigin(card), card.backdrop)
  const colours = [palette.paper, card.colour, palette.ink, palette.inkSoft]
  return encodePng({ width: info.width, height: info.height, data }, colours)
}

/** The card as SVG without text elements: every letter is a path. */
export async function cardSvg(card: Card): Promise<string> {
  const { element, fonts } = cardTemplate(card)
  const svg = await satori(element as Parameters<typeof satori>[0], { ...cardSize, fonts: fontsOf(fonts) })
  const { left, top } = pictureOrigin(card)
  const picture = `<g transform="translate(${left} ${top})">${card.marks.map(marksSvg).join('')}</g>`
  return svg.replace('</svg>', `${picture}</svg>`)
}

/** The picture of a card without a figure lies lower. */
function pictureOrigin({ form, figure }: Card): { left: number; top: number } {
  const { left, top } = pictureBox[form]
  return { left, top: form === 'panel' && !figure?.number ? top + 48 : top }
}

/** How much of each pixel of the picture's box a backdrop covers, 0 to 255: rasterized once, not once a card. */
let coverage: { path: string; pixels: Promise<Buffer> } | undefined

function coverageOf(backdrop: Marks): Promise<Buffer> {
  if (coverage?.path === backdrop.path) return coverage.pixels
  const { width, height } = pictureBox.panel
  const marks = marksSvg({ ...backdrop, colour: '#ffffff', opacity: 1 })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%"/>${marks}</svg>`
  const pixels = sharp(Buffer.from(svg)).toColourspace('b-w').extractChannel(0).raw().toBuffer()
  coverage = { path: backdrop.path, pixels }
  return pixels
}

/** Lays the backdrop's colour over the card's pixels (four bytes each), in place. */
function blend(
  data: Uint8Array,
  cover: Uint8Array,
  { left, top }: { left: number; top: number },
  { colour, opacity }: Marks,
): void {
  const { width, height } = pictureBox.panel
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const share = ((cover[y * width + x] ?? 0) / 255) * opacity
      if (share === 0) continue
      const at = ((top + y) * cardSize.width + left + x) * 4
      channels.forEach((value, channel) => {
        const under = data[at + channel] ?? 0
        data[at + channel] = Math.round(under + (value - under) * share)
      })
    }
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
