import { expect, test } from 'vitest'
import { makeFacetTable, readFacetTable } from '../../src/search/facet-table.ts'
import type { Field } from '../../src/search/query.ts'

const table = makeFacetTable<Field>(
  [
    {
      id: 'en_a',
      values: [
        ['topic', 'x'],
        ['topic', 'y'],
        ['year', '2024'],
      ],
    },
    { id: 'en_b', values: [['topic', 'y']] },
    {
      id: 'en_c',
      values: [
        ['topic', 'x'],
        ['year', '2023'],
      ],
    },
  ],
  'b',
)
const facets = readFacetTable(JSON.parse(JSON.stringify(table)) as typeof table)
const placesHaving = (...asked: Parameters<typeof facets.having>) => [...facets.having(...asked)]

test('a table is read as it was made', () => {
  expect(facets.values('topic')).toEqual(['x', 'y'])
  expect(placesHaving('topic', ['x'])).toEqual([1, 0, 1])
  expect(placesHaving('topic', ['x', 'y'])).toEqual([1, 1, 1])
  expect(placesHaving('year', ['1999'])).toEqual([0, 0, 0])
  expect(placesHaving('venue', ['x'])).toEqual([0, 0, 0])
})

test('papers are counted by value; places outside the table count nowhere', () => {
  expect(facets.tally('topic', [0, 1, -1, 7])).toEqual({ x: 1, y: 2 })
  expect(facets.tally('year', [2])).toEqual({ '2023': 1 })
  expect(facets.tally('venue', [0, 1])).toEqual({})
})
