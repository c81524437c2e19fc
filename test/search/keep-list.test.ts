import { expect, test } from 'vitest'
import { cacheNames, fileAddress } from '../../src/search/offline/caches.ts'
import { formatBytes, isKept, isShell, planKeep } from '../../src/search/offline/keep-list.ts'
import { webManifest } from '../../src/search/offline/web-manifest.ts'

const file = (path: string, hash: string, bytes = 10) => ({ path, hash, bytes })
const list = { build: 'b', bytes: 30, files: [file('a.html', '1'), file('b.html', '2'), file('c.js', '3')] }

test('a plan fetches what is missing or different, and removes what is not listed', () => {
  expect(planKeep(list, new Map())).toEqual({ fetch: list.files, remove: [], bytes: 30 })
  expect(
    planKeep(
      list,
      new Map([
        ['a.html', '1'],
        ['b.html', 'old'],
        ['gone.html', '9'],
      ]),
    ),
  ).toEqual({
    fetch: [file('b.html', '2'), file('c.js', '3')],
    remove: ['gone.html'],
    bytes: 20,
  })
  expect(planKeep(list, new Map(list.files.map(({ path, hash }) => [path, hash])))).toEqual({
    fetch: [],
    remove: [],
    bytes: 0,
  })
})

test('pages, data and the index are kept; what is of no use offline is not', () => {
  for (const path of [
    'index.html',
    'papers/x.html',
    'data/papers.json',
    'pagefind/index/en_1.pf_index',
    'papers/x.bib',
  ])
    expect(isKept(path), path).toBe(true)
  for (const path of [
    'cards/papers/x.png',
    'offline/core.js',
    'sw.js',
    'keep.json',
    'atlas.zip',
    'pagefind/pagefind.js',
    'pagefind/filter/en_1.pf_filter',
  ])
    expect(isKept(path), path).toBe(false)
  expect(isShell('assets/style.ABC.css')).toBe(true)
  expect(isShell('papers/x.html')).toBe(false)
})

test.each([
  ['https://a.org/sub/', 'https://a.org/sub/index.html'],
  ['https://a.org/sub/search.html?q=x#y', 'https://a.org/sub/search.html'],
  ['https://a.org/papers/nanoflow', 'https://a.org/papers/nanoflow.html'],
  ['https://a.org/papers/yuan-2.0.html', 'https://a.org/papers/yuan-2.0.html'],
])('%s lies in the cache as %s', (address, expected) => {
  expect(fileAddress(address)).toBe(expected)
})

test('two atlases under one origin have caches of their own', () => {
  expect(cacheNames('/a/').kept).not.toBe(cacheNames('/b/').kept)
})

test('sizes are told in kB and MB', () => {
  expect([1, 999, 1_234_567, 22_065_558].map(formatBytes)).toEqual(['1 kB', '1 kB', '1.2 MB', '22.1 MB'])
})

test('the manifest names the app and holds relative addresses only', () => {
  const manifest = JSON.parse(webManifest({ title: 'My "Atlas"', description: 'd', language: 'de' })) as {
    name: string
    start_url: string
    icons: { src: string; sizes: string }[]
    shortcuts: { url: string }[]
  }
  expect(manifest.name).toBe('My "Atlas"')
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', 'any'])
  const addresses = [
    manifest.start_url,
    ...manifest.icons.map(({ src }) => src),
    ...manifest.shortcuts.map(({ url }) => url),
  ]
  for (const address of addresses) expect(address).not.toMatch(/^(?:\/|https?:)/)
})
