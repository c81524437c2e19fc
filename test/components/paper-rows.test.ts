import { expect, test } from 'vitest'
import type { PaperRow } from '../../src/atlas/lists.ts'
import { choose } from '../../src/components/client/paper-rows.ts'
import { compareCells } from '../../src/components/client/table-order.ts'
import { foldText } from '../../src/model/slug.ts'

const rows: PaperRow[] = [
  ['b', 'Beta', 'José García', '2025-01-02', '', 0, '', 0, 'ICML'],
  ['a', 'Alpha', 'Ann Lee', '2024-03', '', 1, '', 5, ''],
  ['u', 'Undated', 'Ann Lee', '', '', 0, '', 2, ''],
]
const all = { words: '', topic: '', year: '', sort: 'newest' } as const
const slugs = (choice: Partial<Parameters<typeof choose>[1]>) =>
  choose(rows, { ...all, ...choice }, ['serving', 'speech'], foldText).map(([slug]) => slug)

test('words fit in any order, without regard to accents and case, in title, authors and venue', () => {
  expect(slugs({ words: 'garcia icml' })).toEqual(['b'])
  expect(slugs({ words: 'lee' })).toEqual(['a', 'u'])
  expect(slugs({ words: 'nothing' })).toEqual([])
})

test('topic and year narrow the list, and undated papers can be asked for', () => {
  expect(slugs({ topic: 'serving' })).toEqual(['b', 'u'])
  expect(slugs({ year: '2024' })).toEqual(['a'])
  expect(slugs({ year: 'unknown' })).toEqual(['u'])
})

test('the order is newest, oldest with undated last, by title, or by factor', () => {
  expect(slugs({})).toEqual(['b', 'a', 'u'])
  expect(slugs({ sort: 'oldest' })).toEqual(['a', 'b', 'u'])
  expect(slugs({ sort: 'title' })).toEqual(['a', 'b', 'u'])
  expect(slugs({ sort: 'claim' })).toEqual(['a', 'u', 'b'])
})

test('cells compare as numbers or as text', () => {
  expect(['10', '9', '–'].sort((a, b) => compareCells(a, b, true))).toEqual(['–', '9', '10'])
  expect(['b', 'A', 'c'].sort((a, b) => compareCells(a, b, false))).toEqual(['A', 'b', 'c'])
})
