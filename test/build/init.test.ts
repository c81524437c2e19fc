import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { readContent } from '../../src/atlas/read.ts'
import { deployTargets, initAtlas } from '../../src/build/init.ts'
import { assignTopics } from '../../src/topics/index.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const bib = `@article{fern,\n  title = {Counting {Ferns}},\n  author = {Fern, Ada and Moss, Ben},\n  year = {2024},\n}\n`

function workspace() {
  const folder = temporaryFolder('init')
  const from = join(folder, 'my papers.bib')
  writeFileSync(from, bib)
  return { folder, from, out: join(folder, 'it’s mine') }
}

test('a bibliography becomes a folder with seeds, content and a README', async () => {
  const { from, out } = workspace()
  const made = await initAtlas({
    title: 'Ferns: a # "study"',
    description: 'Papers on ferns.',
    site: 'https://example.org/ferns/',
    language: 'pt-br',
    from: [from],
    out,
  })
  expect(made.papers).toBe(1)
  expect(made.seeds).toMatchObject([{ file: 'my papers.bib', entries: 1 }])
  expect(readFileSync(join(out, 'seeds/my papers.bib'), 'utf8')).toBe(bib)
  expect(load(readFileSync(join(out, 'content/atlas.yaml'), 'utf8'))).toEqual({
    title: 'Ferns: a # "study"',
    description: 'Papers on ferns.',
    site: 'https://example.org/ferns/',
    language: 'pt-BR',
  })
  const readme = readFileSync(join(out, 'README.md'), 'utf8')
  expect(readme).toContain('# Ferns: a # "study"')
  for (const command of made.commands) expect(readme).toContain(`    ${command}\n`)
  expect(made.commands[0]).toMatch(/^npm run build -- --seeds '.*it’s mine\/seeds' --content /)
})

test('a new atlas has no paper or person of ours', async () => {
  const { from, out } = workspace()
  await initAtlas({ title: 'Ferns', from: [from], out })
  const content = readContent(join(out, 'content'))
  expect(content.papers).toEqual([])
  expect(content.people).toEqual([])
  expect([...content.notes.keys()]).toEqual(expect.arrayContaining(['pages/about']))
  expect(existsSync(join(out, 'content/papers'))).toBe(false)
})

test('papers of our field get our topics', async () => {
  const own = readContent('content')
  const { folder, out } = workspace()
  const same = join(folder, 'same.jsonl')
  const { papers } = own
  writeFileSync(same, papers.map(({ title, abstract }) => JSON.stringify({ title, abstract })).join('\n'))
  await initAtlas({ title: 'Ours', from: [same], out })
  expect(readContent(join(out, 'content')).topics).toEqual(own.topics)
})

test('bare ids are refused, since nothing could be built of them', async () => {
  const { folder, out } = workspace()
  const ids = join(folder, 'ids.txt')
  writeFileSync(ids, '2401.00001\n2401.00002\n')
  await expect(initAtlas({ title: 'Ids', from: [ids], out })).rejects.toThrow(
    /ids\.txt: holds ids but no titles/,
  )
  expect(existsSync(out)).toBe(false)
})

test('papers of another field get topics found among themselves, and none of ours but the last', async () => {
  const { folder, out } = workspace()
  const things = ['ferns', 'mosses', 'lichens']
  const lines = things.flatMap((thing) =>
    Array.from({ length: 8 }, (_, year) => ({
      title: `On the ${thing} of valley ${year}`,
      abstract: `We describe ${thing} and their spores; ${thing} grow in shade.`,
    })),
  )
  const from = join(folder, 'botany.jsonl')
  writeFileSync(from, lines.map((line) => JSON.stringify(line)).join('\n'))
  await initAtlas({ title: 'Botany', from: [from], out })
  const { topics } = readContent(join(out, 'content'))
  const slugs = topics.map(({ slug }) => slug)
  expect(slugs).toContain('other')
  const ours = new Set(readContent('content').topics.map(({ slug }) => slug))
  expect(slugs.filter((slug) => slug !== 'other' && ours.has(slug))).toEqual([])
  const assigned = assignTopics(lines, topics).map(([first]) => first)
  for (const thing of things) {
    const own = new Set(assigned.filter((_, index) => lines[index]?.title.includes(thing)))
    expect(own.size, thing).toBe(1)
  }
  expect(new Set(assigned).size).toBe(3)
})

