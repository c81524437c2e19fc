import { expect, test } from 'vitest'
import { mergeLoose, promote, sift, tellingWords } from '../../src/search/ranking.ts'

const hit = (id: string, score = 1) => ({ id, score })
const ids = (hits: { id: string }[]) => hits.map(({ id }) => id).join('')

test('sift keeps what is in every set and in none of the others, in order', () => {
  const hits = ['c', 'a', 'b', 'd'].map((id) => hit(id))
  expect(ids(sift(hits, [new Set('abc'), new Set('acd')], [new Set('c')]))).toBe('a')
  expect(ids(sift(hits, [], []))).toBe('cabd')
})

test('promote keeps the order within both parts', () => {
  expect(
    ids(
      promote(
        ['a', 'b', 'c', 'd'].map((id) => hit(id)),
        new Set('bd'),
      ),
    ),
  ).toBe('bdac')
})

test('mergeLoose puts papers with more words first, then the higher sum, then the id', () => {
  const merged = mergeLoose([
    [hit('a', 9), hit('b', 1), hit('d', 2)],
    [hit('b', 1), hit('e', 2), hit('c', 2)],
  ])
  expect(ids(merged)).toBe('bacde')
})

test('common words count only when there are no others', () => {
  expect(tellingWords(['Attention', 'is', 'all', 'you', 'need'])).toEqual(['Attention', 'all', 'you', 'need'])
  expect(tellingWords(['to', 'be'])).toEqual(['to', 'be'])
})
