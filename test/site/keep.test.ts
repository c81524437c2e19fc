import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow } from '../../src/build/summary.ts'
import { isKept, type KeepList } from '../../src/search/offline/keep-list.ts'
import { site } from './pages.ts'

test('the list for reading offline has every file that is kept, as it lies there', () => {
  const list = JSON.parse(readFileSync(join(site, 'keep.json'), 'utf8')) as KeepList
  const expected = filesBelow(site)
    .filter(isKept)
    .map((path) => {
      const content = readFileSync(join(site, path))
      const hash = createHash('sha256').update(content).digest('hex').slice(0, 16)
      return { path, bytes: content.length, hash }
    })
  expect(list.files).toEqual(expected)
  expect(list.bytes).toBe(expected.reduce((sum, { bytes }) => sum + bytes, 0))
})
