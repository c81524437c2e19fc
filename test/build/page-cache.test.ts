import { mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPageCache } from '../../src/build/page-cache.ts'

type Versions = Record<string, string | undefined>

/** A site of one page that read `a` and `b`, and the same page asked for again. */
function again({ versions = {}, program = 'p', settings = 's', spoil = () => {} }: Again): {
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
    settings: 's',
    last: next,
    next: last,
    version: (read) => first[read],
  })
  before.drawn('x.html', ['a', 'b'])
  before.save()
  spoil(join(last, 'x.html'), notes)
  const now = { ...first, ...versions }
  const after = openPageCache(notes, { program, settings, last, next, version: (read) => now[read] })
  const isTaken = after.restore('x.html')
  return { isTaken, text: isTaken ? readFileSync(join(next, 'x.html'), 'utf8') : '' }
}

interface Again {
  versions?: Versions
  program?: string
  settings?: string
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
  ['the settings have changed', { settings: 't' }],
  ['somebody has changed the file', { spoil: (page) => writeFileSync(page, 'mine!') }],
  ['the notes are torn', { spoil: (_, notes) => writeFileSync(notes, '{') }],
])('a page is drawn again when %s', (_, change) => {
  expect(again(change).isTaken).toBe(false)
})

test('a page that is not known is drawn', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-pages-'))
  const places = { program: 'p', settings: 's', last: folder, next: folder, version: () => '1' }
  expect(openPageCache(join(folder, 'none.json'), places).restore('y.html')).toBe(false)
})

test('a page that was taken over, and one drawn in its place, are known to the build after', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-pages-'))
  const notes = join(folder, 'site.json')
  const sites = ['first', 'second', 'third', 'fourth'].map((name) => join(folder, name))
  for (const site of sites) mkdirSync(site)
  const [first = '', second = '', third = '', fourth = ''] = sites
  const between = (last: string, next: string) =>
    openPageCache(notes, { program: 'p', settings: 's', last, next, version: (read) => read })
  const noted = between(second, first)
  for (const [file, read] of [
    ['x.html', 'a'],
    ['y.html', 'b'],
  ] as const) {
    writeFileSync(join(first, file), file)
    noted.drawn(file, [read])
  }
  noted.save()
  const again = between(first, second)
  expect(['y.html', 'x.html'].map(again.restore)).toEqual([true, true])
  again.save()
  const later = between(second, third)
  expect(['x.html', 'y.html'].map(later.restore)).toEqual([true, true])
  writeFileSync(join(third, 'x.html.new'), 'another text')
  renameSync(join(third, 'x.html.new'), join(third, 'x.html'))
  later.drawn('x.html', ['b'])
  later.save()
  const last = between(third, fourth)
  expect(['x.html', 'y.html'].map(last.restore)).toEqual([true, true])
  expect(readFileSync(join(fourth, 'x.html'), 'utf8')).toBe('another text')
})
