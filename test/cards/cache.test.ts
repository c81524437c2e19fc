import { existsSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCache } from '../../src/cards/cache.ts'
import type { Card } from '../../src/cards/card.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const folder = temporaryFolder('card-cache')
const day = 24 * 60 * 60 * 1000
const now = Date.UTC(2026, 0, 31)
const card: Card = {
  file: 'papers/a.png',
  source: 'content/papers/a.mdx',
  form: 'panel',
  colour: '#00706a',
  kicker: 'Paper',
  title: 'A',
  byline: '',
  rows: [],
  facts: '',
  imprint: 'Atlas',
  marks: [],
}

function leave(name: string, daysAgo: number): string {
  const path = join(folder, name)
  writeFileSync(path, 'png')
  utimesSync(path, new Date(now - daysAgo * day), new Date(now - 90 * day))
  return path
}

describe('openCache', () => {
  const cache = openCache(folder, now)

  it('knows a card by what it shows, wherever it lies', () => {
    expect(cache.path({ ...card, file: 'papers/b.png', source: 'b' })).toBe(cache.path(card))
    expect(cache.path({ ...card, facts: '2025' })).not.toBe(cache.path(card))
    const faint = { colour: '#faf7f0', opacity: 1, path: 'M0 0' }
    expect(cache.path({ ...card, backdrop: faint })).not.toBe(cache.path(card))
  })

  it('does not have a card that is not drawn', () => {
    expect(cache.has(join(folder, 'none.png'))).toBe(false)
  })

  it('drops what nobody used for a month, and half files of yesterday', () => {
    const used = leave('used.png', 60)
    const [recent, old] = [leave('recent.png', 20), leave('old.png', 40)]
    const [writing, half] = [leave('new.png.tmp', 0), leave('old.png.tmp', 2)]
    expect(cache.has(used)).toBe(true)
    cache.prune()
    expect([used, recent, writing].map((path) => existsSync(path))).toEqual([true, true, true])
    expect([old, half].map((path) => existsSync(path))).toEqual([false, false])
  })

  it("notes a use without touching the time of change, which is the site's file's too", () => {
    const { atimeMs, mtimeMs } = statSync(join(folder, 'used.png'))
    expect([atimeMs, mtimeMs]).toEqual([now, now - 90 * day])
  })
})
