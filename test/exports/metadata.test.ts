import { describe, expect, it } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import {
  articleLd,
  breadcrumbsLd,
  citationMeta,
  collectionLd,
  datasetLd,
  jsonLdText,
  openGraph,
  personLd,
  websiteLd,
} from '../../src/exports/metadata.ts'
import { atlasOf } from '../fixtures/atlas.ts'

const sketch = {
  title: 'NanoFlow: $O(N)$ Serving',
  authors: ['Kan Zhu'],
  published: '2024-08-22',
  venue: 'OSDI 2025',
  arxiv: '2408.12757',
  links: { arxiv: 'https://arxiv.org/abs/2408.12757', pdf: 'https://arxiv.org/pdf/2408.12757' },
  topics: ['llm-serving'],
}
const atlas = atlasOf({ papers: [sketch], config: { site: 'https://example.org/atlas' } })
const bare = atlasOf({ papers: [sketch] })
const paper = atlas.paper('nanoflow-o-n-serving')

describe('structured metadata', () => {
  it('describes a paper as a ScholarlyArticle', () => {
    expect(JSON.parse(jsonLdText(articleLd(atlas, paper)))).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'ScholarlyArticle',
      url: 'https://example.org/atlas/papers/nanoflow-o-n-serving.html',
      headline: 'NanoFlow: O(N) Serving',
      author: [{ '@type': 'Person', name: 'Kan Zhu' }],
      datePublished: '2024-08-22',
      identifier: [{ propertyID: 'arXiv', value: '2408.12757' }],
    })
  })

  it('writes no address while the site has none', () => {
    const text = jsonLdText(articleLd(bare, bare.paper(paper.slug)), websiteLd(bare))
    expect(text).not.toMatch(/"(?:url|@id|image|item)":/)
    expect(datasetLd(bare)).toBeUndefined()
    expect(breadcrumbsLd(bare, [{ title: 'Papers', path: 'papers.html' }])).toBeUndefined()
  })

  it('describes the site with its search, data, collections, people and the way to a page', () => {
    const text = jsonLdText(
      websiteLd(atlas),
      datasetLd(atlas),
      collectionLd(atlas, {
        title: 'LLM serving',
        path: 'topics/llm-serving.html',
        description: 'd',
        papers: [paper.slug],
      }),
      personLd(atlas, atlas.author('kan-zhu')),
      breadcrumbsLd(atlas, [
        { title: 'Papers', path: 'papers.html' },
        { title: 'X', path: 'papers/x.html' },
      ]),
    )
    const graph = (JSON.parse(text) as { '@graph': Record<string, unknown>[] })['@graph']
    expect(graph.map((thing) => thing['@type'])).toEqual([
      'WebSite',
      'Dataset',
      'CollectionPage',
      'Person',
      'BreadcrumbList',
    ])
    expect(graph[0]).toMatchObject({
      potentialAction: {
        target: { urlTemplate: 'https://example.org/atlas/search.html?q={search_term_string}' },
      },
    })
    expect(graph[4]).toMatchObject({
      itemListElement: [{ position: 1, item: 'https://example.org/atlas/papers.html' }, { position: 2 }],
    })
  })

  it('gives Highwire tags in the order and form that Google Scholar documents', () => {
    expect(citationMeta(paper)).toEqual([
      ['citation_title', 'NanoFlow: O(N) Serving'],
      ['citation_author', 'Kan Zhu'],
      ['citation_publication_date', '2024/08/22'],
      ['citation_conference_title', 'OSDI'],
      ['citation_arxiv_id', '2408.12757'],
      ['citation_pdf_url', 'https://arxiv.org/pdf/2408.12757'],
    ])
    const crowd = atlasOf({
      papers: [{ title: 'X', authors: Array.from({ length: 21 }, (_, at) => `Ann Lee${at}`) }],
    })
    expect(citationMeta(crowd.paper('x'))[1]?.[0]).toBe('citation_authors')
    expect(citationMeta(crowd.paper('x'))[1]?.[1]).toMatch(/^Lee0, Ann; Lee1, Ann; /)
  })

  it('previews a page with an absolute image, and with a relative one while the site has no address', () => {
    const page = {
      title: 'T',
      path: 'papers/x.html',
      description: 'd',
      card: 'cards/papers/x.png',
      type: 'article' as const,
    }
    expect(openGraph(atlas, page)).toContainEqual([
      'og:image',
      'https://example.org/atlas/cards/papers/x.png',
    ])
    expect(openGraph(bare, page)).toContainEqual(['og:image', '../cards/papers/x.png'])
    expect(openGraph(bare, page).map(([name]) => name)).not.toContain('og:url')
  })

  it("keeps the metadata of the repository's papers small", () => {
    const all = loadAtlas('content')
    for (const one of all.papers) {
      const tags = citationMeta(one).map(([name, content]) => `<meta name="${name}" content="${content}">`)
      expect(jsonLdText(articleLd(all, one)).length + tags.join('').length).toBeLessThan(3500)
    }
  })
})
