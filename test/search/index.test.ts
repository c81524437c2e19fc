import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Beginnings } from '../../src/search/beginnings.ts'
import type { Search } from '../../src/search/client/search.ts'
import { facetFields } from '../../src/search/facets.ts'
import {
  buildSearchIndex,
  searchBuildId,
  type MadePart,
  type SearchIndexSummary,
} from '../../src/search/index.ts'
import { filesBelow } from '../../src/search/offline/folder.ts'
import { keepFile } from '../../src/search/offline/keep-file.ts'
import { packBuild, packName, type Pack, type SearchManifest } from '../../src/search/packs.ts'
import { atlasOf, claimOn } from '../fixtures/atlas.ts'
import { folderStore, openSearch } from './open.ts'

const fast = 'Our scheduler makes serving up to 23× faster than vLLM.'
const hostile = '<script>alert(1)</script> {props} "quoted" & <b data-pagefind-weight="10">bold</b> --> ]]>'
const atlas = atlasOf({
  papers: [
    {
      title: 'QuickServe: Serving with KV-cache reuse',
      abstract: fast,
      authors: ['Ion Stoică', 'Zoë Łukasz'],
      published: '2024-10-21',
      topics: ['llm-serving'],
      claims: [claimOn(fast, '23×')],
      arxiv: '2410.00001',
      links: { code: 'https://example.org/code' },
      venue: 'OSDI [2024], part: "A"',
    },
    {
      title: 'A pipeline of parallel pipes',
      abstract: 'We study pipelines. Serving is not our topic.',
      authors: ['Ion Stoică', 'Mary Ann Smith'],
      published: '2023-05',
      topics: ['pipeline-parallelism', 'llm-serving'],
      doi: '10.1145/3600006.3613165',
    },
    { title: 'PanGu-α without anything else' },
    { title: hostile, abstract: hostile, authors: ['<i>A</i>, B'], organization: 'x"><y' },
    { title: '机器翻译', abstract: '我们研究机器翻译。' },
  ],
})

let site: string
let search: Search
beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'search-'))
  const summary = await buildSearchIndex(atlas, site)
  expect(summary.pages).toBe(5)
  search = openSearch(site)
})
afterAll(() => rmSync(site, { recursive: true, force: true }))

const find = async (text: string, more = {}) => search.search({ text, ...more })
const urls = async (text: string, more = {}) => (await find(text, more)).cards.map(({ url }) => url)
const [quick, pipes, pangu, odd, chinese] = [
  'papers/quickserve-serving-with-kv-cache-reuse.html',
  'papers/a-pipeline-of-parallel-pipes.html',
  'papers/pangu-alpha-without-anything-else.html',
  atlas.papers.find(({ title }) => title === hostile)?.url,
  atlas.papers.find(({ title }) => title === '机器翻译')?.url,
]

