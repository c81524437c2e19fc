import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepNear, keepWords, keptNear, keptWords } from '../../src/build/kept-texts.ts'
import { doTask, type TextsTask } from '../../src/build/texts-task.ts'
import { nearAgain, neighboursIn } from '../../src/topics/kept-near.ts'
import { bySlug, nearestPapers } from '../../src/topics/similarity.ts'
import { textSpace } from '../../src/topics/text-space.ts'
import { fieldPapers } from '../topics/field.ts'

const key = { program: 'one', texts: 'these' }
const papers = bySlug(fieldPapers.map((paper) => ({ ...paper, print: paper.title, topics: ['all'] })))
const { near } = nearAgain(papers, textSpace(papers), 3)

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-texts-'))
  path = join(folder, 'below', 'near')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('neighbours come back as they were kept, for their texts or for any', () => {
  keepNear(path, key, near)
  expect(keptNear(path, key)).toEqual(near)
  expect(keptNear(path, { program: 'one' })).toEqual(near)
})

test('another program’s and those of other texts do not', () => {
  keepNear(path, key, near)
  expect(keptNear(path, { program: 'two' })).toBeUndefined()
  expect(keptNear(path, { ...key, texts: 'others' })).toBeUndefined()
})

test('none, an empty file and a damaged one are no error', () => {
  expect(keptNear(path, key)).toBeUndefined()
  keepNear(path, key, near)
  const whole = readFileSync(path)
  for (const length of [0, 5, 40, Math.floor(whole.length / 2), whole.length - 1]) {
    writeFileSync(path, whole.subarray(0, length))
    expect(keptNear(path, { program: 'one' })).toBeUndefined()
  }
  const bent = Buffer.from(whole)
  bent.writeUInt8(bent.readUInt8(bent.length - 9) ^ 1, bent.length - 9)
  writeFileSync(path, bent)
  expect(keptNear(path, key)).toBeUndefined()
})

test('what another program or a damaged file says of the neighbours is not believed', async () => {
  const wrong = {
    ...near,
    scores: near.scores.map(() => 0.5),
    near: { ...near.near, values: near.near.values.map(() => 0) },
  }
  const expected = new Map(
    [...nearestPapers(papers, 3)].map(([slug, list]) => [
      slug,
      list.map(({ slug, terms }) => ({ slug, terms })),
    ]),
  )
  const task: TextsTask = { papers, count: 3, path, key }
  keepNear(path, { ...key, program: 'two' }, wrong)
  await doTask(task)
  const found = keptNear(path, key)
  expect(found && neighboursIn(found, 3)).toEqual(expected)
  // Believed it is when it is the program's own, and whole.
  keepNear(path, key, wrong)
  await doTask(task)
  const taken = keptNear(path, key)
  expect(taken && neighboursIn(taken, 3)).not.toEqual(expected)
})

test('words lie beside the neighbours, and are another program’s or damaged in the same way', async () => {
  await doTask({ papers, count: 3, path, key })
  const words = keptWords(path, 'one')
  expect(words?.prints).toEqual(papers.map(({ print }) => print))
  expect(keptWords(path, 'two')).toBeUndefined()
  const file = readFileSync(`${path}.words`)
  writeFileSync(`${path}.words`, file.subarray(0, file.length - 1))
  expect(keptWords(path, 'one')).toBeUndefined()
  const none = new Uint32Array()
  keepWords(path, 'two', {
    prints: papers.map(({ print }) => print),
    read: 0,
    terms: { stems: [], firsts: none, seconds: none },
    starts: none,
    ids: none,
    counts: none,
  })
  rmSync(path)
  await doTask({ papers, count: 3, path, key })
  expect(keptNear(path, key)).toEqual(near)
})

test('a task with places of a last map gives places, one without gives none', async () => {
  const task: TextsTask = { papers, count: 3, path, key }
  expect(await doTask(task)).toBeUndefined()
  const places = await doTask({ ...task, kept: new Map() })
  expect([...(places?.keys() ?? [])].sort()).toEqual(papers.map(({ slug }) => slug))
})
