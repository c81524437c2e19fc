import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { samplePapers } from '../../src/build/sample-papers.ts'
import { copyProgram, differences, hashes, runScript } from './program.ts'

/** `ATLAS_SHARD_PAPERS=1000` takes the scale that is promised, and minutes for its cards. */
const count = Number(process.env['ATLAS_SHARD_PAPERS'] ?? 120)
const shards = ['1/3', '2/3', '3/3']

const folder = mkdtempSync(join(tmpdir(), 'atlas-shards-'))
const program = join(folder, 'program')
const common = ['--seeds', join(folder, 'seeds'), '--content', join(folder, 'content')]
const site = ['--site', 'https://example.org/atlas/']
const out = join(folder, 'dist')
const build = (...flags: string[]) => runScript(program, 'build', [...common, ...site, ...flags])
const merge = (...flags: string[]) => runScript(program, 'merge', [...common, ...flags])

beforeAll(() => {
  copyProgram(program)
  mkdirSync(join(folder, 'seeds'))
  writeFileSync(join(folder, 'seeds/papers.jsonl'), sampleLines())
  for (const shard of shards) expect(build('--out', out, '--shard', shard)).toMatchObject({ status: 0 })
}, 600_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(`the site merged of three shards is the unsharded one, byte for byte, at ${count} papers`, () => {
  expect(merge(...site, '--out', out)).toMatchObject({ status: 0 })
  expect(build('--out', join(folder, 'whole'))).toMatchObject({ status: 0 })
  const [whole, merged] = [hashes(join(folder, 'whole')), hashes(out)]
  expect(differences(whole, merged)).toEqual([])
  expect(Object.keys(merged).length).toBeGreaterThan(count * 8)
}, 600_000)

test('the shards’ work is shared evenly', () => {
  const pages = shards.map((shard) => {
    const paths = Object.keys(hashes(join(`${out}.shards`, shard.replace('/', '-of-'))))
    return paths.filter((path) => path.endsWith('.html')).length
  })
  expect(Math.max(...pages) - Math.min(...pages)).toBeLessThanOrEqual(4)
})

describe('what does not belong together is not merged, and the way out is said', () => {
  const spoiled = (change: (shardsFolder: string) => void) => {
    const from = mkdtempSync(join(folder, 'spoiled-'))
    cpSync(`${out}.shards`, from, { recursive: true })
    change(from)
    return merge(...site, '--out', join(folder, 'none'), '--from', from)
  }
  const edit = (path: string, from: string | RegExp, to: string) =>
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))

  test.each<[string, (from: string) => void, RegExp]>([
    [
      'a missing shard',
      (from) => rmSync(join(from, '2-of-3'), { recursive: true }),
      /^shard 2\/3 is missing; build it first: npm run build -- --shard 2\/3$/m,
    ],
    [
      'other content',
      (from) => edit(join(from, '3-of-3/shard.json'), /"content": "./, '"content": "x'),
      /3-of-3: was built from other papers.*build it again: npm run build -- --shard 3\/3$/m,
    ],
    [
      'another program',
      (from) => edit(join(from, '1-of-3/shard.json'), /"program": "./, '"program": "x'),
      /1-of-3: was built from another version of the program.*--shard 1\/3$/m,
    ],
    [
      'a file lost on the way',
      (from) => rmSync(join(from, '1-of-3/icon.svg')),
      /1-of-3: has \d+ files of \d+; copy the whole folder/,
    ],
    [
      'a file cut on the way',
      (from) => writeFileSync(join(from, '1-of-3/icon.svg'), ''),
      /1-of-3: has \d+ bytes of \d+; copy the whole folder/,
    ],
    [
      'two sets',
      (from) => {
        cpSync(join(from, '1-of-3'), join(from, '1-of-2'), { recursive: true })
        edit(join(from, '1-of-2/shard.json'), '"of": 3', '"of": 2')
      },
      /1-of-3: is one of 3 shards, .*1-of-2 is one of 2; remove one set/,
    ],
    [
      'no manifest',
      (from) => writeFileSync(join(from, '1-of-3/shard.json'), '{'),
      /shard\.json: cannot be read .*; build this shard again$/m,
    ],
    ['no shards', (from) => rmSync(from, { recursive: true }), /is not there; build shards first/],
  ])('%s', (_, change, message) => {
    const { status, out: said } = spoiled(change)
    expect(said).toMatch(message)
    expect(said).not.toMatch(/^ +at /m)
    expect(status).toBe(2)
  })

  test('another address', () => {
    const { status, out: said } = merge('--out', join(folder, 'none'), '--from', `${out}.shards`)
    expect(said).toMatch(/1-of-3: was built from another --site/)
    expect(status).toBe(2)
  })

  test.each(['0/3', '4/3', '1', '1/0', 'x/y', '-1/3', '1.5/3'])('--shard %s', (shard) => {
    const { status, out: said } = build('--out', out, `--shard=${shard}`)
    expect(said).toMatch(/^--shard .*: is no shard; write 1\/\d+ to \d+\/\d+$/m)
    expect(status).toBe(2)
  })
})

function sampleLines(): string {
  const { papers } = loadAtlas('content')
  const corpus = {
    titles: papers.map(({ plainTitle }) => plainTitle),
    abstracts: papers.map(({ abstract }) => abstract).filter(Boolean),
    names: papers.flatMap(({ authors }) => authors),
  }
  return [...samplePapers(count, corpus)].map((paper) => JSON.stringify(paper)).join('\n')
}

test('the workflow in README builds every shard that it merges', () => {
  const [, section = ''] = readFileSync('README.md', 'utf8').split(
    '\n### A large atlas, built by several machines\n',
  )
  const lines =
    section
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('    ')) ?? []
  const { jobs } = load(lines.join('\n')) as { jobs: Record<'shard' | 'merge', Job> }
  const numbers = jobs.shard.strategy?.matrix.shard ?? []
  expect(numbers).toEqual(numbers.map((_, at) => at + 1))
  const command = jobs.shard.steps.find(({ run }) => run?.includes('--shard'))?.run
  expect(command).toContain(`--shard \${{ matrix.shard }}/${numbers.length}`)
  expect(jobs.merge).toMatchObject({ needs: 'shard' })
  const site = /--site \S+/.exec(command ?? '')?.[0] ?? ''
  expect(jobs.merge.steps.map(({ run }) => run)).toContain(`npm run merge -- ${site}`)
})

interface Job {
  needs?: string
  strategy?: { matrix: { shard: number[] } }
  steps: { run?: string }[]
}
