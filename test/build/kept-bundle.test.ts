import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MadeBundle } from '../../src/build/bundle.ts'
import { bundleKey, keepBundle, printOf, takeBundle } from '../../src/build/kept-bundle.ts'

let folder: string
let kept: string
let note: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-bundle-'))
  kept = join(folder, 'kept')
  note = join(folder, 'note.mdx')
  writeFileSync(note, 'A note.')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function newBundle(name = 'bundle'): { at: string; made: MadeBundle } {
  const at = join(folder, name)
  mkdirSync(join(at, 'pages/chunks'), { recursive: true })
  mkdirSync(join(at, 'files'))
  writeFileSync(join(at, 'pages/entry.mjs'), 'export const page = 1')
  writeFileSync(join(at, 'pages/chunks/a.mjs'), 'export const a = 1')
  const styles = new Map([['page', { styles: [{ type: 'external' }] }]])
  const sources = [[note, printOf(note)] as const]
  return {
    at,
    made: { entry: join(at, 'pages/entry.mjs'), files: join(at, 'files'), styles, assets: {}, sources },
  }
}

test('a bundle comes back as it was, in another folder', () => {
  const { at, made } = newBundle()
  keepBundle(kept, 'key', at, made)
  rmSync(at, { recursive: true })
  const other = join(folder, 'other')
  const taken = takeBundle(kept, 'key', other)
  expect(taken).toEqual({ ...made, entry: join(other, 'pages/entry.mjs'), files: join(other, 'files') })
  expect(readFileSync(join(other, 'pages/chunks/a.mjs'), 'utf8')).toBe('export const a = 1')
})

test('it is not taken when a text that it was made of is another, or gone, nor by another key', () => {
  const { at, made } = newBundle()
  keepBundle(kept, 'key', at, made)
  expect(takeBundle(kept, 'other', join(folder, 'a'))).toBeUndefined()
  writeFileSync(note, 'Another note.')
  expect(takeBundle(kept, 'key', join(folder, 'b'))).toBeUndefined()
  rmSync(note)
  expect(takeBundle(kept, 'key', join(folder, 'c'))).toBeUndefined()
})

test('a damaged one is as good as none', () => {
  const { at, made } = newBundle()
  keepBundle(kept, 'key', at, made)
  writeFileSync(join(kept, 'key', 'bundle.v8'), 'x')
  expect(takeBundle(kept, 'key', join(folder, 'a'))).toBeUndefined()
})

test('those that were not used for longest are cleared away', () => {
  const { at, made } = newBundle()
  for (const [place, key] of ['a', 'b', 'c', 'd'].entries()) {
    keepBundle(kept, key, at, made)
    utimesSync(join(kept, key), place + 1, place + 1)
  }
  expect(takeBundle(kept, 'a', join(folder, 'taken'))).toBeDefined()
  keepBundle(kept, 'e', at, made)
  expect(readdirSync(kept).sort()).toEqual(['a', 'c', 'd', 'e'])
})

test('the key tells notes and addresses apart', () => {
  const notes = new Map([['papers/a', 'content/papers/a.mdx']])
  const keys = [
    { notes },
    { notes, site: 'https://example.org' },
    { notes: new Map([['papers/b', 'content/papers/a.mdx']]) },
    { notes: new Map() },
  ].map(bundleKey)
  expect(new Set(keys).size).toBe(4)
})
