import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPageCache } from '../../src/build/page-cache.ts'

type Versions = Record<string, string | undefined>

/** A site of one page that read `a` and `b`, and the same page asked for again. */
function again({ versions = {}, program = 'p', spoil = () => {} }: Again): {
  isTaken: boolean
  text: string
} {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-pages-'))
  const [last, next, notes] = ['last', 'next', 'notes/site.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  for (const one of [last, next]) mkdirSync(one)
  const first: Versions = { a: '1', b: '1' }
  writeFileSync(join(last, 'x.html'), 'drawn')
  const before = openPageCache(notes, {
    program: 'p',
    last: next,
    next: last,
    version: (read) => first[read],
  })
  before.drawn('x.html', ['a', 'b'])
  before.save()
  spoil(join(last, 'x.html'), notes)
  const now = { ...first, ...versions }
  const after = openPageCache(notes, { program, last, next, version: (read) => now[read] })
  const isTaken = after.restore('x.html')
  return { isTaken, text: isTaken ? readFileSync(join(next, 'x.html'), 'utf8') : '' }
}

interface Again {
  versions?: Versions
  program?: string
  spoil?: (page: string, notes: string) => void
}

test('a page whose reads are the same is taken over', () => {
  expect(again({})).toEqual({ isTaken: true, text: 'drawn' })
  expect(again({ versions: { c: '2' } }).isTaken).toBe(true)
})

test.each<[string, Again]>([
  ['one of its reads has changed', { versions: { b: '2' } }],
  ['nobody can tell whether a read has changed', { versions: { b: undefined } }],
  ['the program has changed', { program: 'q' }],
  ['somebody has changed the file', { spoil: (page) => writeFileSync(page, 'mine!') }],
  ['the notes are torn', { spoil: (_, notes) => writeFileSync(notes, '{') }],
])('a page is drawn again when %s', (_, change) => {
  expect(again(change).isTaken).toBe(false)
})

test('a page that is not known is drawn', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-pages-'))
  const places = { program: 'p', last: folder, next: folder, version: () => '1' }
  expect(openPageCache(join(folder, 'none.json'), places).restore('y.html')).toBe(false)
})
