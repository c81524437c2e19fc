import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assembleAtlas } from '../../src/atlas/index.ts'
import { readContent } from '../../src/atlas/read.ts'
import type { Atlas, AtlasPaper } from '../../src/atlas/types.ts'
import { bibliography, cslJson, exportFiles, ris, textOf } from '../../src/exports/index.ts'
import { publicationYear } from '../../src/exports/venue.ts'
import { titleKey } from '../../src/ingest/cluster.ts'
import { workspace } from './workspace.ts'

let folder = ''
let atlas: Atlas

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-round-'))
  atlas = assembleAtlas(readContent('content'), undefined)
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Papers by title, as an atlas made of nothing but this file has them. */
async function reread(name: string, text: string): Promise<Map<string, AtlasPaper>> {
  const { run, content } = workspace({ [name]: text })
  const report = await run()
  expect(report.problems).toEqual([])
  expect(report.papers).toBe(atlas.papers.length)
  const { papers } = assembleAtlas(readContent(content), undefined)
  return new Map(papers.map((paper) => [titleKey(paper.title), paper]))
}

/** What every format keeps of a paper; dates and venues as far as the format has room for them. */
function kept({ authors, arxiv, doi }: AtlasPaper) {
  return { authors, arxiv, doi }
}

async function compare(name: string, text: string, also: (paper: AtlasPaper) => object): Promise<void> {
  const again = await reread(name, text)
  for (const paper of atlas.papers) {
    const same = again.get(titleKey(paper.title))
    expect({ ...(same && kept(same)), ...(same && also(same)) }, paper.title).toEqual({
      ...kept(paper),
      ...also(paper),
    })
  }
}

describe('what the site exports is read back as the same papers', () => {
  test('data/papers.json, with everything that ingest knows', async () => {
    const [file] = exportFiles(atlas, '0')
    expect(file?.path).toBe('data/papers.json')
    await compare('papers.json', file ? textOf(file) : '', (paper) => ({
      slug: paper.slug,
      title: paper.title,
      abstract: paper.abstract,
      published: paper.published,
      venue: paper.venue,
      links: paper.links,
      authorCount: paper.authorCount,
      organization: paper.organization,
      organizationAccount: paper.organizationAccount,
      discussion: paper.discussion,
      otherTitles: paper.otherTitles,
      added: paper.added,
      aliases: paper.aliases,
    }))
  })

  test('data/papers.json, with former addresses and days that seeds do not tell', async () => {
    const [one, two] = atlas.papers
    if (!one || !two) expect.fail('the atlas has no papers')
    const moved = { ...one, aliases: ['a-former-name', 'another-one'], added: '2020-02-29' }
    const clash = { ...two, aliases: [moved.slug, 'a-former-name', '../x', 'index'] }
    const [file] = exportFiles({ ...atlas, papers: [moved, clash] }, '0')
    const { run, content } = workspace({ 'papers.json': file ? textOf(file) : '' })
    await run({ today: '2026-01-01' })
    const { papers } = assembleAtlas(readContent(content), undefined)
    const known = papers.map(({ slug, aliases, added }) => ({ slug, aliases, added }))
    expect(known.find(({ slug }) => slug === moved.slug)).toEqual({
      slug: moved.slug,
      aliases: moved.aliases,
      added: moved.added,
    })
    expect(known.find(({ slug }) => slug === clash.slug)?.aliases).toEqual([])
    expect(await run({ today: '2026-01-02' })).toMatchObject({ papers: 2, changed: [] })
  })

  test('RIS, with the date', async () => {
    await compare('atlas.ris', atlas.papers.map(ris).join('\r\n'), ({ published }) => ({ published }))
  })

  test('CSL-JSON, with the date', async () => {
    await compare('atlas.csl.json', [...cslJson(atlas.papers)].join(''), ({ published }) => ({ published }))
  })

  test('BibTeX, with the day of what came out in the year of its publication', async () => {
    await compare('atlas.bib', [...bibliography(atlas.papers)].join(''), (paper) => {
      const isWhole = paper.published?.length === 10 && publicationYear(paper) === paper.published.slice(0, 4)
      return isWhole ? { published: paper.published } : {}
    })
  })
})
