import { readdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { extractClaims } from '../../src/claims/index.ts'
import type { Sheet } from '../../src/ingest/print.ts'
import { workshopHere, workshopOfTwo } from '../../src/ingest/workshop.ts'
import { assignTopics } from '../../src/topics/index.ts'
import { temporaryFolder } from '../fixtures/folder.ts'
import { line, workspace } from './workspace.ts'

const engines = { claims: extractClaims, topics: assignTopics }

const subjects = ['speech recognition', 'machine translation', 'robots', 'language models', 'proteins']

/** As many papers as are shared with a thread, each of its own. */
const papers = Array.from({ length: 2_500 }, (_, number) => ({
  title: `Net ${number}: ${subjects[number % subjects.length] ?? ''} at scale`,
  abstract: `We study ${subjects[(number * 7) % subjects.length] ?? ''}. Our method is ${2 + (number % 9)}x faster than the baseline.`,
  authors: [`Ada Writer${number}`, 'Bo Reader'],
}))

function sheet(slug: string): Sheet {
  return {
    slug,
    facts: { title: slug, authors: [], links: {}, otherTitles: [], sources: [] },
    topics: [],
    aliases: [],
    abstract: 'We are 30% faster than the baseline.',
    shown: 'We are 30% faster than the baseline.',
    files: [],
    sameSeeds: false,
  }
}

test('work shared with a thread gives what this thread alone gives, in the same order', async () => {
  const lines = papers.map((paper) => line(paper)).join('') + '{"abstract": "no title"}\n'
  const [shared, alone] = [workspace({ 'a.jsonl': lines }), workspace({ 'a.jsonl': lines })]
  const today = '2026-01-02'
  // Engines of one's own are not known to a thread.
  const own = { claims: (abstract: string) => extractClaims(abstract), topics: assignTopics, today }
  const reports = [await shared.run({ ...engines, today }), await alone.run(own)]
  const [one, other] = reports.map((report) => ({ ...report, problems: report.problems.length }))
  expect(one).toEqual(other)
  expect(one?.added).toHaveLength(papers.length)
  expect(shared.files()).toEqual(alone.files())
})

test.each([
  ['whole', () => {}],
  ['damaged', (path: string) => truncateSync(path, 1000)],
])(
  'after an edit, papers are those of an ingest from nothing, with a kept reading that is %s',
  async (_, spoil) => {
    const cache = temporaryFolder('readings')
    const today = '2026-01-02'
    const source = (abstract: string) =>
      papers.map((paper, at) => line(at === 0 ? { ...paper, abstract } : paper)).join('')
    const again = workspace({ 'a.jsonl': source('We study robots.') })
    await again.run({ ...engines, today, cache })
    const [reading = '', ...others] = readdirSync(cache).filter((name) => name.endsWith('.reading'))
    expect(others).toEqual([])
    spoil(join(cache, reading))
    again.seed('a.jsonl', source('We recognize speech in proteins.'))
    await again.run({ ...engines, today, cache })
    const clean = workspace({ 'a.jsonl': source('We recognize speech in proteins.') })
    await clean.run({ ...engines, today })
    expect(again.files()).toEqual(clean.files())
  },
)

test('a thread prints a file with its claims, and no file that is as it should be', async () => {
  const { content } = workspace()
  const here = workshopHere(engines)
  const there = workshopOfTwo(engines)
  try {
    const [printed] = await there.print([sheet('there')], content)
    expect(printed?.source).toContain('value: 30')
    expect(await here.print([sheet('there')], content)).toEqual([printed])
    const again = { ...sheet('there'), digest: printed?.digest }
    expect(await there.print([again], content)).toEqual([{ digest: printed?.digest, undone: [] }])
  } finally {
    await there.close()
  }
})
