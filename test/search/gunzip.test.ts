import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gunzip } from '../../src/search/client/gunzip.ts'

const text = 'A file of the index, not long: 机器翻译 and 1.91×. '.repeat(40)
const packed = new Uint8Array(gzipSync(text))

test('what was packed comes out', () => {
  expect(new TextDecoder().decode(gunzip(packed))).toBe(text)
  expect(gunzip(new Uint8Array(gzipSync('')))).toHaveLength(0)
})

/** What comes out, or nothing when the file is refused. */
function unpacked(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder().decode(gunzip(bytes))
  } catch {
    return undefined
  }
}

test('a file with a wrong byte gives the text or nothing, never another; most are refused', () => {
  const wrong = Array.from(packed, (_, at) => packed.map((byte, place) => (place === at ? byte ^ 4 : byte)))
  const texts = wrong.slice(10).map(unpacked)
  expect(texts.filter((own) => own !== undefined && own !== text)).toEqual([])
  expect(texts.filter((own) => own === undefined).length).toBeGreaterThan(texts.length * 0.95)
})

test.each([0, 5, 20, packed.length - 1])('a file of which only %i bytes are there is refused', (length) => {
  expect(unpacked(packed.slice(0, length))).toBeUndefined()
})
