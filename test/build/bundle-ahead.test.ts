import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readContent } from '../../src/atlas/read.ts'
import { bundlingAhead } from '../../src/build/bundle-ahead.ts'
import type { bundlePages, PageBundle } from '../../src/build/bundle.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const bundle = { entry: 'entry.mjs' } as PageBundle

/** Makes bundles that are never done, but for those of some notes, and tells what came of each. */
function maker(isDone: (notes: ReadonlyMap<string, string>) => boolean) {
  const told: string[] = []
  const make: typeof bundlePages = ({ notes }, _kept, _effects, signal) => {
    told.push(`begun ${notes.size}`)
    if (isDone(notes)) return Promise.resolve(bundle)
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        // Its process takes a while to end.
        setTimeout(() => {
          told.push(`ended ${notes.size}`)
          reject(new Error('ended'))
        }, 20)
      })
    })
  }
  return { make, told }
}

function options() {
  const content = temporaryFolder('ahead')
  return { seeds: 'seeds', content, out: 'dist', notes: readContent(content).notes }
}

test('the bundle that was begun ahead is taken when the notes are as foreseen', async () => {
  const { notes, ...own } = options()
  const { make, told } = maker(() => true)
  expect(await bundlingAhead(own, ({ of }) => of(notes), make)).toBe(bundle)
  expect(told).toEqual([`begun ${notes.size}`])
})

test('for other notes another one is made, when the first has ended', async () => {
  const { notes, ...own } = options()
  const others = new Map([...notes, ['papers/p', 'p.mdx']])
  const { make, told } = maker(({ size }) => size === others.size)
  expect(await bundlingAhead(own, ({ of }) => of(others), make)).toBe(bundle)
  expect(told).toEqual([`begun ${notes.size}`, `ended ${notes.size}`, `begun ${others.size}`])
})

test('a build that fails ends the making of its bundle', async () => {
  const { notes, ...own } = options()
  const { make, told } = maker(() => false)
  const failed = bundlingAhead(own, () => Promise.reject(new Error('no seeds')), make)
  await expect(failed).rejects.toThrow('no seeds')
  await expect.poll(() => told).toEqual([`begun ${notes.size}`, `ended ${notes.size}`])
})

test('nothing is foreseen of content that cannot be read', async () => {
  const { notes, ...own } = options()
  writeFileSync(join(own.content, 'papers'), 'no folder')
  const { make, told } = maker(() => true)
  const build: Parameters<typeof bundlingAhead<PageBundle>>[1] = ({ of }) => {
    expect(told).toEqual([])
    return of(notes)
  }
  expect(await bundlingAhead(own, build, make)).toBe(bundle)
  expect(told).toEqual([`begun ${notes.size}`])
})
