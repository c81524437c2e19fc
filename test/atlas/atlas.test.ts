import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assembleAtlas } from '../../src/atlas/index.ts'
import { authorLetters, pageSize, papersPages } from '../../src/atlas/lists.ts'
import { readContent, readNotes } from '../../src/atlas/read.ts'
import { printPaperFile } from '../../src/model/paper-file.ts'
import { paperSchema } from '../../src/model/paper.ts'
import { atlasOf } from '../fixtures/atlas.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

function contentWith(files: Record<string, string>): string {
  const folder = temporaryFolder('read')
  mkdirSync(join(folder, 'papers'))
  for (const [name, source] of Object.entries(files)) writeFileSync(join(folder, name), source)
  return folder
}

function paperFile(facts: object, abstract: string, ownSource = '', notes = ''): string {
  return printPaperFile({ facts: paperSchema.parse(facts), abstract, ownSource, notes })
}

test('papers are newest first, vague dates after the days they hold, undated ones last', () => {
  const { papers, undated, newest } = atlasOf({
    papers: [
      { title: 'undated' },
      { title: 'month', published: '2024-05' },
      { title: 'day', published: '2024-05-02' },
      { title: 'later', published: '2025' },
    ],
  })
  expect(papers.map(({ slug }) => slug)).toEqual(['later', 'day', 'month', 'undated'])
  expect(undated).toEqual(['undated'])
  expect(newest).toBe('2025')
})

test('a topic lists its own papers before those that touch it, and a region has the first topics only', () => {
  const { topic, regions } = atlasOf({
    papers: [
      { title: 'touches', topics: ['llm-serving', 'data-parallelism'], published: '2025' },
      { title: 'own', topics: ['data-parallelism'], published: '2020' },
    ],
  })
  expect(topic('data-parallelism')?.papers).toEqual(['own', 'touches'])
  expect(topic('data-parallelism')?.primary).toBe(1)
  expect(regions.find(({ slug }) => slug === 'training-at-scale')?.papers).toEqual(['own'])
})

test('a topic that no file describes is left out of the pages', () => {
  const { papers } = atlasOf({ papers: [{ title: 'p', topics: ['no-such-topic', 'llm-serving'] }] })
  expect(papers[0]?.topics).toEqual(['llm-serving'])
  expect(papers[0]?.region).toBe('inference-and-serving')
})

test('overrides are laid over what ingest found, and null takes a value away', () => {
  const overrides = 'overrides:\n  title: Better\n  venue: null\n  authors: [A Person]\n'
  const folder = contentWith({
    'papers/p.mdx': paperFile({ title: 'Worse', venue: 'V', authorCount: 3 }, 'Text.', overrides, 'mine\n'),
  })
  const atlas = assembleAtlas(readContent(folder))
  const paper = atlas.paper('p')
  expect([paper.title, paper.venue, paper.authors, paper.authorCount]).toEqual([
    'Better',
    undefined,
    ['A Person'],
    undefined,
  ])
  expect(atlas.notes.get('papers/p')).toBe(join(folder, 'papers/p.mdx'))
})

test('a claim by hand takes its place from its quote; a quote that is not there is refused with the file’s name', () => {
  const good =
    'overrides:\n  claims:\n    - {quote: 3x faster, value: 3, unit: x, category: speed, direction: up, factor: 3}\n'
  const folder = contentWith({ 'papers/p.mdx': paperFile({ title: 'P' }, 'It is 3x faster.', good) })
  expect(assembleAtlas(readContent(folder)).paper('p').claims).toMatchObject([
    { start: 6, end: 15, qualifier: 'exact' },
  ])
  const bad = contentWith({ 'papers/p.mdx': paperFile({ title: 'P' }, 'Other words.', good) })
  expect(() => readContent(bad)).toThrow(/papers\/p\.mdx: overrides claim quotes "3x faster"/)
})

test('a broken file is named with the field', () => {
  const folder = contentWith({
    'papers/p.mdx': paperFile({ title: 'P' }, 'A').replace('title: P', "title: P\npublished: '2024-02-30'"),
  })
  expect(() => readContent(folder)).toThrow(/papers\/p\.mdx: frontmatter field "published" is no date/)
})

test('a content folder without topics takes the repository’s own', () => {
  expect(readContent(contentWith({})).topics.length).toBe(26)
})

test('the list of all papers is cut into pages, and is one empty page without papers', () => {
  const many = Array.from({ length: pageSize + 1 }, (_, index) => ({ title: `Paper ${index}` }))
  expect(papersPages(atlasOf({ papers: many }).papers).map((page) => page.length)).toEqual([pageSize, 1])
  expect(papersPages([])).toEqual([[]])
})

test('authors are listed under the letter of the last name, other scripts at the end', () => {
  const atlas = atlasOf({ papers: [{ title: 'p', authors: ['Zoe Adams', 'Émile Öz', '王小明'] }] })
  expect(authorLetters(atlas).map(({ letter }) => letter)).toEqual(['a', 'o', 'other'])
})

test('own texts are foreseen as the whole content tells them, unless many papers would have to be read', () => {
  const folder = contentWith({
    'papers/b.mdx': paperFile({ title: 'B' }, 'An abstract.', '', 'My words.'),
    'papers/a.mdx': paperFile({ title: 'A' }, '', '', 'Others.'),
    'papers/bare.mdx': paperFile({ title: 'Bare' }, 'An abstract.'),
  })
  const { notes } = readContent(folder)
  expect([...notes.keys()]).toEqual(expect.arrayContaining(['papers/a', 'papers/b', 'pages/about']))
  expect([...(readNotes(folder, 3) ?? [])]).toEqual([...notes])
  expect(readNotes(folder, 2)).toBeUndefined()
  writeFileSync(join(folder, 'papers/a.mdx'), 'no frontmatter')
  expect(readNotes(folder, 3)).toBeUndefined()
})