describe('finds papers', () => {
  test.each([
    ['quickserve', [quick]],
    ['KV-cache', [quick]],
    ['kv cache', [quick]],
    ['23x faster', [quick]],
    ['stoica', [pipes, quick]],
    ['lukasz', [quick]],
    ['pangu alpha', [pangu]],
    ['PanGu-α', [pangu]],
    ['serving -scheduler', [pipes]],
    ['"parallel pipes"', [pipes]],
    ['"pipes parallel"', []],
    ['author:stoica year:2024', [quick]],
    ['author:"Mary Ann"', [pipes]],
    ['topic:serving -has:code', [pipes]],
    ['speed>20', [quick]],
    ['speed>23', []],
    ['speed>=23', [quick]],
    ['venue:osdi', [quick]],
    ['year:2022-2023', [pipes]],
    ['机器翻译', [chinese]],
    ['alert(1)', [odd]],
    ['kv', [quick]],
    ['w', [pangu, quick, pipes, odd]],
    ['serving sc', [quick]],
    ['st -pipes', [quick]],
    ['23', [quick]],
  ])('%s', async (text, expected) => {
    expect((await urls(text)).sort()).toEqual(expected.sort())
  })
  test('by arXiv id and DOI, straight', async () => {
    expect((await find('https://arxiv.org/abs/2410.00001v3')).exact?.url).toBe(quick)
    expect((await find('doi:10.1145/3600006.3613165')).exact?.url).toBe(pipes)
    expect(await find('2410.99999')).toMatchObject({ state: 'none', total: 0 })
  })
  test('in spite of a wrong letter, and says what it searched', async () => {
    expect(await find('quikserve')).toMatchObject({ mended: 'quickserve', total: 1 })
    expect(await find('luksaz')).toMatchObject({ mended: 'lukasz', total: 1 })
  })
  test('asks whether a word near a short one was meant, and searches what was typed', async () => {
    const answer = await find('pangs')
    expect(answer).toMatchObject({ mended: undefined, meant: 'pangu' })
    expect(answer.state).not.toBe('found')
    expect(await find('serving marx')).toMatchObject({ state: 'loose', total: 2, meant: 'serving mary' })
    expect((await find('ointo')).meant).toBeUndefined()
  })
  test('with some of the words when none has all, and says so', async () => {
    expect(await find('quickserve pangu')).toMatchObject({ state: 'loose', total: 2 })
  })
  test('with an author or a topic spelt wrong in a field, and says what it searched', async () => {
    expect(await find('author:stocia')).toMatchObject({
      total: 2,
      unknown: [{ field: 'author', value: 'stocia', meant: 'stoica' }],
    })
    const lost = await find('author:xyzzy')
    expect([lost.total, lost.unknown[0]?.value, lost.unknown[0]?.meant]).toEqual([0, 'xyzzy', undefined])
    expect((await find('author:stoica')).unknown).toEqual([])
  })
  test('by the first letters of a word, the word itself and titles first, and marks them', async () => {
    const { cards } = await find('pa')
    expect(cards.map(({ url }) => url)).toEqual([pipes, pangu, odd, quick])
    expect(cards[0]?.title.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['parallel'])
    expect((await urls('pi', { sort: 'newest' }))[0]).toBe(pipes)
    expect(await find('quickserve zz')).toMatchObject({ state: 'loose', total: 1 })
    expect(await find('zz')).toMatchObject({ state: 'none', total: 0 })
  })
  test('by a year beside other words', async () => {
    expect(await urls('stoica 2024')).toEqual([quick])
  })
  test('leaving out a word that nothing here is like, and names the topics of what comes near', async () => {
    const answer = await find('serving chromodynamics')
    expect(answer).toMatchObject({
      state: 'loose',
      total: 2,
      entities: [{ kind: 'topic' }, { kind: 'topic' }],
    })
    expect(await find('chromodynamics')).toMatchObject({ state: 'none', total: 0, cards: [] })
  })
  test('sorted by date and by claim', async () => {
    expect((await urls('', { selection: { topic: ['llm-serving'] }, sort: 'newest' }))[0]).toBe(quick)
    expect((await urls('serving', { sort: 'largest' }))[0]).toBe(quick)
  })
})

test('facets count the papers found; ticks widen their own field only', async () => {
  const answer = await find('stoica', { selection: { year: ['2024'] } })
  const facets = await answer.facets(facetFields)
  expect(answer.total).toBe(1)
  expect(facets.year?.map(({ value, count, selected }) => [value, count, selected])).toEqual([
    ['2024', 1, true],
    ['2023', 1, false],
  ])
  expect(facets.topic?.map(({ label, count }) => [label, count])).toEqual([['LLM serving', 1]])
  expect(facets.venue?.[0]?.value).toBe('OSDI [2024], part: "A"')
})

test('tells of fields that mean nothing here, and of papers beyond the filters', async () => {
  expect((await find('author:nobody')).unknown).toMatchObject([{ field: 'author', value: 'nobody' }])
  expect(await find('stoica year:1999')).toMatchObject({ state: 'none', unfiltered: 2 })
})

test('cards hold plain text, however hostile', async () => {
  const [card] = (await find('quoted')).cards
  expect(card?.title.map(({ text }) => text).join('')).toContain('<script>alert(1)</script>')
  expect(card?.authors.map(({ text }) => text).join('')).toContain('<i>A</i>')
  const [paper] = (await find('quickserve')).cards
  expect(paper?.facts).toEqual({
    date: '2024-10-21',
    venue: 'OSDI [2024], part: "A"',
    topic: 'LLM serving',
    hue: 2,
    factor: 23,
  })
  expect(paper?.title[0]).toEqual({ text: 'QuickServe', marked: true })
})

test('names authors, topics and organizations beside the papers', async () => {
  expect((await find('stoica')).entities).toMatchObject([{ kind: 'author', name: 'Ion Stoică', papers: 2 }])
  expect((await find('pipeline parallelism')).entities).toMatchObject([{ kind: 'topic' }])
})

