import { describe, expect, test } from 'vitest'
import { cleanDraft } from '../../src/ingest/clean.ts'
import { mergeRecords } from '../../src/ingest/merge.ts'
import type { Draft, SeedRecord, SourceKind } from '../../src/ingest/record.ts'

function merge(...drafts: [SourceKind, Draft][]) {
  const records = drafts.map(([kind, draft], at): SeedRecord => ({
    file: `${at}.txt`,
    line: 10 * at + 1,
    kind,
    order: at,
    supplement: false,
    facts: cleanDraft({ title: 'Net: A Title', ...draft }, (message) => expect.fail(message)),
  }))
  return mergeRecords(records)
}

test('a day wins over a month and a month over a year, whoever says it', () => {
  const day: Draft = { published: '2025-10-21' }
  const month: Draft = { published: '2025-10' }
  const year: Draft = { published: '2024' }
  expect(merge(['jsonl', month], ['hf-listing', day]).facts.published).toBe('2025-10-21')
  expect(merge(['hf-listing', day], ['jsonl', month]).facts.published).toBe('2025-10-21')
  const { facts } = merge(['jsonl', year], ['hf-listing', month])
  expect(facts.published).toBe('2025-10')
  expect(facts.sources.map(({ conflicts }) => conflicts)).toEqual([{ published: '2024' }, undefined])
})

test('a vaguer value that agrees is no conflict', () => {
  const { facts } = merge(['jsonl', { published: '2025-10' }], ['hf-listing', { published: '2025-10-21' }])
  expect(facts.sources.every(({ conflicts }) => conflicts === undefined)).toBe(true)
})

test('of two days, the one in the month of the arXiv id is the paper’s', () => {
  const late: Draft = { published: '2025-10-21', arxiv: '2506.11153' }
  expect(merge(['jsonl', late], ['hf-listing', { published: '2025-06-11' }]).facts.published).toBe(
    '2025-06-11',
  )
})

test('names win over a count, and a count that differs stays on record', () => {
  const { facts } = merge(['hf-listing', { authorCount: 3 }], ['jsonl', { authors: ['A B', 'C D'] }])
  expect(facts).toMatchObject({ authors: ['A B', 'C D'], authorCount: undefined })
  expect(facts.sources[0]?.conflicts).toEqual({ authorCount: 3 })
  expect(merge(['hf-listing', { authorCount: 3 }]).facts.authorCount).toBe(3)
})

test('each field remembers where it comes from', () => {
  const { facts } = merge(
    ['hf-listing', { abstract: 'Text.', authorCount: 2, organization: 'Org', organizationAccount: 'org' }],
    ['jsonl', { authors: ['A B', 'C D'], venue: 'V', links: { code: 'https://a.org/x' } }],
  )
  expect(facts.sources).toEqual([
    { file: '0.txt', line: 1, format: 'hf-listing', fields: ['title', 'abstract', 'organization'] },
    { file: '1.txt', line: 11, format: 'jsonl', fields: ['authors', 'venue', 'links.code'] },
  ])
})

test('an abstract that another source has whole is not taken cut', () => {
  const { abstract } = merge(
    ['hf-listing', { abstract: 'One two thr…' }],
    ['jsonl', { abstract: 'One two three.' }],
  )
  expect(abstract).toBe('One two three.')
})

describe('titles', () => {
  test('another title is remembered, another spelling is not', () => {
    const { facts } = merge(
      ['hf-listing', { title: 'Net-$α$: Of Graphs' }],
      ['hf-listing', { title: 'Net-α: Of Graphs' }],
      ['jsonl', { title: 'Of Graphs' }],
    )
    expect(facts.title).toBe('Net-$α$: Of Graphs')
    expect(facts.name).toBe('Net-α')
    expect(facts.otherTitles).toEqual(['Of Graphs'])
  })
})

test('links follow from ids', () => {
  const { facts } = merge(['hf-listing', {}], ['jsonl', { arxiv: '2401.00001', doi: '10.1000/1<2>' }])
  expect(facts.links).toEqual({
    arxiv: 'https://arxiv.org/abs/2401.00001',
    pdf: 'https://arxiv.org/pdf/2401.00001',
    huggingface: 'https://huggingface.co/papers/2401.00001',
    doi: 'https://doi.org/10.1000/1%3C2%3E',
  })
})

test('the result does not depend on the order of the records', () => {
  const drafts: [SourceKind, Draft][] = [
    ['hf-listing', { published: '2025-10-21' }],
    ['jsonl', { published: '2025-10-22' }],
    ['jsonl', { published: '2025-10-23', venue: 'V' }],
  ]
  const records = drafts.map(([kind, draft], at): SeedRecord => {
    const facts = cleanDraft({ title: 'T', ...draft }, () => {})
    return { file: 'x', line: at + 1, kind, order: at, supplement: false, facts }
  })
  expect(mergeRecords(records.toReversed())).toEqual(mergeRecords(records))
})
