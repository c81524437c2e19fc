import { describe, expect, it } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import type { Atlas } from '../../src/atlas/types.ts'
import { atomFeed, feedLimit, feedsOf, jsonFeed, type Feed } from '../../src/exports/feeds.ts'
import { generatedAt } from '../../src/exports/site.ts'
import { atlasOf } from '../fixtures/atlas.ts'
import { atomFaults, jsonFeedFaults, readXml } from './feed-rules.ts'
import { hostileAtlas } from './hostile.ts'

const paper = { title: 'One', authors: ['Ada Lovelace'], topics: ['other'], abstract: 'A < B.' }
const sites = [undefined, 'https://example.org/atlas']

describe.each(sites)('feeds, site %s', (site) => {
  const atlas = { ...loadAtlas('content') }
  atlas.config = { ...atlas.config, site }

  it('follow RFC 4287 and the rules of the W3C, the newest entry first', () => {
    for (const feed of feedsOf(atlas)) {
      const source = atomFeed(atlas, feed, generatedAt(atlas))
      expect(atomFaults(source)).toEqual([])
      const entries = readXml(source).all('entry')
      expect(entries.length).toBe(Math.min(feed.papers.length, feedLimit))
      for (const entry of entries)
        expect(entry.text('id')).toMatch(
          /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
        )
      const published = entries.map((entry) => entry.text('published')).filter(Boolean)
      expect(published).toEqual([...published].sort().reverse())
    }
  })

  it('have links that are absolute with a site address, else relative to the feed', () => {
    const [whole, topic] = [...feedsOf(atlas)]
    if (!whole || !topic) throw new Error('no feeds')
    expect(links(atlas, whole)[0]).toBe(site ? 'https://example.org/atlas/index.html' : 'index.html')
    expect(links(atlas, topic)[0]).toBe(site ? `https://example.org/atlas/${topic.page}` : `../${topic.page}`)
    for (const link of links(atlas, topic))
      expect(URL.canParse(link, 'https://x.org/topics/a.xml')).toBe(true)
  })

  it('are also JSON Feed 1.1', () => {
    for (const feed of feedsOf(atlas)) expect(jsonFeedFaults(jsonFeed(atlas, feed))).toEqual([])
  })
})

it('keep to the rules whatever papers say', () => {
  const atlas = hostileAtlas()
  for (const feed of feedsOf(atlas)) {
    expect(atomFaults(atomFeed(atlas, feed, generatedAt(atlas)))).toEqual([])
    expect(jsonFeedFaults(jsonFeed(atlas, feed))).toEqual([])
  }
})

