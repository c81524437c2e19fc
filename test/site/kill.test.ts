import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomLcg } from 'd3'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { copyProgram, differences, hashes, runScript } from './program.ts'

const kills = 15
const folder = mkdtempSync(join(tmpdir(), 'atlas-kill-'))
const [program, seeds, content, out] = ['program', 'seeds', 'content', 'dist'].map((name) =>
  join(folder, name),
) as [string, string, string, string]
const flags = (place = out) => ['--seeds', seeds, '--content', content, '--out', place]
const build = (place?: string) => runScript(program, 'build', flags(place))
const leftovers = () => ['.building', '.old'].map((end) => `${out}${end}`).filter((path) => existsSync(path))
let good: Record<string, string>

beforeAll(() => {
  copyProgram(program)
  mkdirSync(seeds)
  for (let number = 1; number <= 12; number++) addPaper(number)
  const { status, out: said } = build()
  expect(status, said).toBe(0)
  good = hashes(out)
}, 240_000)

beforeEach(() => expect(differences(good, hashes(out))).toEqual([]))

afterAll(() => {
  if (existsSync(join(folder, 'closed'))) chmodSync(join(folder, 'closed'), 0o755)
  rmSync(folder, { recursive: true, force: true })
})

const notes = join(content, 'papers', 'system-3-a-study.mdx')

/** Builds with more in a paper's file than before, and puts the file back as it was. */
function buildWith(text: string): { status: number | null; out: string } {
  const before = readFileSync(notes, 'utf8')
  appendFileSync(notes, text)
  try {
    return build()
  } finally {
    writeFileSync(notes, before)
  }
}

function expectUntouched(): void {
  expect(differences(good, hashes(out))).toEqual([])
  expect(leftovers()).toEqual([])
}

test('notes that fail while their page is drawn: the page and the file are named, the old site stays', () => {
  const { status, out: said } = buildWith('\n{missingThing.value}\n')
  expect(said.trim().split('\n').at(-1)).toMatch(
    /system-3-a-study\.mdx: the page papers\/system-3-a-study\.html cannot be drawn.*missingThing is not defined$/,
  )
  expect(status).toBe(2)
  expectUntouched()
}, 120_000)

test('notes that are no MDX: the file and the line are named, the old site stays', () => {
  const line = readFileSync(notes, 'utf8').split('\n').length + 1
  const { status, out: said } = buildWith('\n{ never closed\n')
  expect(said.trim().split('\n').at(-1)).toMatch(
    new RegExp(`system-3-a-study\\.mdx:(?:${line}|${line + 1}): is not MDX`),
  )
  expect(status).toBe(2)
  expectUntouched()
}, 120_000)

test('a frontmatter that cannot be read: the file is named, the old site stays', () => {
  const before = readFileSync(notes, 'utf8')
  writeFileSync(notes, before.replace('---\n', '---\noverrides: {title: [}\n'))
  const { status, out: said } = build()
  writeFileSync(notes, before)
  expect(said).toMatch(/system-3-a-study\.mdx/)
  expect(said).not.toMatch(/^ +at /m)
  expect(status).toBe(2)
  expectUntouched()
}, 120_000)

test('a disk that takes no more: the file is named, the old site stays', () => {
  const command = `ulimit -f 200; exec "$0" "$@"`
  const script = ['scripts/build.ts', ...flags()]
  const child = spawn('sh', ['-c', command, process.execPath, ...script], { cwd: program })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return once(child, 'close').then(([status]) => {
    expect(said.trim().split('\n').at(-1)).toMatch(
      /^\/.*: cannot be written \(.*too large.*; free some space/i,
    )
    expect(status).toBe(2)
    expectUntouched()
  })
}, 120_000)

test('a folder that cannot be written to is named before anything is done', () => {
  writeFileSync(join(folder, 'file'), '')
  mkdirSync(join(folder, 'closed'), { mode: 0o555 })
  // Nothing is closed to root.
  const closed = process.getuid?.() === 0 ? [] : [join(folder, 'closed')]
  for (const parent of [join(folder, 'file'), ...closed]) {
    const { status, out: said } = build(join(parent, 'site'))
    expect(said.trim()).toMatch(
      /^[^\n]*site\.building: cannot be written \([^\n]*\); choose another --out[^\n]*$/,
    )
    expect(status).toBe(2)
  }
}, 120_000)

test('killed between the two renames, the last good site comes back with the next command, even if that fails', () => {
  renameSync(out, `${out}.old`)
  mkdirSync(`${out}.building/papers`, { recursive: true })
  writeFileSync(`${out}.building/papers/half.html`, '<p>')
  expect(buildWith('\n{missingThing.value}\n').status).toBe(2)
  expectUntouched()
}, 120_000)

test(`killed at ${kills} moments over all stages, the site is the last good one; a later build works and tidies up`, async () => {
  const kept = join(folder, 'kept')
  cpSync(content, `${kept}-content`, { recursive: true })
  cpSync(out, kept, { recursive: true })
  addPaper(13)
  const started = performance.now()
  expect(runScript(program, 'build', flags(join(folder, 'expected'))).status).toBe(0)
  let duration = performance.now() - started
  const next = hashes(join(folder, 'expected'))
  const random = randomLcg(0.8)
  for (let killed = 0; killed < kills;) {
    for (const [from, to] of [
      [`${kept}-content`, content],
      [kept, out],
    ] as const) {
      rmSync(to, { recursive: true })
      cpSync(from, to, { recursive: true })
    }
    const { isKilled, milliseconds } = await killAfter(((killed + random()) / kills) * duration)
    const now = hashes(out)
    expect(differences(next, now).length === 0 ? [] : differences(good, now)).toEqual([])
    if (isKilled) killed++
    // A machine with less to do than a moment ago was done before its time.
    else duration = Math.min(duration * 0.9, milliseconds)
  }
  const { status, out: said } = build()
  expect(status, said).toBe(0)
  expect(differences(next, hashes(out))).toEqual([])
  expect(leftovers()).toEqual([])
}, 600_000)

async function killAfter(limit: number): Promise<{ isKilled: boolean; milliseconds: number }> {
  const started = performance.now()
  const child = spawn(process.execPath, ['scripts/build.ts', ...flags()], { cwd: program, stdio: 'ignore' })
  const timer = setTimeout(() => child.kill('SIGKILL'), limit)
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  clearTimeout(timer)
  return { isKilled: signal === 'SIGKILL', milliseconds: performance.now() - started }
}

function addPaper(number: number): void {
  const paper = {
    title: `System ${number}: a study`,
    abstract: `We study case ${number} and are ${number + 1}x faster than the baseline of case ${number - 1}.`,
    authors: [`Author ${'ABCDEFGHIJKLM'.charAt(number - 1)}. Person`, 'Common Person'],
    published: `2024-01-${String(number).padStart(2, '0')}`,
  }
  appendFileSync(join(seeds, 'papers.jsonl'), `${JSON.stringify(paper)}\n`)
}
