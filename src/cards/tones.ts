import { crc32 } from 'node:zlib'
import { palette } from './palette.ts'

/** Steps from paper to either colour: more than an eye tells apart on the soft edge of a letter. */
const steps = 16

/**
 * Numbers for the colours of a card: from ink over paper to the card's own colour, so that the mixture of a text
 * and what lies below it has the number between.
 */
const toneOf = { ink: 0, inkSoft: 4, paper: steps, own: 2 * steps }

/** Paper's number as a grey. */
export const paperTone = greyOf(toneOf.paper)

/**
 * An SVG with each colour as a grey of its number, whose pixels are then places in `tonePalette`; undefined when
 * it has other colours. Soft edges get the steps between by themselves, so nobody has to look for a palette.
 * @param own the card's own colour
 */
export function inTones(svg: string, own: string): string | undefined {
  const tones = new Map<string, number>([
    [palette.ink, toneOf.ink],
    [palette.inkSoft, toneOf.inkSoft],
    [palette.paper, toneOf.paper],
    [own, toneOf.own],
  ])
  let known = true
  const toned = svg.replace(/#[0-9a-f]{6}/g, (colour) => {
    const tone = tones.get(colour)
    known &&= tone !== undefined
    return greyOf(tone ?? 0)
  })
  return known ? toned : undefined
}

/** A grey PNG of tones as a PNG with the palette that they stand for. https://www.w3.org/TR/png-3/#11PLTE */
export function withTonePalette(png: Buffer, own: string): Buffer {
  const header = Buffer.from(png.subarray(headerAt, headerEnd))
  if (header.toString('latin1', 4, 8) !== 'IHDR' || header[colourTypeAt] !== grey)
    throw new Error('not a grey PNG')
  header[colourTypeAt] = indexed
  header.writeUInt32BE(crc32(header.subarray(4, -4)), header.length - 4)
  return Buffer.concat([
    png.subarray(0, headerAt),
    header,
    chunk('PLTE', Buffer.from(tonePalette(own).flat())),
    png.subarray(headerEnd),
  ])
}

function greyOf(tone: number): string {
  return `#${tone.toString(16).padStart(2, '0').repeat(3)}`
}

/** Behind the signature: length, type, 13 bytes, sum. */
const headerAt = 8
const headerEnd = headerAt + 25
const colourTypeAt = 17
const grey = 0
const indexed = 3

/** Red, green and blue by tone. */
function tonePalette(own: string): number[][] {
  const [ink, paper, colour] = [palette.ink, palette.paper, own].map(channels)
  return Array.from({ length: toneOf.own + 1 }, (_, tone) => {
    if (tone === toneOf.inkSoft) return channels(palette.inkSoft)
    return tone < steps ? mix(ink, paper, tone / steps) : mix(paper, colour, tone / steps - 1)
  })
}

function mix(from: number[] = [], to: number[] = [], share: number): number[] {
  return from.map((value, channel) => Math.round(value + ((to[channel] ?? 0) - value) * share))
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
}

function chunk(type: string, body: Buffer): Buffer {
  const framed = Buffer.alloc(body.length + 12)
  framed.writeUInt32BE(body.length, 0)
  framed.write(type, 4, 'latin1')
  framed.set(body, 8)
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), body.length + 8)
  return framed
}