describe('when the index is not as it should be', () => {
  const spoil = (which: RegExp, how: (bytes: Uint8Array) => Uint8Array | undefined) =>
    openSearch(
      site,
      folderStore(site, (path, bytes) => (which.test(path) ? how(bytes) : bytes)),
    )
  const half = (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)
  const flipped = (bytes: Uint8Array) => bytes.map((byte, at) => (at === 40 ? byte ^ 255 : byte))

  test.each([
    ['a missing part', /pf_index$/, () => undefined, 'missing'],
    ['a part cut short', /pf_index$/, half, 'damaged'],
    ['a fragment with a wrong byte', /pf_fragment$/, flipped, 'damaged'],
    ['a missing engine core', /pf_meta$/, () => undefined, 'missing'],
    ['a damaged engine core', /^wasm/, half, 'damaged'],
    ['a missing table of beginnings', /^beginnings/, () => undefined, 'missing'],
    ['a damaged table of beginnings', /^beginnings/, half, 'damaged'],
  ] as const)('%s leaves titles and authors searchable', async (_, which, how, trouble) => {
    vi.spyOn(console, 'error').mockReturnValue()
    const broken = spoil(which, how)
    const answer = await broken.search({ text: 'quickserve stoika re' })
    expect(answer).toMatchObject({ trouble, total: 1 })
    expect(answer.cards[0]?.url).toBe(quick)
    expect((await broken.search({ text: '2410.00001' })).exact?.url).toBe(quick)
  })
  test('a part that comes back is used by the next search', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    let isAway = true
    const mended = spoil(/pf_index$/, (bytes) => (isAway ? undefined : bytes))
    const first = await Promise.all(['quickserve', 'pipes'].map((text) => mended.search({ text })))
    expect(first.map(({ trouble }) => trouble)).toEqual(['missing', 'missing'])
    isAway = false
    for (const text of ['quickserve', 'pipes']) {
      const { state, trouble } = await mended.search({ text })
      expect([state, trouble]).toEqual(['found', undefined])
    }
  })
  test('with the names missing too, it says so and does not fail', async () => {
    const answer = await spoil(/./, () => undefined).search({ text: 'quickserve' })
    expect(answer).toMatchObject({ state: 'none', trouble: 'missing', cards: [] })
  })
  test('a lack of names for facets leaves the papers', async () => {
    const answer = await spoil(/^entities/, () => undefined).search({ text: 'quickserve' })
    expect(answer).toMatchObject({ total: 1, entities: [] })
  })
})

test('the same atlas gives the same bytes, and another a build of another name', async () => {
  const again = mkdtempSync(join(tmpdir(), 'search-'))
  await buildSearchIndex(atlas, again)
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(site, path)).isFile(),
  )
  expect(readdirSync(again, { recursive: true }).sort()).toEqual(
    readdirSync(site, { recursive: true }).sort(),
  )
  for (const path of files)
    expect(readFileSync(join(again, path)).equals(readFileSync(join(site, path))), path).toBe(true)
  rmSync(again, { recursive: true })
  expect(searchBuildId(atlasOf({ papers: [{ title: 'Another' }] }))).not.toBe(searchBuildId(atlas))
})

