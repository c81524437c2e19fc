import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readContent } from '../../src/atlas/read.ts'
import { samplePapers } from '../../src/build/sample-papers.ts'
import { nearAgain, neighboursIn, type KeptNear, type PrintedPaper } from '../../src/topics/kept-near.ts'
import { bySlug, nearestPapers } from '../../src/topics/similarity.ts'
import { textSpace } from '../../src/topics/text-space.ts'
import { fieldPapers } from './field.ts'

const count = 4

function printed(slug: string, title: string, abstract: string): PrintedPaper {
  return { slug, title, abstract, print: JSON.stringify([title, abstract]) }
}

function again(papers: readonly PrintedPaper[], old?: KeptNear) {
  const sorted = bySlug(papers)
  return nearAgain(sorted, textSpace(sorted), count, old)
}

/** Neighbours, terms and scores, as `nearestPapers` gives them. */
function told(near: KeptNear) {
  const scores = (self: number) => near.scores.subarray(near.near.starts[self], near.near.starts[self + 1])
  return [...neighboursIn(near, count)].map(([slug, list], self) => [
    slug,
    list.map((one, at) => ({ ...one, score: scores(self)[at] })),
  ])
}

const fromNothing = (papers: readonly PrintedPaper[]) => [...nearestPapers(papers, count)]

/** Sentences of a few subjects, as papers are written; some say the same, some nothing. */
const word = fc.constantFrom(
  ...[
    'Forest',
    'forests',
    'tree',
    'trees',
    'carbon',
    'the',
    'soil',
    'River',
    'rivers',
    'fish',
    'stream',
    'dam',
    'bees',
    'nectar',
    'Flowers',
    'pollen',
    'of',
    'storm',
    'birds',
    '森林生态',
    'ﱞﱞ',
    'quota',
    'yield',
    'model',
  ],
)
const sentence = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '))
const text = fc.record({ title: sentence, abstract: fc.oneof(fc.constant(''), sentence) })
const change = fc.oneof(
  fc.record({ at: fc.nat(119), text }),
  fc.record({ at: fc.nat(119), gone: fc.constant(true as const) }),
  fc.record({ at: fc.nat(119), capitals: fc.constant(true as const) }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(papers: ReadonlyMap<string, PrintedPaper>, changes: readonly Change[]) {
  const next = new Map(papers)
  for (const one of changes) {
    const slug = `p${one.at}`
    const old = next.get(slug)
    if ('gone' in one) next.delete(slug)
    else if ('text' in one) next.set(slug, printed(slug, one.text.title, one.text.abstract))
    else if (old) next.set(slug, printed(slug, old.title.toUpperCase(), old.abstract.toUpperCase()))
  }
  return next
}

describe('neighbours that are worked out again', () => {
  test('are those from nothing, through any edits, losses and additions, and through a file', () => {
    const start = fc.array(text, { minLength: 20, maxLength: 90 })
    const builds = fc.array(fc.array(change, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 5 })
    let [weighed, all] = [0, 0]
    fc.assert(
      fc.property(start, builds, (texts, steps) => {
        let papers: ReadonlyMap<string, PrintedPaper> = new Map(
          texts.map(({ title, abstract }, at) => [`p${at}`, printed(`p${at}`, title, abstract)]),
        )
        let { near } = again([...papers.values()])
        for (const step of steps) {
          papers = changed(papers, step)
          const own = [...papers.values()]
          const next = again(own, deserialize(serialize(near)) as KeptNear)
          expect(told(next.near)).toEqual(fromNothing(own))
          weighed += next.weighed
          all += own.length
          near = next.near
        }
      }),
      { numRuns: 150, seed: 5 },
    )
    // Else this would only compare one way from nothing with another.
    expect(weighed).toBeLessThan(0.8 * all)
  })

  test('write their terms as the paper does now, when only its capitals have changed', () => {
    const papers = fieldPapers.map(({ slug, title, abstract }) => printed(slug, title, abstract))
    const { near } = again(papers)
    const loud = papers.map((paper, at) =>
      at === 0 ? printed(paper.slug, paper.title.toUpperCase(), paper.abstract.toUpperCase()) : paper,
    )
    const found = again(loud, near)
    expect(told(found.near)).toEqual(fromNothing(loud))
    const terms = neighboursIn(found.near, count).get(papers[0]?.slug ?? '')?.[0]?.terms ?? []
    expect(terms.join(' ')).toMatch(/^[A-Z ]+$/)
  })

  test('nothing is weighed or read when no text has changed', () => {
    const papers = fieldPapers.map(({ slug, title, abstract }) => printed(slug, title, abstract))
    const { near } = again(papers)
    const found = again(papers, near)
    expect(found).toEqual({ near, weighed: 0, read: 0 })
  })
})

describe('of a thousand papers', () => {
  const real = readContent('content').papers
  const corpus = {
    titles: real.map(({ title }) => title),
    abstracts: real.map(({ abstract }) => abstract),
    names: ['Ada Lovelace'],
  }
  const papers = [...samplePapers(1000, corpus)].map(({ title, abstract }, at) =>
    printed(`p${String(at).padStart(4, '0')}`, title, abstract),
  )
  const longer = `${papers[500]?.abstract ?? ''} We measure the throughput of all stages on eight devices.`
  const bare = printed('p0500-2', papers[3]?.title ?? '', '')
  const most = [...papers, bare]

  test.each([
    ['another sentence', papers, papers.with(500, printed('p0500', papers[500]?.title ?? '', longer))],
    ['one paper more', papers, most],
    ['one paper less', most, papers],
  ])('%s makes few of them be weighed, and of few the words be read', (_, last, next) => {
    const found = again(next, again(last).near)
    expect(found.weighed).toBeLessThan(100)
    expect(found.read).toBeLessThan(50)
    expect(told(found.near)).toEqual(fromNothing(next))
  })
})
