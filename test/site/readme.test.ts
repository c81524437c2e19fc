import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { filesBelow } from '../../src/build/summary.ts'
import { readPage } from './pages.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const folder = temporaryFolder('readme')
const program = join(folder, 'paper-atlas')
const parts = [
  'README.md',
  'package.json',
  'tsconfig.json',
  'astro.config.mjs',
  'src',
  'scripts',
  'public',
  'content',
]
const read = (path: string) => readFileSync(join(folder, 'my-atlas', path), 'utf8')
const bibliography = `@inproceedings{fern2024,
  title = {Counting {Ferns} by Drone},
  author = {Fern, Ada and Moss, Ben},
  booktitle = {Proceedings of the Fern Society},
  year = {2024},
  abstract = {We count ferns 3x faster than by hand.},
}
@article{moss2023, title = {The Shade of Mosses}, author = {Moss, Ben}, year = {2023}, month = may}
`

beforeAll(() => {
  for (const part of parts) cpSync(part, join(program, part), { recursive: true })
  linkPackages()
  writeFileSync(join(folder, 'my-papers.bib'), bibliography)
  for (const command of commandsOf('Make your own atlas'))
    execFileSync('sh', ['-c', command], { cwd: program, stdio: ['ignore', 'pipe', 'pipe'] })
}, 240_000)

test('the section has the two commands that were run', () => {
  expect(commandsOf('Make your own atlas').map((command) => command.split(' -- ')[0])).toEqual([
    'npm run init',
    'npm run build',
  ])
})

test('the README, followed word for word, gives an atlas of one’s own papers', () => {
  const pages = filesBelow(join(folder, 'my-atlas/site/papers')).filter((path) => path.endsWith('.html'))
  expect(pages.toSorted()).toEqual(['counting-ferns-by-drone.html', 'the-shade-of-mosses.html'])
  expect(readPage('index.html', read('site/index.html')).title).toBe('My papers')
  expect(read('site/papers/counting-ferns-by-drone.html')).toContain('3×')
})

test('it has no paper or person of this repository', () => {
  const authors = filesBelow(join(folder, 'my-atlas/site/authors')).filter((path) => path.endsWith('.html'))
  expect(authors.toSorted()).toEqual(['ada-fern.html', 'ben-moss.html'])
  const titles = readdirSync('content/papers').map((name) => name.replace('.mdx', '.html'))
  const files = new Set(filesBelow(join(folder, 'my-atlas/site')).map((path) => path.split('/').at(-1)))
  expect(titles.filter((name) => files.has(name))).toEqual([])
})

test('it has no topic of ours, whose field is another, and nowhere our name', () => {
  const site = join(folder, 'my-atlas/site')
  const topics = filesBelow(join(site, 'topics')).filter((path) => path.endsWith('.html'))
  expect(topics).toEqual(['other.html'])
  const texts = filesBelow(site).filter((path) => /\.(?:html|xml|json|txt|md|webmanifest)$/.test(path))
  expect(texts.length).toBeGreaterThan(50)
  expect(texts.filter((path) => read(join('site', path)).includes('Paper Atlas'))).toEqual([])
})

test('every file that the section names is there', () => {
  const named = [...sectionOf('Make your own atlas').matchAll(/^ *\| `((?:seeds|content)\/[^`]*)`/gm)]
  expect(named.length).toBeGreaterThan(4)
  for (const [, path = ''] of named) {
    const [whole = ''] = path.split('<slug>')
    expect(existsSync(join(folder, 'my-atlas', whole)), path).toBe(true)
  }
})

/** The program's packages, with a cache of its own, since other builds run at the same time. */
function linkPackages(): void {
  mkdirSync(join(program, 'node_modules'))
  for (const name of readdirSync('node_modules'))
    if (!name.startsWith('.') || name === '.bin')
      symlinkSync(resolve('node_modules', name), join(program, 'node_modules', name))
}

/** A section's text, its subsections left out. */
function sectionOf(title: string): string {
  const [, rest = ''] = readFileSync('README.md', 'utf8').split(`\n## ${title}\n`)
  return rest.split(/\n#{2,3} /)[0] ?? ''
}

/** The lines that a reader is to type. */
function commandsOf(title: string): string[] {
  return sectionOf(title)
    .split('\n')
    .flatMap((line) => /^ {4,}(npm .*)$/.exec(line)?.[1] ?? [])
}