describe('in several parts', () => {
  let many: string
  let summary: SearchIndexSummary
  let whole: Search
  beforeAll(async () => {
    many = mkdtempSync(join(tmpdir(), 'search-'))
    summary = await buildSearchIndex(atlas, many, { most: 2 })
    whole = openSearch(many)
  })
  afterAll(() => rmSync(many, { recursive: true, force: true }))
  const answer = async (own: Search, text: string, more = {}) => {
    const { cards, total, facets, ...rest } = await own.search({ text, ...more })
    const counts = await facets(facetFields)
    return { urls: cards.map(({ url }) => url), total, counts, state: rest.state }
  }

  test('papers lie in more than one', () => {
    const { parts } = JSON.parse(readFileSync(join(many, 'pagefind/atlas.json'), 'utf8')) as SearchManifest
    expect(parts.length).toBeGreaterThan(1)
    expect(readdirSync(join(many, 'pagefind/2/fragment')).length).toBeGreaterThan(0)
  })
  test.each([
    'quickserve',
    'stoica',
    'serving -scheduler',
    '"parallel pipes"',
    'speed>20',
    'w',
    'st -pipes',
    '机器翻译',
  ])('%s finds what it finds in one', async (text) => {
    const [own, expected] = [await answer(whole, text), await answer(search, text)]
    expect({ ...own, urls: own.urls.toSorted() }).toEqual({ ...expected, urls: expected.urls.toSorted() })
    expect(own.total).toBeGreaterThan(0)
  })
  test.each(['newest', 'largest'] as const)('sorted by %s they come as they come in one', async (sort) => {
    for (const text of ['serving', 'p', 'stoica'])
      expect((await answer(whole, text, { sort })).urls).toEqual((await answer(search, text, { sort })).urls)
  })
  test('best matches come first, from whichever part', async () => {
    for (const word of ['quickserve', 'pipes', 'pangu'])
      expect((await answer(whole, word)).urls).toHaveLength(1)
    const { cards } = await whole.search({ text: 'pipeline' })
    expect(cards[0]?.url).toBe(pipes)
  })
  test('an index of pages from disk holds them all', () => {
    const self: { atlasPacks?: Record<string, Pack> } = {}
    for (const name of readdirSync(join(many, 'offline')))
      new Function('self', readFileSync(join(many, 'offline', name), 'utf8'))(self)
    const core = self.atlasPacks?.['core']?.files['atlas.json'] ?? ''
    const manifest = JSON.parse(Buffer.from(core, 'base64').toString()) as SearchManifest
    const files = filesBelow(join(many, 'pagefind')).filter((path) =>
      /(?:index|fragment|beginnings)\//.test(path),
    )
    for (const path of files) {
      const pack = self.atlasPacks?.[packName(path, manifest.packs ?? {})]
      expect(pack?.build, path).toBe(packBuild(path, manifest))
      expect(
        Buffer.from(pack?.files[path] ?? '', 'base64').equals(readFileSync(join(many, 'pagefind', path))),
      ).toBe(true)
    }
    expect(files.length).toBeGreaterThan(10)
  })
  test('its files are listed for offline as they lie there', () => {
    const listed = summary.keep.map(({ path }) => path)
    expect(listed.filter((path) => /\/fragment\//.test(path))).toHaveLength(5)
    for (const file of summary.keep)
      expect(file).toEqual(keepFile(file.path, readFileSync(join(many, file.path))))
  })
  test('only an index in one piece has filters for Pagefind itself', () => {
    const filters = (folder: string) =>
      filesBelow(join(folder, 'pagefind')).filter((path) => /filter\//.test(path))
    expect(filters(site).length).toBeGreaterThan(5)
    expect(filters(many)).toEqual([])
  })
  test('a part that is kept is taken, the others are made', async () => {
    const again = mkdtempSync(join(tmpdir(), 'search-'))
    const parts = new Map<string, MadePart>()
    const asked: boolean[] = []
    const kept = {
      take: (print: string) => {
        const part = parts.get(print)
        asked.push(part !== undefined)
        for (const file of part?.files ?? []) cpSync(join(many, file), join(again, file))
        return part
      },
      beginnings: () => undefined,
      keep: (print: string, part: MadePart) => void parts.set(print, part),
    }
    await buildSearchIndex(atlas, many, { most: 2, kept })
    const all = filesBelow(many)
    await buildSearchIndex(atlas, again, { most: 2, kept })
    expect(asked).toEqual([false, true].flatMap((isKept) => Array.from(parts, () => isKept)))
    expect(filesBelow(again)).toEqual(all)
    for (const path of all)
      expect(readFileSync(join(again, path)).equals(readFileSync(join(many, path))), path).toBe(true)
    rmSync(again, { recursive: true })
  })
})

test('what is known of a paper that is the same serves a part that is not', async () => {
  const [before, after, clean] = Array.from({ length: 3 }, () => mkdtempSync(join(tmpdir(), 'search-'))) as [
    string,
    string,
    string,
  ]
  const known = new Map<string, Beginnings>()
  const missed: string[] = []
  const kept = {
    take: () => undefined,
    beginnings: (print: string) => {
      if (!known.has(print)) missed.push(print)
      return known.get(print)
    },
    keep: (_: string, { prints, beginnings }: MadePart) => {
      for (const [at, print] of prints.entries()) known.set(print, beginnings[at] ?? [])
    },
  }
  const sketches = ['Ash', 'Beech', 'Cedar'].map((title) => ({ title, abstract: `On ${title} and xylem.` }))
  await buildSearchIndex(atlasOf({ papers: sketches }), before, { kept })
  expect(missed.splice(0)).toHaveLength(3)
  const [first = { title: '' }, ...rest] = sketches
  const changed = atlasOf({ papers: [{ ...first, abstract: 'On quince.' }, ...rest] })
  await buildSearchIndex(changed, after, { kept })
  expect(missed).toHaveLength(1)
  await buildSearchIndex(changed, clean)
  for (const path of filesBelow(clean))
    expect(readFileSync(join(after, path)).equals(readFileSync(join(clean, path))), path).toBe(true)
  for (const folder of [before, after, clean]) rmSync(folder, { recursive: true })
})

test('an atlas without papers has an index that finds nothing', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'search-'))
  await buildSearchIndex(atlasOf({ papers: [] }), empty)
  expect(await openSearch(empty).search({ text: 'x' })).toMatchObject({
    state: 'none',
    total: 0,
  })
  rmSync(empty, { recursive: true })
})
