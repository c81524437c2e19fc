import { crc32, deflateSync } from 'node:zlib'

/** Opaque pixels row by row, four bytes each (red, green, blue, alpha), as rasterizers give them. */
export interface Pixels {
  width: number
  height: number
  data: Uint8Array
}

/** Colours of a PNG's palette at most. */
const paletteLimit = 256

/**
 * Pixels as a PNG with a palette. Colours that agree in the first four bits of each channel become one, which
 * no eye sees on the soft edges of letters; `exact` colours stay as they are (the
 * first of those that agree). A general quantizer takes
 * four times as long and does not know which colours matter.
 * https://www.w3.org/TR/png-3/
 */
export function encodePng(pixels: Pixels, exact: readonly string[]): Buffer {
  const { rows, palette } = indexPixels(pixels, exact)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(pixels.width, 0)
  header.writeUInt32BE(pixels.height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(rows, { level: 4, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The image data as PNG rows (a filter byte 0, then a palette index a pixel) and the palette. */
function indexPixels({ width, height, data }: Pixels, exact: readonly string[]) {
  const palette: number[] = []
  const places = new Int16Array(4096).fill(-1)
  const add = (key: number, red: number, green: number, blue: number): number => {
    const place = palette.length / 3 < paletteLimit ? palette.length / 3 : nearest(palette, red, green, blue)
    if (place === palette.length / 3) palette.push(red, green, blue)
    places[key] = place
    return place
  }
  for (const colour of exact) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
    if (red === undefined || green === undefined || blue === undefined) continue
    const key = bucket(red, green, blue)
    if (places[key] === -1) add(key, red, green, blue)
  }
  const rows = new Uint8Array(height * (width + 1))
  // Most pixels are as the one before them, so whole pixels are compared before any is taken apart.
  const words = new Uint32Array(data.buffer, data.byteOffset, width * height)
  let [from, to, last, place] = [0, 0, -1, 0]
  for (let y = 0; y < height; y++) {
    to++
    for (let x = 0; x < width; x++) {
      const word = words[from] ?? 0
      if (word !== last) {
        last = word
        const at = from * 4
        const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
        const key = bucket(red, green, blue)
        place = places[key] ?? -1
        if (place < 0) place = add(key, red, green, blue)
      }
      rows[to++] = place
      from++
    }
  }
  return { rows, palette }
}

function bucket(red: number, green: number, blue: number): number {
  return ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)
}

function nearest(palette: readonly number[], red: number, green: number, blue: number): number {
  let [best, least] = [0, Infinity]
  for (let at = 0; at < palette.length; at += 3) {
    const [r = 0, g = 0, b = 0] = palette.slice(at, at + 3)
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
    if (distance < least) [best, least] = [at / 3, distance]
  }
  return best
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