test('folders keep their inner paths', async () => {
  const { folder, out } = workspace()
  const seeds = join(folder, 'seeds')
  mkdirSync(join(seeds, '2024'), { recursive: true })
  writeFileSync(join(seeds, '2024/a.bib'), bib)
  writeFileSync(join(seeds, 'b.jsonl'), '{"title": "Moss", "abstract": "We count mosses."}\n')
  const made = await initAtlas({ title: 'Ferns', from: [seeds], out })
  expect(made.seeds.map(({ file }) => file)).toEqual(['2024/a.bib', 'b.jsonl'])
  expect(existsSync(join(out, 'seeds/2024/a.bib'))).toBe(true)
})

test('a folder that holds something is refused and left alone; a fresh repository is not', async () => {
  const { from, out } = workspace()
  mkdirSync(join(out, '.git'), { recursive: true })
  writeFileSync(join(out, 'thesis.tex'), 'mine')
  await expect(initAtlas({ title: 'Ferns', from: [from], out })).rejects.toThrow(
    /not empty \(it holds thesis.tex\)/,
  )
  expect(readdirSync(out)).toEqual(['.git', 'thesis.tex'])
  const fresh = `${out}-2`
  mkdirSync(join(fresh, '.git'), { recursive: true })
  await initAtlas({ title: 'Ferns', from: [from], out: fresh })
  expect(existsSync(join(fresh, 'README.md'))).toBe(true)
})

test('files in no known format are named with the formats that are, and nothing is written', async () => {
  const { folder, from, out } = workspace()
  const letter = join(folder, 'letter.pages')
  writeFileSync(letter, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))
  await expect(initAtlas({ title: 'Ferns', from: [from, letter], out })).rejects.toThrow(/letter\.pages: /)
  const prose = join(folder, 'prose.bin')
  writeFileSync(prose, 'x')
  await expect(initAtlas({ title: 'Ferns', from: [prose], out })).rejects.toThrow(/prose\.bin|no paper/)
  expect(existsSync(out)).toBe(false)
})

test.each([
  [{ title: ' ' }, /--title/],
  [{ site: 'example.org' }, /site/],
  [{ language: 'not a tag' }, /--language/],
  [{ deploy: 'moon' }, /github, netlify, cloudflare, rsync/],
  [{ from: [] }, /--from/],
  [{ from: ['/nowhere/papers.bib'] }, /nowhere/],
])('an unusable flag is told: %o', async (flags, message) => {
  const { from, out } = workspace()
  await expect(initAtlas({ title: 'Ferns', from: [from], out, ...flags })).rejects.toThrow(message)
  expect(existsSync(out)).toBe(false)
})

test('two files of one name are not laid over each other', async () => {
  const { folder, from, out } = workspace()
  const other = join(folder, 'other/my papers.bib')
  mkdirSync(join(folder, 'other'))
  writeFileSync(other, bib)
  await expect(initAtlas({ title: 'Ferns', from: [from, other], out })).rejects.toThrow(/two files/)
})

test.each(deployTargets)('publishing with %s is set up and told in the README', async (deploy) => {
  const { from, out } = workspace()
  await initAtlas({ title: 'Ferns', from: [from], out, deploy })
  const files = {
    github: '.github/workflows/pages.yml',
    netlify: 'netlify.toml',
    cloudflare: 'wrangler.toml',
    rsync: 'publish.sh',
  }
  const text = readFileSync(join(out, files[deploy]), 'utf8')
  expect(text).not.toMatch(/%\w+%/)
  if (deploy === 'github') expect(load(text)).toHaveProperty('jobs.publish.steps')
  if (deploy === 'rsync') expect(statSync(join(out, 'publish.sh')).mode & 0o111).not.toBe(0)
  if (deploy === 'cloudflare') expect(text).toContain('name = "it-s-mine"')
  expect(readFileSync(join(out, 'README.md'), 'utf8')).toMatch(/\n## Publish (?:on|with) /)
})
