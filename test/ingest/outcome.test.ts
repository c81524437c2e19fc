import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { IngestOptions } from '../../src/ingest/index.ts'
import { formatReport, type IngestReport } from '../../src/ingest/report.ts'
import { abstractOn, line, tree, workspace } from './workspace.ts'

const two =
  line({ title: 'Net: A Title', abstract: abstractOn('net'), arxiv: '2401.00001' }) +
  line({ title: 'Other', abstract: abstractOn('other') })

const firstTopic: IngestOptions['topics'] = (papers, topics) =>
  papers.map(() => topics.slice(0, 1).map(({ slug }) => slug))

/** A workspace whose first ingest is done and remembered, and a way to ingest again without what was remembered. */
async function ingested(seeds: Record<string, string>) {
  const space = workspace(seeds)
  const cache = join(space.content, 'cache')
  const again = () => space.run({ cache, topics: firstTopic })
  await again()
  const afresh = (): Promise<IngestReport> => {
    rmSync(cache, { recursive: true, force: true })
    return again()
  }
  return { ...space, cache, again, afresh }
}

test('a remembered outcome reports what reading everything again would', async () => {
  const { again, afresh } = await ingested({
    'a.jsonl': `${two}{"abstract":"no title"}\n{"title":"Other","venue":"ICML"}\n`,
    'b.jsonl': line({ title: 'Other', venue: 'ICLR' }),
    'c.txt': '',
  })
  const remembered = await again()
  expect(remembered.problems).toHaveLength(2)
  expect(remembered.conflicts).toHaveLength(1)
  expect(remembered.files.map(({ unchanged }) => unchanged)).toEqual([3, 1, 0])
  expect(formatReport(remembered, true)).toBe(formatReport(await afresh(), true))
})

test('whatever ingest reads is seen when it changes', async () => {
  const { again, seed, path, paper, content, seeds } = await ingested({ 'a.jsonl': two })
  const file = path('other')
  const written = readFileSync(file, 'utf8')
  rmSync(file)
  expect(await again()).toMatchObject({ added: ['other'] })
  expect(readFileSync(file, 'utf8')).toBe(written)
  seed('b.jsonl', line({ title: 'Third', abstract: abstractOn('third') }))
  expect(await again()).toMatchObject({ papers: 3, added: ['third'] })
  rmSync(join(seeds, 'b.jsonl'))
  expect(await again()).toMatchObject({ papers: 3, orphans: ['third'] })
  mkdirSync(join(content, 'topics'))
  const topic = '---\ntitle: All\ndescription: Everything.\nregion: Models\nvocabulary: [net]\n---\n'
  writeFileSync(join(content, 'topics', 'all.mdx'), topic)
  expect((await again()).changed).toEqual(['net-a-title', 'other', 'third'])
  expect(paper('other').facts.topics).toEqual(['all'])
})

test('a person’s words, written after the last ingest, stay and are counted with the papers', async () => {
  const { again, path, files } = await ingested({ 'a.jsonl': two })
  writeFileSync(path('other'), `${readFileSync(path('other'), 'utf8')}My note.\n`)
  writeFileSync(
    path('mine'),
    readFileSync(path('other'), 'utf8')
      .replace(/Other/g, 'Mine')
      .replace(/^sources:[^]*?(?=---)/m, ''),
  )
  const before = files()
  expect(await again()).toMatchObject({ papers: 3, changed: [] })
  expect(await again()).toMatchObject({ papers: 3, changed: [] })
  expect(files()).toEqual(before)
})

test('nothing is remembered of a killed ingest’s remains, nor in a torn memory', async () => {
  const { again, content, cache, files } = await ingested({ 'a.jsonl': two })
  const before = files()
  const remains = join(content, 'papers', '.other.999999.tmp')
  writeFileSync(remains, 'half')
  await again()
  expect(Object.keys(tree(join(content, 'papers')))).not.toContain('.other.999999.tmp')
  for (const name of Object.keys(tree(cache))) writeFileSync(join(cache, name), '{"given":')
  expect(await again()).toMatchObject({ papers: 2, changed: [] })
  expect(files()).toEqual(before)
})
