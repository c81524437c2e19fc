import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { CliError } from '../model/effects.ts'

/** A line longer than this many characters is not read: it would cost memory and holds no listing. */
export const lineLimit = 16_000_000
const headSize = 65_536

export interface Line {
  /** 1-based. */
  number: number
  text: string
  /** True when the line passed the limit; `text` is then only its beginning. */
  tooLong: boolean
}

/** The beginning of a file, by which its format is told. */
export interface Head {
  /** File name, for telling apart what content cannot. */
  name: string
  /** At most 64 kB, decoded. */
  text: string
  size: number
  encoding: string
  /** True when lines end as on old Macs, with a carriage return alone. */
  returns?: boolean
}

/**
 * Reads the beginning of a seed file and finds its encoding: UTF-8, UTF-16 by its mark or by the zeros
 * that every second byte of Western text is, else Windows-1252.
 * @throws CliError for an empty or binary file.
 */
export async function readHead(path: string, name: string): Promise<Head> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const buffer = new Uint8Array(Math.min(size, headSize))
    await handle.read(buffer, 0, buffer.length, 0)
    if (buffer.length === 0) throw new CliError('is empty; put records into it or remove it')
    const encoding = encodingOf(buffer)
    const text = new TextDecoder(encoding).decode(buffer)
    const way = wayOutOfBinary(buffer) ?? (isBinary(text) ? 'save the listing' : undefined)
    if (way) throw new CliError(`is no text file; ${way} as text, HTML, JSON, BibTeX, … or remove it`)
    if (text.trim() === '' && size <= headSize)
      throw new CliError('is empty but for spaces; put records into it or remove it')
    const returns = text.includes('\r') && !text.includes('\n')
    return { name, text: returns ? text.replaceAll('\r', '\n') : text, size, encoding, returns }
  } finally {
    await handle.close()
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.includes(0)) {
    const zeros = (from: number) => bytes.filter((byte, at) => byte === 0 && at % 2 === from).length
    const [even, odd] = [zeros(0), zeros(1)]
    const isWide = Math.max(even, odd) > bytes.length / 4 && Math.min(even, odd) < bytes.length / 100
    if (isWide) return odd > even ? 'utf-16le' : 'utf-16be'
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return 'utf-8'
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    const broken = text.match(/\uFFFD/g)?.length ?? 0
    const letters = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0
    return broken > letters ? 'windows-1252' : 'utf-8'
  }
}

/** Text holds hardly any control characters. */
function isBinary(text: string): boolean {
  const controls = text.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0
  return controls > 4 + text.length / 100
}

/** Kinds of files that say at once what they are, and how to come to a listing from them. */
const binaries: [start: RegExp, wayOut: string][] = [
  [/^PK\x03\x04.{26}(?:\[Content_Types\]|mimetype)/s, 'open it, and save the listing'],
  [/^PK(?:\x03\x04|\x05\x06)/, 'unpack it, and save the listings'],
  [/^.{257}ustar/s, 'unpack it, and save the listings'],
  [/^bplist00/, 'save the page'],
  [/^(?:\x1f\x8b|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd|7z\xbc)/, 'unpack it, and save the listings'],
  [/^%PDF-/, 'add its paper by id (npm run add), or save its listing'],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8|\xd0\xcf\x11\xe0|SQLite)/, 'save the listing'],
]

function wayOutOfBinary(bytes: Uint8Array): string | undefined {
  const first = String.fromCharCode(...bytes.subarray(0, 300))
  return binaries.find(([start]) => start.test(first))?.[1]
}

/**
 * A file's text in pieces, streamed. Throws what reading the file throws.
 * @param returns lines end with a carriage return alone: it becomes a line feed
 */
export async function* readChunks(path: string, encoding: string, returns = false): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true })
    yield returns ? text.replaceAll('\r', '\n') : text
  }
  yield decoder.decode()
}

/** The lines of a text, streamed: memory does not grow with the text, nor with a line beyond the limit. */
export async function* linesOf(chunks: AsyncIterable<string>, limit = lineLimit): AsyncGenerator<Line> {
  let pending = ''
  let tooLong = false
  let number = 1
  for await (const chunk of chunks) {
    const parts = chunk.split('\n')
    for (const [index, part] of parts.entries()) {
      if (pending.length + part.length > limit) tooLong = true
      else pending += part
      if (index === parts.length - 1) break
      yield { number: number++, text: pending.replace(/\r{1,2}$/, ''), tooLong }
      pending = ''
      tooLong = false
    }
  }
  if (pending || tooLong) yield { number, text: pending, tooLong }
}

/**
 * Tells the line of an offset in a text that comes in pieces (of characters or of bytes). Offsets are asked for
 * in rising order, so that passed line breaks can be forgotten.
 */
export function lineCounter() {
  let breaks: number[] = []
  let size = 0
  let line = 1
  return {
    add(piece: string | Uint8Array) {
      const next = (from: number) =>
        typeof piece === 'string' ? piece.indexOf('\n', from) : piece.indexOf(10, from)
      for (let at = next(0); at >= 0; at = next(at + 1)) breaks.push(size + at)
      size += piece.length
    },
    lineAt(offset: number): number {
      const later = breaks.findIndex((at) => at >= offset)
      const passed = later < 0 ? breaks.length : later
      line += passed
      breaks = breaks.slice(passed)
      return line
    },
    /** The line of the last offset. */
    last: () => line + breaks.length,
  }
}
