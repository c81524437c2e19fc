import { describe, expect, test } from 'vitest'
import { cleanDraft } from '../../src/ingest/clean.ts'
import { clusterOf, titleKey } from '../../src/ingest/cluster.ts'
import { contradict, groupRecords } from '../../src/ingest/identity.ts'
import { joinNamesakes } from '../../src/ingest/join.ts'
import type { Draft, SeedRecord } from '../../src/ingest/record.ts'
import { abstractOn, surname } from './workspace.ts'

function record(draft: Draft, order = 0): SeedRecord {
  const facts = cleanDraft(draft, (message) => expect.fail(message))
  return { file: 'x', line: order + 1, kind: 'jsonl', order, supplement: false, facts }
}

/** The orders of the records of each paper. */
function groups(...drafts: Draft[]): number[][] {
  const { clusters } = groupRecords(drafts.map(record))
  return clusters.map(({ records }) => records.map(({ order }) => order))
}

test.each([
  ['Net-$α$: On $Q$-Learning', 'NET-α: on Q-learning.'],
  ['Net-$\\alpha$', 'Net-alpha'],
  ['Für Elise – “quoted”', 'Fur Elise: quoted'],
  ['{D}eep {L}earning', 'Deep Learning'],
  ['$\\textit{latent}$-Net', 'latent-Net'],
  ['ﬁne ﬂow', 'fine flow'],
  ['数据 并行', '数据并行'],
])('%j and %j are one title', (a, b) => {
  expect(titleKey(a)).toBe(titleKey(b))
})

test.each([
  ['Names 1.0: Many', 'Names: Many'],
  ['∞', '∅'],
  ['数据', '模型'],
  ['Part I', 'Part II'],
])('%j and %j are two titles', (a, b) => {
  expect(titleKey(a)).not.toBe(titleKey(b))
})

describe('one paper', () => {
  const abstract = abstractOn('graph')

  test('by arXiv id, whatever the version, or DOI', () => {
    expect(
      groups(
        { title: 'A', arxiv: '2401.00001v1' },
        { title: 'B', arxiv: 'arXiv:2401.00001v3' },
        { title: 'C' },
      ),
    ).toEqual([[0, 1], [2]])
    expect(
      groups({ title: 'A', doi: '10.1000/X' }, { title: 'B', doi: 'https://doi.org/10.1000/x' }),
    ).toEqual([[0, 1]])
    expect(
      groups({ title: 'A', doi: '10.48550/arXiv.2401.00001' }, { title: 'B', arxiv: '2401.00001' }),
    ).toEqual([[0, 1]])
  })

  test('by title, through records that have both', () => {
    expect(
      groups(
        { title: 'Old Name', abstract },
        { title: 'New Name' },
        { title: 'Old Name', arxiv: '2401.00001' },
        { title: 'New Name', arxiv: '2401.00001' },
      ),
    ).toHaveLength(1)
  })

  test('by a nearly identical abstract under a new title', () => {
    const mended = abstract.replace('Sentence 3', 'The third sentence')
    expect(
      groups(
        { title: 'Parallel Graphs for All', abstract },
        { title: 'Gra: Parallel Graphs for All', abstract: mended },
      ),
    ).toHaveLength(1)
  })

  test('by an alias that a record names', () => {
    expect(groups({ title: 'New', otherTitles: ['Old'] }, { title: 'Old' })).toHaveLength(1)
  })
})

describe('two papers', () => {
  const abstract = abstractOn('graph')

  test('one title, other people, another year', () => {
    expect(
      groups(
        { title: 'A Survey', authors: ['Ada Lovelace'], published: '2019' },
        { title: 'A survey', authors: ['Alan Turing'], published: '2023' },
      ),
    ).toHaveLength(2)
  })

  test('one title, other arXiv ids', () => {
    expect(
      groups({ title: 'A Survey', arxiv: '2401.00001' }, { title: 'A Survey', arxiv: '2301.00002' }),
    ).toHaveLength(2)
  })

  test('a title joins one of two papers of that name, never both', () => {
    const all = groups(
      { title: 'A Survey', arxiv: '2401.00001' },
      { title: 'A Survey', arxiv: '2301.00002' },
      { title: 'A survey' },
    )
    expect(all).toEqual([[0, 2], [1]])
  })

  test('one abstract, titles of other parts or editions', () => {
    expect(groups({ title: 'Graph Bank 1.0', abstract }, { title: 'Graph Bank 2.0', abstract })).toHaveLength(
      2,
    )
    expect(
      groups({ title: 'Graphs, Part I', abstract }, { title: 'Graphs, Part II', abstract }),
    ).toHaveLength(2)
  })

  test('one abstract under titles without a common word, as in made-up data', () => {
    expect(
      groups({ title: 'Alpha Beta Gamma', abstract }, { title: 'Words Without Kinship', abstract }),
    ).toHaveLength(2)
  })

  test('one id, given by mistake to a paper with nothing in common', () => {
    const { clusters, clashes } = groupRecords([
      record({ title: 'Parallel Graphs', abstract, arxiv: '2401.00001' }, 0),
      record({ title: 'Speech Corpora', abstract: abstractOn('speech'), arxiv: '2401.00001' }, 1),
    ])
    expect(clusters).toHaveLength(2)
    expect(clashes.map(({ id, a, b }) => [id, a.line, b.line])).toEqual([['2401.00001', 1, 2]])
  })
})

describe('thousands of papers of one title', () => {
  const size = 20_000
  const kinds: [what: string, (at: number) => Draft][] = [
    ['ids', (at) => ({ arxiv: `2401.${String(at).padStart(5, '0')}` })],
    ['ids of one author', (at) => ({ arxiv: `2401.${String(at).padStart(5, '0')}`, authors: ['Ada Moss'] })],
    [
      'authors and years',
      (at) => ({
        authors: [`Ada ${surname(at)}`],
        published: String(1900 + (at % 120)),
        abstract: `${at} is what ${at * 3} was before ${at * 7} came to ${at * 11} and stayed with ${at * 13}.`,
      }),
    ],
  ]

  test.each(kinds)('that differ in %s are told apart by few comparisons each', (_, differ) => {
    const clusters = Array.from({ length: size }, (_, at) => {
      const one = record({ title: 'Editorial', ...differ(at) }, at)
      return clusterOf(one.facts, [one])
    })
    let compared = 0
    const joined = joinNamesakes(clusters, (a, b) => {
      compared++
      return !contradict(a, b)
    })
    expect(joined).toHaveLength(size)
    expect(compared / size).toBeLessThan(65)
  })

  test('find the records that speak of them, by authors, year or abstract', () => {
    const authors = (at: number) => [`Ada ${surname(at)}`]
    const originals = Array.from({ length: 100 }, (_, at) => ({
      title: 'Editorial',
      authors: authors(at),
      published: String(1900 + at),
      abstract: abstractOn(`topic${at}`),
    }))
    const again: Draft[] = [
      { title: 'Editorial.', authors: authors(70) },
      { title: 'EDITORIAL', published: '1981', abstract: abstractOn('topic81') },
    ]
    const found = groups(...originals, ...again)
    expect(found).toHaveLength(100)
    expect(found[70]).toEqual([70, 100])
    expect(found[81]).toEqual([81, 101])
  })
})
