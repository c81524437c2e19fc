import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import scrape from 'html-metadata'
import { expect, test } from 'vitest'
import { ownPages, site } from './pages.ts'

interface Paper {
  slug: string
  plainTitle: string
  authors: string[]
  published?: string
  arxiv?: string
  doi?: string
  links: { pdf?: string }
}

const { papers } = JSON.parse(readFileSync(join(site, 'data/papers.json'), 'utf8')) as { papers: Paper[] }
const sources = new Map(ownPages().map(({ path, source }) => [path, source]))

/** What the parser of Wikipedia's citation service (https://www.mediawiki.org/wiki/Citoid) reads from a page. */
function read(path: string) {
  return scrape(`data:text/html;charset=utf-8,${encodeURIComponent(sources.get(path) ?? '')}`)
}

test('a citation parser reads every paper as it is', async () => {
  expect(papers.length).toBeGreaterThan(0)
  for (const paper of papers) {
    const { highwirePress = {}, openGraph, twitter, jsonLd } = await read(`papers/${paper.slug}.html`)
    const {
      author,
      authors,
      title,
      publication_date: date,
      arxiv_id: arxiv,
      doi,
      pdf_url: pdf,
    } = highwirePress
    const names = typeof authors === 'string' ? authors.split('; ').map(upright) : [author ?? []].flat()
    expect({ title, names: names.map(plain), date, arxiv, doi, pdf }).toEqual({
      title: paper.plainTitle,
      names: paper.authors.map(plain),
      date: paper.published?.replaceAll('-', '/'),
      arxiv: paper.arxiv,
      doi: paper.doi,
      pdf: paper.links.pdf,
    })
    expect(openGraph).toMatchObject({ title: paper.plainTitle, type: 'article' })
    expect(twitter).toMatchObject({ card: 'summary_large_image' })
    expect(JSON.stringify(jsonLd)).toContain('"ScholarlyArticle"')
  }
}, 120_000)

/** `Family, Given` as `Given Family`. */
function upright(name: string): string {
  return name.replace(/^([^,]*), (.*)$/, '$2 $1')
}

function plain(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ')
}
