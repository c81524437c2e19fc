import { readFileSync } from 'node:fs'
import satori, { type Font } from 'satori'
import sharp from 'sharp'
import { cardSize, pictureBox, type Card, type Marks } from './card.ts'
import type { FontFile } from './fonts.ts'
import { cardTemplate } from './template.ts'
import { inTones, toneOf, withTonePalette } from './tones.ts'

/** The card as a PNG of 1200 × 630 px. */
export async function drawCard(card: Card): Promise<Buffer> {
  const toned = inTones(await cardSvg(card), card.colour)
  return toned === undefined ? inColours(card) : drawTones(toned, card)
}

/** Cards of few colours, which are nearly all: one byte a pixel from the raster to the file. */
async function drawTones(svg: string, card: Card): Promise<Buffer> {
  const pixels = await sharp(Buffer.from(svg)).extractChannel(0).raw().toBuffer()
  if (card.backdrop) blend(pixels, await coverageOf(card.backdrop), pictureOrigin(card), toneOf.paper)
  const png = sharp(pixels, { raw: { ...cardSize, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 4 })
  return withTonePalette(await png.toBuffer(), card.colour)
}

/** Charts in the colours of all regions. */
async function inColours({ backdrop, ...card }: Card): Promise<Buffer> {
  const svg = await cardSvg({ ...card, marks: [...(backdrop ? [backdrop] : []), ...card.marks] })
  return sharp(Buffer.from(svg)).png({ palette: true, dither: 0, effort: 1 }).toBuffer()
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

/** Which pixels of a card a backdrop covers, and how much of each: rasterized once, not once a card. */
interface Coverage {
  path: string
  /** Row × the card's width + column, from the picture's corner. */
  at: Int32Array
  share: Float32Array
}

let coverage: Promise<Coverage> | undefined

async function coverageOf(backdrop: Marks): Promise<Coverage> {
  const known = await coverage
  if (known?.path === backdrop.path) return known
  coverage = rasterize(backdrop)
  return coverage
}

async function rasterize({ path, ...backdrop }: Marks): Promise<Coverage> {
  const { width, height } = pictureBox.panel
  const marks = marksSvg({ ...backdrop, path, colour: '#ffffff' })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%"/>${marks}</svg>`
  const pixels = await sharp(Buffer.from(svg)).extractChannel(0).raw().toBuffer()
  const covered = [...pixels.entries()].filter(([, value]) => value > 0)
  const at = covered.map(([place]) => Math.floor(place / width) * cardSize.width + (place % width))
  return { path, at: Int32Array.from(at), share: Float32Array.from(covered, ([, value]) => value / 255) }
}

/** Lays a tone over those of a card, in place. */
function blend(
  tones: Uint8Array,
  { at, share }: Coverage,
  { left, top }: { left: number; top: number },
  tone: number,
): void {
  const corner = top * cardSize.width + left
  at.forEach((offset, index) => {
    const under = tones[corner + offset] ?? 0
    tones[corner + offset] = Math.round(under + (tone - under) * (share[index] ?? 0))
  })
}

/** With the opacity of its paint: a group's needs a layer of the card's size. */
function marksSvg({ colour, opacity, stroke, path }: Marks): string {
  const paint = stroke
    ? `fill="none" stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${stroke}" stroke-linecap="round"`
    : `fill="${colour}" fill-opacity="${opacity}"`
  return `<path d="${path}" ${paint}/>`
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
