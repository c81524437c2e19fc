import { expect, test } from 'vitest'
import { tableCsv } from '../../src/exports/table-csv.ts'

test('a table becomes rows of CSV that no spreadsheet runs as a formula', () => {
  const csv = tableCsv({
    columns: [{ label: 'Topic' }, { label: 'Papers' }],
    rows: [{ cells: ['Data, search', 12] }, { cells: ['=1+1', -3] }, { cells: ['a "quoted" one', 0.5] }],
  })
  expect(csv.split('\r\n')).toEqual([
    'Topic,Papers',
    '"Data, search",12',
    "'=1+1,-3",
    '"a ""quoted"" one",0.5',
    '',
  ])
})
