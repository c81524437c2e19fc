import { inflateSync } from 'node:zlib'

/**
 * A font of the WOFF format as the plain font inside it, which shapers read.
 * https://www.w3.org/TR/WOFF/
 * @throws Error for a file of another format
 */
export function sfntOf(woff: Buffer): Uint8Array<ArrayBuffer> {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('is not a WOFF font')
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  const power = 2 ** Math.floor(Math.log2(count))
  head.writeUInt16BE(16 * power, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE(16 * (count - power), 10)
  const parts: Uint8Array[] = [head]
  let end = head.length
  for (let table = 0; table < count; table++) {
    const entry = 44 + 20 * table
    const [from, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
    ]
    const body = woff.subarray(from, from + packed)
    const at = 12 + 16 * table
    woff.copy(head, at, entry, entry + 4)
    woff.copy(head, at + 4, entry + 16, entry + 20)
    head.writeUInt32BE(end, at + 8)
    head.writeUInt32BE(length, at + 12)
    const padding = -length & 3
    parts.push(packed < length ? inflateSync(body) : body, Buffer.alloc(padding))
    end += length + padding
  }
  return Buffer.concat(parts)
}
