import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keptParts } from '../../src/build/search-parts.ts'
import type { MadePart } from '../../src/search/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'atlas-parts-'))
const files = ['pagefind/index/a.pf_index', 'offline/pack-1.js']
const part: MadePart = {
  ...{ entry: {}, core: [], directory: {}, ids: ['a'], files, keep: [], bytes: 2 },
  ...{ prints: ['paper'], beginnings: [[4]] },
}
let sites = 0

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A last site with one part of the print `print`, and what the next build can take of it. */
function lastSite(spoil: (last: string) => void = () => {}) {
  const own = join(folder, String(sites++))
  const [last, next, cacheDir] = [join(own, 'last'), join(own, 'next'), join(own, 'notes')]
  for (const file of files) {
    mkdirSync(join(last, file, '..'), { recursive: true })
    writeFileSync(join(last, file), 'x')
  }
  const before = keptParts({ next: last, last, cacheDir })
  before.kept.keep('print', part)
  before.save()
  spoil(last)
  return { last, next, cacheDir, ...keptParts({ next, last, cacheDir }).kept }
}

test('a part whose papers are the same is taken over with all its files', () => {
  const { last, next, take } = lastSite()
  expect(take('print')).toEqual(part)
  for (const file of files) expect(statSync(join(next, file)).ino).toBe(statSync(join(last, file)).ino)
})

test.each<[string, (last: string) => void]>([
  ['was touched', (last) => writeFileSync(join(last, 'offline/pack-1.js'), 'mine!')],
  ['is gone', (last) => rmSync(join(last, 'offline/pack-1.js'))],
])('a part is made anew when one of its files %s', (_, spoil) => {
  expect(lastSite(spoil).take('print')).toBeUndefined()
})

test('what is taken over twice is still known', () => {
  const own = lastSite()
  const second = keptParts(own)
  second.kept.keep('print', second.kept.take('print') ?? part)
  second.save()
  const third = keptParts({ ...own, next: `${own.next}-2` })
  expect(third.kept.take('print')).toEqual(part)
})

test('the beginnings of a paper are known when its part is not', () => {
  const { take, beginnings } = lastSite()
  expect(take('another')).toBeUndefined()
  expect(beginnings('paper')).toEqual([4])
  expect(beginnings('other')).toBeUndefined()
})

test('a part of other papers is not known', () => {
  expect(lastSite().take('another')).toBeUndefined()
})
