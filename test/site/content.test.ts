import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { formatDate } from '../../src/model/date.ts'
import { allPages, ownPages, site } from './pages.ts'

const atlas = loadAtlas('content')
const has = (path: string) => existsSync(join(site, path))

test('the real listings make 340 papers, and every one has its page', () => {
  expect(atlas.papers).toHaveLength(340)
  expect(atlas.papers.filter(({ url }) => !has(url))).toEqual([])
  expect(
    atlas.papers.flatMap(({ aliases }) => aliases).filter((alias) => !has(`papers/${alias}.html`)),
  ).toEqual([])
})

test('every author, topic, organization and year has its page', () => {
  expect(atlas.authors.length).toBeGreaterThan(2000)
  expect(atlas.authors.filter(({ slug }) => !has(`authors/${slug}.html`))).toEqual([])
  expect(atlas.topics).toHaveLength(26)
  expect(atlas.topics.filter(({ slug }) => !has(`topics/${slug}.html`))).toEqual([])
  expect(atlas.organizations.filter(({ slug }) => !has(`organizations/${slug}.html`))).toEqual([])
  expect(atlas.years.filter(({ year }) => !has(`years/${year}.html`))).toEqual([])
})

test('a paper’s page shows its title, authors, date and abstract', () => {
  const pages = new Map(ownPages().map((page) => [page.path, page]))
  for (const paper of atlas.papers) {
    const page = pages.get(paper.url)
    const text = textOf(page?.source ?? '')
    expect(page?.title).toContain(paper.plainTitle)
    for (const name of paper.authors) expect(text).toContain(name)
    if (paper.authors.length === 0) expect(text).toMatch(/authors?, names unknown|Authors unknown/)
    expect(text).toContain(formatDate(paper.published))
    const words = paper.abstract.match(/[A-Za-z]{4,}/g) ?? []
    expect(words.filter((word) => !text.includes(word) && !/times$|^sim/.test(word))).toEqual([])
    for (const topic of paper.topics) expect(text).toContain(atlas.topic(topic)?.title)
  }
})

test('every page’s preview image is there', () => {
  const shared = ownPages().filter(({ meta }) => !meta.get('robots')?.includes('noindex'))
  const missing = shared.flatMap(({ path, meta }) => {
    const image = meta.get('og:image')
    return image && has(posix.join(posix.dirname(path), image)) ? [] : [`${path}: ${image}`]
  })
  expect(missing).toEqual([])
})

test('lost multiplication signs are mended on pages and kept in the data', () => {
  const isLost = /\d(?:times|sim)\b|\bsim\d/
  const lost = atlas.papers.filter(({ abstract }) => isLost.test(abstract))
  expect(lost.length).toBeGreaterThan(10)
  const pages = ownPages().filter(({ path }) => lost.some(({ url }) => url === path))
  expect(pages.filter(({ source }) => isLost.test(textOf(source))).map(({ path }) => path)).toEqual([])
})

test('a page of a paper is light: HTML, style and script at most 40 kB compressed', () => {
  const weigh = (path: string) => gzipSync(readFileSync(join(site, path))).length
  const heavy = allPages()
    .filter(({ path }) => path.startsWith('papers/'))
    .map(({ path, source, links }) => {
      const assets = new Set(links.filter((link) => /assets\/.*\.(css|js)$/.test(link)))
      const parts = [...assets].map((link) => weigh(link.replace(/^(\.\.\/)+/, '')))
      return { path, bytes: parts.reduce((sum, part) => sum + part, gzipSync(source).length) }
    })
    .filter(({ bytes }) => bytes > 40_000)
  expect(heavy).toEqual([])
})

function textOf(source: string): string {
  return source
    .replace(/<(script|style|annotation)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
