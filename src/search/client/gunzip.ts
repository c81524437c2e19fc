import { gunzipSync } from 'fflate'

/**
 * Unpacks a small gzip file and checks its sum, which fflate leaves out; the browser's own stream checks it too, but
 * takes longer to set up than a paper's file takes to unpack.
 * @throws Error when the file is not whole
 */
export function gunzip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(gunzipSync(bytes))
  const end = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8)
  if (end.getUint32(0, true) !== crc32(plain) || end.getUint32(4, true) !== plain.length)
    throw new Error('the sum of the file is another')
  return plain
}

/** One entry per byte, of the polynomial of RFC 1952 §8. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

function crc32(bytes: Uint8Array): number {
  let sum = -1
  for (const byte of bytes) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 255] ?? 0)
  return ~sum >>> 0
}
