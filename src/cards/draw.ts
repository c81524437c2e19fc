import { readFileSync } from 'node:fs'
import satori, { type Font } from 'satori'
import sharp from 'sharp'
import { cardSize, pictureBox, type Card, type Marks } from './card.ts'
import type { FontFile } from './fonts.ts'
import { cardTemplate } from './template.ts'
import { inTones, paperTone, withTonePalette } from './tones.ts'

/** The card as a PNG of 1200 × 630 px. */
export async function drawCard(card: Card): Promise<Buffer> {
  const backdrop = card.backdrop && (await tonedImage(card.backdrop))
  const toned = inTones(await cardSvg(card, backdrop), card.colour)
  return toned === undefined ? drawColours(card) : drawTones(toned, card.colour)
}

/**
 * Cards of few colours, which are nearly all. Red is taken for grey, as all channels are the same and to turn them
 * into grey would take as long as everything else.
 */
async function drawTones(svg: string, own: string): Promise<Buffer> {
  const png = sharp(Buffer.from(svg)).extractChannel('red').png({ compressionLevel: 4 })
  return withTonePalette(await png.toBuffer(), own)
}

/** Charts in the colours of all regions. */
async function drawColours({ backdrop, ...card }: Card): Promise<Buffer> {
  const svg = await cardSvg(card, backdrop && marksSvg(backdrop))
  return sharp(Buffer.from(svg)).png({ palette: true, dither: 0, effort: 1 }).toBuffer()
}

/**
 * The card as SVG without text elements: every letter is a path.
 * @param under what lies below the marks of its picture, as SVG
 */
async function cardSvg(card: Card, under = ''): Promise<string> {
  const { element, fonts } = cardTemplate(card)
  const svg = await satori(element as Parameters<typeof satori>[0], { ...cardSize, fonts: fontsOf(fonts) })
  const { left, top } = pictureOrigin(card)
  const marks = under + card.marks.map(marksSvg).join('')
  return svg
    .replace(unusedMasks, '')
    .replace('</svg>', `<g transform="translate(${left} ${top})">${marks}</g></svg>`)
}

/** Satori gives each element a mask of its box, for children that reach out of it; no text does. */
const unusedMasks = /<mask id="[^"]*"><rect [^>]*\/><\/mask>/g

/** The picture of a card without a figure lies lower. */
function pictureOrigin({ form, figure }: Card): { left: number; top: number } {
  const { left, top } = pictureBox[form]
  return { left, top: form === 'panel' && !figure?.number ? top + 48 : top }
}

/** The light dots of a backdrop, in tones, as an image: a thousand dots are rasterized once, not once a card. */
let image: { path: string; svg: Promise<string> } | undefined

function tonedImage(backdrop: Marks): Promise<string> {
  if (image?.path !== backdrop.path) image = { path: backdrop.path, svg: rasterize(backdrop) }
  return image.svg
}

async function rasterize(backdrop: Marks): Promise<string> {
  const { width, height } = pictureBox.panel
  const size = `width="${width}" height="${height}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${marksSvg({ ...backdrop, colour: paperTone })}</svg>`
  const png = await sharp(Buffer.from(svg)).png().toBuffer()
  return `<image ${size} href="data:image/png;base64,${png.toString('base64')}"/>`
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