describe('the rules find', () => {
  const atlas = atlasOf({ papers: [{ ...paper, published: '2025-10-01' }], config: { site: sites[1] } })
  const [feed] = [...feedsOf(atlas)]
  const atom = feed ? atomFeed(atlas, feed, '2025-10-01T00:00:00Z') : ''
  const json = feed ? jsonFeed(atlas, feed) : ''

  it.each([
    ['a feed without an id', /<id>.*?<\/id>/, '', 'feed: 0 × id'],
    ['a day for a time', /<updated>[^<]*/, '<updated>2025-10-01', 'feed: no time'],
    ['a day that there is not', /<published>[^<]*/, '<published>2025-13-01T00:00:00Z', 'entry: no time'],
    ['an entry twice', /<entry>[^]*<\/entry>/, '$&$&', 'two entries'],
    ['an id that is none', /<id>urn:uuid:/, '<id>', 'feed: id is no IRI'],
    ['an element of another format', /<subtitle>/, '<description>x</description><subtitle>', 'description'],
    ['a script', /&lt;p&gt;/, '&lt;script&gt;', 'content: <script'],
    ['a relative picture', /src=&quot;https:[^&]*/, 'src=&quot;a.png', 'content: relative address a.png'],
    ['nobody', /<author>.*?<\/author>/g, '', 'an entry without author'],
    ['two pages of one kind', /<link rel="alternate"[^>]*>/, '$&$&', 'feed: two alternates'],
  ])('%s', (_what, found, put, fault) => {
    expect(atomFaults(atom)).toEqual([])
    expect(atomFaults(atom.replace(found, put)).join('\n')).toContain(fault)
  })

  it('XML that is none, and prefixes that nobody declared', () => {
    expect(() => atomFaults(atom.replace('</entry>', ''))).toThrow()
    expect(() => atomFaults(atom.replace(/ xmlns:dcterms="[^"]*"/, ''))).toThrow()
  })

  it.each([
    ['another version', /version\/1\.1/, 'version/1', 'version'],
    ['an unknown field', /"title"/, '"titel": "x", "title"', 'titel'],
    ['an address that is none', /"url": "[^"]*"/, '"url": "papers/one.html"', 'items.0.url'],
    ['a day for a time', /"date_published": "[^"]*"/, '"date_published": "2025-10-01"', 'date_published'],
    ['an author without a name', /"name": "[^"]*"/, '"name": ""', 'authors.0.name'],
  ])('%s in JSON', (_what, found, put, fault) => {
    expect(jsonFeedFaults(json)).toEqual([])
    expect(jsonFeedFaults(json.replace(found, put)).join('\n')).toContain(fault)
  })
})

it('dates an entry by when it entered the atlas, and keeps when the paper came out beside it', () => {
  const atlas = atlasOf({
    papers: [
      { title: 'Old, added late', published: '2019-05', added: '2026-03-02' },
      { title: 'New, added early', published: '2025-12-24', added: '2026-01-05' },
      { title: 'Never noted', published: '2026-02-01' },
    ],
    config: { site: 'https://example.org' },
  })
  const [feed] = [...feedsOf(atlas)]
  if (!feed) throw new Error('no feed')
  const tree = readXml(atomFeed(atlas, feed, generatedAt(atlas)))
  const shown = tree.all('entry').map((entry) => [entry.text('title'), entry.text('updated')])
  expect(shown).toEqual([
    ['Old, added late', '2026-03-02T00:00:00Z'],
    ['Never noted', '2026-02-01T00:00:00Z'],
    ['New, added early', '2026-01-05T00:00:00Z'],
  ])
  expect(tree.text('updated')).toBe('2026-03-02T00:00:00Z')
  expect(tree.all('entry')[0]?.text('dcterms:issued')).toBe('2019-05')
  const { items } = JSON.parse(jsonFeed(atlas, feed)) as { items: Record<string, unknown>[] }
  expect(items[0]).toMatchObject({ date_published: '2026-03-02T00:00:00Z', _paper: { issued: '2019-05' } })
})

it('gives each topic and each author of two or more papers a feed', () => {
  const atlas = atlasOf({
    papers: [paper, { ...paper, title: 'Two', authors: ['Ada Lovelace', 'Alan Turing'] }],
  })
  const paths = [...feedsOf(atlas)].map(({ path }) => path)
  expect(paths).toContain('topics/other.xml')
  expect(paths).toContain('authors/ada-lovelace.xml')
  expect(paths).not.toContain('authors/alan-turing.xml')
})

it('keeps the ids of entries when the site moves and when papers are added', () => {
  const ids = (atlas: Atlas) => {
    const [feed] = [...feedsOf(atlas)]
    return feed
      ? readXml(atomFeed(atlas, feed, '2025-01-01T00:00:00Z'))
          .all('entry')
          .map((entry) => entry.text('id'))
      : []
  }
  const before = ids(atlasOf({ papers: [paper] }))
  const after = ids(atlasOf({ papers: [paper, { title: 'Two' }], config: { site: 'https://moved.example' } }))
  expect(before).toHaveLength(1)
  expect(after).toContain(before[0])
})

it('has a feed even for an atlas without papers or dates', () => {
  const atlas = atlasOf({ papers: [] })
  const [feed] = [...feedsOf(atlas)]
  expect(feed && readXml(atomFeed(atlas, feed, generatedAt(atlas))).text('updated')).toBe(
    '1970-01-01T00:00:00Z',
  )
})

it('takes its time from the newest date or from SOURCE_DATE_EPOCH', () => {
  const atlas = atlasOf({ papers: [{ ...paper, published: '2025-10' }] })
  expect(generatedAt(atlas)).toBe('2025-10-01T00:00:00Z')
  expect(generatedAt(atlas, '1700000000')).toBe('2023-11-14T22:13:20Z')
  expect(generatedAt(atlas, 'yesterday')).toBe('2025-10-01T00:00:00Z')
})

function links(atlas: Atlas, feed: Feed): string[] {
  const tree = readXml(atomFeed(atlas, feed, '2025-01-01T00:00:00Z'))
  return [tree, ...tree.all('entry')].flatMap((part) =>
    part.all('link').map((link) => link.attributes['href'] ?? ''),
  )
}
