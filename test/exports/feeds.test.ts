import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import type { Atlas } from '../../src/atlas/types.ts'
import { atomFeed, feedLimit, feedsOf, jsonFeed, type Feed } from '../../src/exports/feeds.ts'
import { generatedAt } from '../../src/exports/site.ts'
import { atlasOf } from '../fixtures/atlas.ts'

const paper = { title: 'One', authors: ['Ada Lovelace'], topics: ['other'], abstract: 'A < B.' }
const sites = [undefined, 'https://example.org/atlas']

describe.each(sites)('feeds, site %s', (site) => {
  const atlas = { ...loadAtlas('content') }
  atlas.config = { ...atlas.config, site }

  it('follow RFC 4287: one id, title, updated and author; entries complete, ids unique, newest first', () => {
    for (const feed of feedsOf(atlas)) {
      const tree = readXml(atomFeed(atlas, feed, generatedAt(atlas)))
      expect(tree.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom')
      for (const name of ['id', 'title', 'updated', 'author']) expect(tree.all(name)).toHaveLength(1)
      expect(tree.text('updated')).toMatch(time)
      const entries = tree.all('entry')
      expect(entries.length).toBe(Math.min(feed.papers.length, feedLimit))
      for (const entry of entries) {
        expect(entry.text('id')).toMatch(
          /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
        )
        expect(entry.text('title')).not.toBe('')
        expect(entry.text('updated')).toMatch(time)
        expect(entry.all('content')).toHaveLength(1)
      }
      const ids = entries.map((entry) => entry.text('id'))
      expect(new Set(ids).size).toBe(ids.length)
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
    for (const feed of feedsOf(atlas)) {
      const json = JSON.parse(jsonFeed(atlas, feed)) as Record<string, unknown> & {
        items: Record<string, unknown>[]
      }
      expect(json['version']).toBe('https://jsonfeed.org/version/1.1')
      expect(json['title']).toEqual(expect.any(String))
      for (const item of json.items) {
        expect(item['id']).toMatch(/^urn:uuid:/)
        expect(item['content_html']).toEqual(expect.any(String))
        if (item['url'] !== undefined) expect(URL.canParse(String(item['url']))).toBe(true)
        if (item['date_published'] !== undefined) expect(item['date_published']).toMatch(time)
      }
    }
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

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

function links(atlas: Atlas, feed: Feed): string[] {
  const tree = readXml(atomFeed(atlas, feed, '2025-01-01T00:00:00Z'))
  return [tree, ...tree.all('entry')].flatMap((part) =>
    part.all('link').map((link) => link.attributes['href'] ?? ''),
  )
}

interface Tree {
  name: string
  attributes: Record<string, string>
  children: Tree[]
  own: string
  all: (name: string) => Tree[]
  text: (name: string) => string
}

/** A strict reader: throws on anything that is not well-formed XML. */
function readXml(content: string): Tree {
  const top = element('', {})
  const open = [top]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const child = element(name, attributes)
    open.at(-1)?.children.push(child)
    open.push(child)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.own += text
  })
  parser.write(content).close()
  const [root] = top.children
  if (!root) throw new Error('an empty document')
  return root
}

function element(name: string, attributes: Record<string, string>): Tree {
  const all = (wanted: string) => tree.children.filter((child) => child.name === wanted)
  const tree: Tree = {
    name,
    attributes,
    children: [],
    own: '',
    all,
    text: (wanted) => all(wanted)[0]?.own ?? '',
  }
  return tree
}
