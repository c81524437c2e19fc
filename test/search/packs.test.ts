import { expect, test } from 'vitest'
import { makePacks, packName, packScript } from '../../src/search/packs.ts'

const file = (path: string, size: number) => ({ path, content: new Uint8Array(size).fill(7) })
const files = Array.from({ length: 40 }, (_, at) =>
  file(`fragment/en_${String(at * 7919).padStart(6, '0')}.pf`, 20_000),
)

test('every file is in the pack that its name leads to', () => {
  const { directory, packs } = makePacks([...files, file('index/en_1.pf', 10)], 'b')
  for (const { path } of files) expect(packs.get(packName(path, directory))?.files).toHaveProperty([path])
  expect(packName('index/en_1.pf', directory)).toBe('index-0')
  expect(packName('pagefind.en.pf_meta', directory)).toBe('core')
  expect(packs.get('fragment-0')?.build).toBe('b')
})

test('no pack is over a megabyte, and a file larger than a pack has its own', () => {
  const { packs } = makePacks([...files, file('fragment/en_9.pf', 500_000)], 'b')
  for (const [name, pack] of packs) expect(packScript(name, pack).length).toBeLessThan(1_000_000)
  expect([...packs.values()].some((pack) => Object.keys(pack.files).length === 1)).toBe(true)
})

test('the order in which files come does not matter', () => {
  expect([...makePacks(files, 'b').packs]).toEqual([...makePacks([...files].reverse(), 'b').packs])
})

test('a pack is a script that hands itself over', () => {
  const self: { atlasPacks?: Record<string, unknown> } = {}
  new Function('self', packScript('core', { build: 'b', files: { x: 'eA==' } }))(self)
  expect(self.atlasPacks).toEqual({ core: { build: 'b', files: { x: 'eA==' } } })
})
