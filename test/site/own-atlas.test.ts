import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Parser } from 'htmlparser2'
import { beforeAll, expect, test } from 'vitest'
import { filesBelow } from '../../src/build/summary.ts'
import { readPage } from './pages.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const traps = [
  '<script>globalThis.trapped = 1</script><img src=x onerror="globalThis.trapped = 2">',
  '{globalThis.trapped = 3} ${4} {/* open',
  'import fs from "node:fs"\nexport const x = 1',
  '`code` **bold** [link](javascript:alert(1)) ]]> --> </style></title> &amp; &#60;b&#62;',
]
const papers = [
  {
    title: 'Fern: counting ferns',
    abstract: 'We count ferns 3x faster than by hand.',
    arxiv: '2401.00001',
    authors: ['Ada Fern'],
  },
  { title: 'Moss: a first name', abstract: 'Moss grows.', arxiv: '2401.00002', authors: ['Ada Fern'] },
  { title: '∑∏ ∀', abstract: 'A title of symbols alone.', published: '2023-05' },
  { title: '王小明的论文', abstract: '摘要。', authors: ['王小明'] },
  ...traps.map((abstract, index) => ({
    title: `Trap ${index} ${abstract}`,
    abstract,
    authors: [`Evil "${index}" <b>`],
  })),
]

/** Addresses that only redirect. */
const aliases = 1

const folder = temporaryFolder('own-atlas')
const [seeds, content, out] = ['seeds', 'content', 'site'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]
const run = (...flags: string[]) =>
  execFileSync(
    process.execPath,
    ['scripts/build.ts', '--seeds', seeds, '--content', content, '--out', out, ...flags],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
const read = (path: string) => readFileSync(join(out, path), 'utf8')
const writeSeed = (records: readonly object[]) => {
  writeFileSync(join(seeds, 'mine.jsonl'), records.map((record) => JSON.stringify(record)).join('\n'))
}
const paperFiles = () => readdirSync(join(content, 'papers'))

beforeAll(() => {
  mkdirSync(seeds)
  mkdirSync(content)
  writeSeed(papers)
  writeFileSync(join(content, 'atlas.yaml'), 'title: Ferns & friends\ndescription: Papers on ferns.\n')
  run('--site', 'https://example.org/ferns/')
  const fern = paperFiles().find((name) => name.startsWith('fern')) ?? ''
  appendFileSync(join(content, 'papers', fern), '\nMy **note**, {1 + 1} of them.\n')
  writeSeed(
    papers.map((paper) => ({ ...paper, title: paper.title.replace('Moss: a first', 'MossNet: another') })),
  )
  run('--site', 'https://example.org/ferns/')
}, 240_000)

test('another person’s listing is another atlas, and this one is not touched', () => {
  expect(paperFiles()).toHaveLength(papers.length)
  const pages = filesBelow(join(out, 'papers')).filter((path) => path.endsWith('.html'))
  expect(pages).toHaveLength(papers.length + aliases)
  expect(readPage('index.html', read('index.html')).title).toBe('Ferns & friends')
  expect(execFileSync('git', ['status', '--porcelain', '--', 'content'], { encoding: 'utf8' })).toBe('')
})

test('a renamed paper keeps its address, and its new name redirects there and is listed nowhere', () => {
  const renamed = readPage('moss', read('papers/moss-a-first-name.html'))
  expect(renamed.title).toContain('MossNet: another name')
  const page = read('papers/mossnet-another-name.html')
  expect(page).toContain('<meta http-equiv="refresh" content="0;url=moss-a-first-name.html">')
  expect(page).toContain('<link rel="canonical" href="moss-a-first-name.html">')
  expect(page).toContain('<meta name="robots" content="noindex">')
  const naming = filesBelow(out).filter((path) => unpacked(path).includes('mossnet-another-name'))
  // The paper's data name its former addresses, and the list of what to keep offline names every file.
  expect(naming.filter((path) => path !== 'data/papers.json' && path !== 'keep.json')).toEqual([])
  expect(filesBelow(out).some((path) => path.endsWith('.pf_fragment'))).toBe(true)
  const sitemap = filesBelow(out).filter((path) => /^sitemap-\d+\.xml$/.test(path))
  expect(sitemap.map(read).join('')).toContain('papers/moss-a-first-name.html')
})

test('with an address, links in previews are absolute', () => {
  const fern = readPage('fern', read('papers/fern-counting-ferns.html'))
  expect(fern.meta.get('og:image')).toBe('https://example.org/ferns/cards/papers/fern-counting-ferns.png')
  expect(fern.links).toContain('https://example.org/ferns/papers/fern-counting-ferns.html')
  expect(existsSync(join(out, 'cards/papers/fern-counting-ferns.png'))).toBe(true)
})

test('a note below the marker is MDX and survives the build', () => {
  expect(read('papers/fern-counting-ferns.html')).toContain('<p>My <strong>note</strong>, 2 of them.</p>')
})

test('nothing in a seed becomes code or markup', () => {
  const pages = filesBelow(out).filter((path) => path.endsWith('.html'))
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.flatMap((path) => actsOf(read(path)).map((act) => `${path}: ${act}`))).toEqual([])
  const trap = read('papers/trap-1-globalthis-trapped-3-4-open.html')
  expect(trap).toContain('{globalThis.trapped = 3}')
})

test('titles without Latin letters get a page and a readable title', () => {
  const titles = filesBelow(join(out, 'papers'))
    .filter((path) => path.endsWith('.html'))
    .map((path) => readPage(path, read(join('papers', path))).title)
  expect(titles.some((title) => title.includes('∑∏ ∀'))).toBe(true)
  expect(titles.some((title) => title.includes('王小明的论文'))).toBe(true)
})

/** A file's text; the search index is packed. */
function unpacked(path: string): string {
  const bytes = readFileSync(join(out, path))
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('latin1')
}

/** Whatever of the traps could act on a page: elements and attributes that only they bring. */
function actsOf(source: string): string[] {
  const acts: string[] = []
  let isScript = false
  const parser = new Parser({
    onopentag(name, attributes) {
      if (['b', 'iframe', 'object'].includes(name)) acts.push(`<${name}>`)
      if (name === 'img' && attributes['src'] === 'x') acts.push('<img src=x>')
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith('on') || /^\s*javascript:/i.test(value)) acts.push(`${attribute}=${value}`)
      }
      isScript = name === 'script' && attributes['type'] !== 'application/ld+json'
    },
    ontext(text) {
      if (isScript && text.includes('trapped')) acts.push(`<script>${text}`)
    },
    onclosetag() {
      isScript = false
    },
  })
  parser.end(source)
  return acts
}
