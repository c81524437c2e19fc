import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, readChunks, readHead } from '../../src/ingest/lines.ts'
import { workspace } from './workspace.ts'

async function* pieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const value of values) list.push(value)
  return list
}

test('lines do not depend on how the text is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'é', '\n', '\r\n', '😀', ' ')).map((parts) => parts.join('')),
      fc.integer({ min: 1, max: 9 }),
      async (text, size) => {
        const lines = await all(linesOf(pieces(text, size)))
        const expected = text.split('\n').map((line) => line.replace(/\r$/, ''))
        if (text.endsWith('\n') || text === '') expected.pop()
        expect(lines.map((line) => line.text)).toEqual(expected)
        expect(lines.map(({ number }) => number)).toEqual(lines.map((_, at) => at + 1))
      },
    ),
  )
})

test('a line beyond the limit keeps only its beginning, and the next lines go on', async () => {
  const lines = await all(linesOf(pieces(`ab\n${'x'.repeat(100)}\ncd`, 7), 20))
  expect(lines.map(({ tooLong }) => tooLong)).toEqual([false, true, false])
  expect(lines[1]?.text.length).toBeLessThanOrEqual(20)
  expect(lines[2]?.text).toBe('cd')
})

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')

test.each([
  ['UTF-8', Buffer.from('Größe α 😀')],
  ['UTF-8 with its mark', Buffer.from('\uFEFFGröße α 😀')],
  ['UTF-16 little endian', utf16('Größe α 😀')],
  ['UTF-16 big endian', utf16('Größe α 😀').swap16()],
])('%s is read', async (_, bytes) => {
  const { seed } = workspace()
  const path = seed('x.txt', bytes)
  const { encoding } = await readHead(path, 'x.txt')
  expect((await all(readChunks(path, encoding))).join('')).toBe('Größe α 😀')
})

test('a file in Windows-1252 is read as such', async () => {
  const { seed } = workspace()
  const path = seed('x.bib', Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x96, 0x20, 0xe9]))
  const { encoding } = await readHead(path, 'x.bib')
  expect((await all(readChunks(path, encoding))).join('')).toBe('Müller – é')
})

test.each([
  ['', 'is empty'],
  ['  \n \n', 'is empty but for spaces'],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'is no text file'],
  ['%PDF-1.7 …', 'is no text file'],
  [Buffer.alloc(5000), 'is no text file'],
])('a file without text is refused: %#', async (bytes, message) => {
  const { seeds } = workspace()
  const path = join(seeds, 'x')
  writeFileSync(path, bytes)
  await expect(readHead(path, 'x')).rejects.toThrow(message)
})
