import { expect, test } from 'vitest'
import { makeFacetTable, readFacetTable } from '../../src/search/facet-table.ts'

const table = makeFacetTable(
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
const facets = readFacetTable(JSON.parse(JSON.stringify(table)) as typeof table, ['en_c', 'en_a', 'en_b'])

test('a table is read as it was made', () => {
  expect(facets.values('topic')).toEqual(['x', 'y'])
  expect(facets.having('topic', ['x'])).toEqual(new Set(['en_a', 'en_c']))
  expect(facets.having('topic', ['x', 'y'])).toEqual(new Set(['en_a', 'en_b', 'en_c']))
  expect(facets.having('year', ['1999'])).toEqual(new Set())
  expect(facets.having('venue', ['x'])).toEqual(new Set())
})

test('papers are counted by value; unknown ids count nowhere', () => {
  const places = facets.places(['en_a', 'en_b', 'en_z'])
  expect(places).toEqual([0, 1])
  expect(facets.tally('topic', places)).toEqual({ x: 1, y: 2 })
  expect(facets.tally('venue', places)).toEqual({})
})
