import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { samplePapers, type SamplePaper } from '../../src/build/sample-papers.ts'
import { filesBelow } from '../../src/build/summary.ts'
import { parsePaperFile, printPaperFile } from '../../src/model/paper-file.ts'
import { copyProgram, differences, hashes, runScript } from './program.ts'

const folder = mkdtempSync(join(tmpdir(), 'atlas-incremental-'))
const program = join(folder, 'program')
const content = join(folder, 'content')
const out = join(folder, 'dist')
const clean = join(folder, 'clean')
const papers: SamplePaper[] = []
const spare: SamplePaper[] = []

beforeAll(() => {
  copyProgram(program)
  mkdirSync(join(folder, 'seeds'))
  const real = loadAtlas('content').papers
  const corpus = {
    titles: real.map(({ plainTitle }) => plainTitle),
    abstracts: real.map(({ abstract }) => abstract).filter(Boolean),
    names: real.flatMap(({ authors }) => authors),
  }
  papers.push(...samplePapers(60, corpus))
  spare.push(...papers.splice(50))
  build(out)
}, 600_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const edits: [what: string, edit: () => void][] = [
  ['nothing', () => {}],
  ['the words of one abstract', () => change(7, { abstract: `${papers[7]?.abstract} We are 12x faster.` })],
  [
    'a title, a date and a venue',
    () => change(20, { title: 'Another Title: of the Same', published: '2031-02-03', venue: 'ICML 2031' }),
  ],
  [
    'the authors of one paper',
    () => change(12, { authors: ['Ada Lovelace', ...(papers[13]?.authors ?? [])] }),
  ],
  ['two new papers and one that is gone', () => papers.splice(3, 1, ...spare.splice(0, 2))],
  ['a renamed file', () => rename(9, 'a-new-name')],
  [
    'topics by hand, and a note',
    () => byHand(30, 'overrides:\n  topics: [llm-serving, quantization]\n', '\nMy *note*.\n'),
  ],
  ['the atlas’s title and a person’s spellings', () => configure()],
  ['a page that somebody has changed in the site', () => writeFileSync(join(out, 'about.html'), 'mine')],
]

test.each(edits)(
  'after a change of %s the site is the one of a clean build',
  (_, edit) => {
    edit()
    build(out)
    rmSync(clean, { recursive: true, force: true })
    build(clean)
    expect(differences(hashes(out), hashes(clean))).toEqual([])
  },
  600_000,
)

test('a change in one paper leaves most pages as they stand', () => {
  const drawnAfter = (fields: Partial<SamplePaper>): string[] => {
    const before = changedAt()
    change(40, fields)
    build(out)
    const after = changedAt()
    const drawn = [...after].filter(([path, time]) => before.get(path) !== time).map(([path]) => path)
    expect(drawn.length).toBeLessThan(after.size / 3)
    return drawn
  }
  const words = 'Other words about serving.'
  const ofAbstract = drawnAfter({ abstract: words })
  expect(ofAbstract.some((path) => textOf(path).includes(words))).toBe(true)
  // Lists and charts show titles, but no abstracts.
  expect(ofAbstract).not.toContain('index.html')
  expect(drawnAfter({ title: 'Another Title for One Paper' })).toContain('papers.html')
}, 600_000)

test('a new paper leaves the pages of other people as they stand', () => {
  const before = changedAt()
  const [added] = spare.splice(0, 1)
  if (added) papers.push(added)
  build(out)
  const after = [...changedAt()].filter(([path]) => path.startsWith('authors/'))
  const drawn = after.filter(([path, time]) => before.get(path) !== time)
  expect(drawn.length).toBeGreaterThanOrEqual(added?.authors.length ?? 0)
  expect(drawn.length).toBeLessThan(after.length / 2)
}, 600_000)

function build(to: string): void {
  writeFileSync(
    join(folder, 'seeds/papers.jsonl'),
    papers.map((paper) => `${JSON.stringify(paper)}\n`).join(''),
  )
  const flags = ['--seeds', join(folder, 'seeds'), '--content', content, '--out', to]
  expect(runScript(program, 'build', flags)).toMatchObject({ status: 0 })
}

function change(place: number, fields: Partial<SamplePaper>): void {
  Object.assign(papers[place] ?? {}, fields)
}

function fileOf(place: number): string {
  const arxiv = papers[place]?.arxiv ?? ''
  const names = readdirSync(join(content, 'papers')).map((name) => join(content, 'papers', name))
  return names.find((path) => readFileSync(path, 'utf8').includes(arxiv)) ?? ''
}

function rename(place: number, slug: string): void {
  renameSync(fileOf(place), join(content, 'papers', `${slug}.mdx`))
}

function byHand(place: number, ownSource: string, notes: string): void {
  const path = fileOf(place)
  writeFileSync(path, printPaperFile({ ...parsePaperFile(readFileSync(path, 'utf8')), ownSource, notes }))
}

function configure(): void {
  writeFileSync(join(content, 'atlas.yaml'), 'title: Another Atlas\n')
  const [one, other] = [papers[0]?.authors[0], papers[1]?.authors[0]]
  writeFileSync(join(content, 'authors.yaml'), `- name: ${one}\n  aliases: [${JSON.stringify(other)}]\n`)
}

function textOf(path: string): string {
  return readFileSync(join(out, path), 'utf8')
}

function changedAt(): Map<string, number> {
  const pages = filesBelow(out).filter((path) => path.endsWith('.html'))
  return new Map(pages.map((path) => [path, statSync(join(out, path)).mtimeMs]))
}
