import { expect, test } from 'vitest'
import {
  beginningsPath,
  beginningsReader,
  beginningsTables,
  beginsWith,
  boostsOf,
  isShort,
} from '../../src/search/beginnings.ts'
import { readFacetTable } from '../../src/search/facet-table.ts'

const texts = [
  ['NanoFlow by Łukasz Ré', 'An RL run on 3D data.'],
  ['The RL of KV-cache', 'Fast and with no loss, 23× as fast.'],
  ['Rlhf for all', 'Rows and columns; 机器翻译 too.'],
] as const

const read = beginningsReader()
const tables = beginningsTables(
  texts.map(([titles, text], at) => ({ id: `en_${at}`, values: read(titles, text) })),
  'b',
)
const boosts = (word: string) => {
  const table = tables.get(beginningsPath(word))
  return table ? [...boostsOf(word, readFacetTable(table))] : []
}
const having = (word: string) => boosts(word).map((boost) => (boost > 0 ? 1 : 0))

test.each([
  ['rl', [1, 1, 1]],
  ['r', [1, 1, 1]],
  ['kv', [0, 1, 0]],
  ['fl', [1, 0, 0]],
  ['lu', [1, 0, 0]],
  ['RÉ', [1, 0, 0]],
  ['3', [1, 0, 0]],
  ['23', [0, 1, 0]],
  ['zz', [0, 0, 0]],
])('%s is found where a word begins so, in any spelling', (word, expected) => {
  expect(having(word)).toEqual(expected)
})

test('the word itself counts more than a beginning, and a title more than the text', () => {
  const [text = 0, title = 0, begun = 0] = boosts('rl')
  expect(title).toBeGreaterThan(begun)
  expect(begun).toBeGreaterThan(text)
  expect(boosts('r')[1]).toBe(boosts('r')[2])
})

test('every first letter has its table, and digits one together', () => {
  expect(tables.size).toBe(27)
  expect(beginningsPath('7b')).toBe(beginningsPath('23'))
  expect(beginningsPath('Ré')).toBe('beginnings/r.pack')
})

test('only plain words of one or two letters are short', () => {
  expect(['a', 'AI', 'é', '23'].map(isShort)).toEqual([true, true, true, true])
  expect(['', 'abc', '机器', 'c+', '1.9', 'ß-'].map(isShort)).toEqual(Array(6).fill(false))
})

test('a word of a result is marked where it begins so', () => {
  expect(beginsWith('(NanoFlow)', ['fl'])).toBe(true)
  expect(beginsWith('KV-cache,', ['ca'])).toBe(true)
  expect(beginsWith('overflow', ['fl'])).toBe(false)
})
