import { describe, expect, it } from 'vitest'
import { exportFiles, textOf } from '../../src/exports/index.ts'
import { paperMarkdown } from '../../src/exports/markdown.ts'
import { llmsTxt, robotsTxt, sitemap } from '../../src/exports/site-files.ts'
import { atlasOf, claimOn } from '../fixtures/atlas.ts'

const site = 'https://example.org/atlas/'

describe('sitemap', () => {
  it('splits at 10,000 addresses', () => {
    const papers = Array.from({ length: 10_001 }, (_, index) => ({
      title: `Paper ${index}`,
      slug: `p${index}`,
    }))
    const files = sitemap(atlasOf({ papers, config: { site } }))
    expect(files.map(({ path }) => path)).toEqual(['sitemap-index.xml', 'sitemap-1.xml', 'sitemap-2.xml'])
    const [index = '', part = ''] = files.map(textOf)
    expect(part.match(/<loc>/g)).toHaveLength(10_000)
    expect(index).toContain('<loc>https://example.org/atlas/sitemap-2.xml</loc>')
    expect(part).toContain('<loc>https://example.org/atlas/papers/p0.html</loc>')
  })

  it('names the pages of weeks, and dates pages by the day on which a paper entered', () => {
    const late = { title: 'Late', published: '2019-01-02', added: '2025-10-14' }
    const [, part = ''] = sitemap(atlasOf({ papers: [late], config: { site } })).map(textOf)
    const url = (path: string) => `<loc>${site}${path}</loc><lastmod>2025-10-14</lastmod>`
    expect(part).toContain(url('papers/late.html'))
    expect(part).toContain(url('new/2025-10-13.html'))
  })

  it('is not there without a site address, and robots.txt does not name it', () => {
    const atlas = atlasOf({ papers: [{ title: 'One' }] })
    expect(sitemap(atlas)).toEqual([])
    expect(robotsTxt(atlas)).toBe('User-agent: *\nAllow: /\n')
    expect(robotsTxt(atlasOf({ papers: [], config: { site } }))).toContain(
      `Sitemap: ${site}sitemap-index.xml`,
    )
  })
})

describe('llms.txt', () => {
  it('lists data, topics and papers, and no more than 1000 papers', () => {
    const papers = Array.from({ length: 1002 }, (_, index) => ({ title: `Paper ${index}` }))
    const text = llmsTxt(atlasOf({ papers, config: { title: 'My atlas' } }))
    expect(text).toMatch(/^# My atlas\n\n> /)
    expect(text.match(/papers\/paper-\d+\.md/g)).toHaveLength(1000)
    expect(text).toContain('2 older papers')
  })
})

describe('the Markdown twin', () => {
  it('says what the page says', () => {
    const abstract = 'It is up to 23x faster than *vLLM*.'
    const atlas = atlasOf({
      papers: [
        {
          title: 'A_B: $O(N^2)$',
          authors: ['Kan Zhu'],
          published: '2024-08-22',
          venue: 'OSDI 2025',
          topics: ['llm-serving'],
          abstract,
          claims: [claimOn(abstract, 'up to 23x')],
        },
      ],
    })
    const [paper] = atlas.papers
    expect(paper && paperMarkdown(atlas, paper)).toMatchInlineSnapshot(`
      "# A\\_B: O(N²)

      - Authors: Kan Zhu
      - Date: 22 August 2024
      - Venue: OSDI 2025
      - Topics: LLM serving
      - Page: <../papers/a-b-o-n2.html>

      ## Claims

      - up to 23× faster: “up to 23x”

      ## Abstract

      It is up to 23x faster than \\*vLLM\\*.
      "
    `)
  })
})

it('writes each file of the architecture', () => {
  const paths = new Set(
    [...exportFiles(atlasOf({ papers: [{ title: 'One' }], config: { site } }))].map(({ path }) => path),
  )
  for (const path of [
    ...['papers', 'claims', 'topics', 'authors'].flatMap((name) => [
      `data/${name}.json`,
      `data/schema/${name}.json`,
    ]),
    ...[
      'data/claims.csv',
      ...['bib', 'ris', 'csl.json', 'references.txt'].flatMap((ending) => [
        `data/atlas.${ending}`,
        `topics/other.${ending}`,
      ]),
      'papers/one.bib',
      'papers/one.ris',
      'papers/one.csl.json',
      'papers/one.md',
    ],
    ...['feed.xml', 'feed.json', 'topics/other.xml', 'sitemap-index.xml', 'robots.txt', 'llms.txt'],
  ])
    expect(paths).toContain(path)
})
