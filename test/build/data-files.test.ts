import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Atlas } from '../../src/atlas/index.ts'
import { writeDataFiles } from '../../src/build/data-files.ts'
import { filesBelow } from '../../src/build/summary.ts'
import { atlasOf, claimOn } from '../fixtures/atlas.ts'
import { differences, hashes } from '../site/program.ts'

const folder = mkdtempSync(join(tmpdir(), 'atlas-data-'))
const [site, next, clean] = ['site', 'next', 'clean'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const papers = Array.from({ length: 12 }, (_, index) => ({
  title: `Paper ${index}`,
  abstract: `About ${index}.`,
  authors: ['Ada Lovelace', `Author ${index % 3}`],
  published: index === 4 ? undefined : `2024-01-${10 + index}`,
}))
const config = { site: 'https://example.org/atlas/' }
const changed = (place: number, fields: object) =>
  atlasOf({
    papers: papers.map((paper, index) => (index === place ? { ...paper, ...fields } : paper)),
    config,
  })
const claimed = 'It runs up to 23× faster.'

async function write(atlas: Atlas, to: string, last: string, epoch = ''): Promise<void> {
  await writeDataFiles(atlas, { next: to, last, cacheDir: join(folder, 'cache') }, { epoch })
}

test.each([
  ['nothing', atlasOf({ papers, config }), 1],
  ['an abstract', changed(3, { abstract: 'Other words.' }), 0.5],
  ['an author', changed(7, { authors: ['Grace Hopper'] }), 0.5],
  ['the newest date', changed(2, { published: '2025-05-05' }), 0.3],
  ['a paper that is gone', atlasOf({ papers: papers.slice(1), config }), 0.3],
  ['a paper more', atlasOf({ papers: [...papers, { title: 'One more' }], config }), 0.3],
  ['a title', changed(5, { title: 'Another' }), 0.5],
  ['a claim', changed(5, { abstract: claimed, claims: [claimOn(claimed, 'up to 23× faster')] }), 0.5],
  ['a topic', changed(5, { topics: ['llm-serving'] }), 0.5],
  ['the day of entry', changed(5, { added: '2026-01-01' }), 0.3],
  ['the order', changed(0, { published: '2024-01-30' }), 0.3],
  ['the topics', atlasOf({ papers, config, topics: { Regions: ['LLM serving'] } }), 0.3],
  ['the site', atlasOf({ papers, config: { site: 'https://example.org/elsewhere/' } }), 0],
])(
  'after a change of %s files are those of a clean build, most of them taken over',
  async (_, atlas, share) => {
    rmSync(site, { recursive: true, force: true })
    await write(atlasOf({ papers, config }), site, site)
    await write(atlas, next, site)
    await write(atlas, clean, join(folder, 'nothing'))
    expect(differences(hashes(next), hashes(clean))).toEqual([])
    const records = filesBelow(next).filter((path) => /^(?:papers|authors)\//.test(path))
    const kept = records.filter((path) => statSync(join(next, path)).nlink > 1)
    expect(kept.length).toBeGreaterThanOrEqual(share * records.length)
    for (const path of [next, clean]) rmSync(path, { recursive: true })
  },
)

test('what stands for now is in the files that tell it', async () => {
  const atlas = atlasOf({ papers, config })
  rmSync(site, { recursive: true, force: true })
  await write(atlas, site, site, '1000000000')
  await write(atlas, next, site, '1100000000')
  await write(atlas, clean, join(folder, 'nothing'), '1100000000')
  expect(differences(hashes(next), hashes(clean))).toEqual([])
  expect(differences(hashes(next), hashes(site))).not.toEqual([])
})
