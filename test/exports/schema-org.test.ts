import { expect, it } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import * as metadata from '../../src/exports/metadata.ts'
import { hostileAtlas } from './hostile.ts'
import { schemaOrgFaults } from './schema-org.ts'

const context = { '@context': 'https://schema.org' }
const site = 'https://example.org/atlas'

it.each([
  ["the repository's atlas", () => loadAtlas('content')],
  ['hostile text', () => hostileAtlas()],
])(
  'describes everything in %s as schema.org does',
  (_name, load) => {
    const atlas = { ...load() }
    atlas.config = { ...atlas.config, site }
    const trail = [
      { title: 'Papers', path: 'papers.html' },
      { title: 'X', path: 'papers/x.html' },
    ]
    const blocks = [
      ...atlas.papers.map((paper) => metadata.articleLd(atlas, paper)),
      ...atlas.authors.map((author) => metadata.personLd(atlas, author)),
      ...atlas.topics.map(({ title, slug, description, papers }) =>
        metadata.collectionLd(atlas, { title, path: `topics/${slug}.html`, description, papers }),
      ),
      metadata.websiteLd(atlas),
      metadata.datasetLd(atlas),
      metadata.breadcrumbsLd(atlas, trail),
    ].map((thing) => JSON.parse(metadata.jsonLdText(thing)) as Record<string, unknown>)
    expect(new Set(blocks.map((block) => block['@type']))).toContain('ScholarlyArticle')
    expect(schemaOrgFaults(blocks)).toEqual([])
  },
  60_000,
)

it.each([
  ['a type that is none', { '@type': 'ScholarlyPaper', name: 'x' }, /no type of schema.org/],
  ['a property of another type', { '@type': 'Person', name: 'x', headline: 'x' }, /headline/],
  ['a property that is none', { '@type': 'Dataset', nmae: 'x' }, /nmae/],
  [
    'a value outside the range',
    { '@type': 'ListItem', position: { '@type': 'Person', name: 'x' } },
    /Person|position/,
  ],
])(
  'finds %s',
  (_name, thing, fault) => {
    expect(schemaOrgFaults([{ ...context, ...thing }]).join('\n')).toMatch(fault)
  },
  60_000,
)
