import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareDates,
  datePrecision,
  dateSpan,
  formatDate,
  isPartialDate,
  yearOf,
} from '../../src/model/date.ts'

const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const partial = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length))

describe('isPartialDate', () => {
  test('every real day, month and year is one', () => {
    fc.assert(fc.property(partial, isPartialDate))
  })
  test.each([
    '2025-02-30',
    '2023-02-29',
    '2025-13',
    '2025-00-01',
    '2025-1-1',
    '25-01-01',
    '2025-01-01T00:00',
    '',
    ' 2025',
  ])('%j is none', (text) => {
    expect(isPartialDate(text)).toBe(false)
  })
  test('knows leap years', () => {
    expect(['2024-02-29', '2000-02-29'].every(isPartialDate)).toBe(true)
    expect(isPartialDate('1900-02-29')).toBe(false)
  })
})

test('precision and year', () => {
  expect([undefined, '2025', '2025-10', '2025-10-21'].map(datePrecision)).toEqual([0, 1, 2, 3])
  expect([undefined, '2025', '0999-10'].map(yearOf)).toEqual([undefined, 2025, 999])
})

test.each([
  ['2025-10-21', '21 October 2025'],
  ['2025-01-01', '1 January 2025'],
  ['2025-12', 'December 2025'],
  ['2025', '2025'],
  [undefined, 'date unknown'],
])('%j reads %j', (date, text) => {
  expect(formatDate(date)).toBe(text)
})

test.each([
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2025', '2025-01-01', '2025-12-31'],
  ['2025-10-21', '2025-10-21', '2025-10-21'],
])('%j lasts from %j to %j', (date, first, last) => {
  expect(dateSpan(date)).toEqual([Date.parse(first), Date.parse(last)])
})

describe('order', () => {
  test('newest first; the month after its days, the year after its months, unknown last', () => {
    const dates = [undefined, '2025', '2024-12-31', '2025-10', '2025-10-21', '2025-10-02', '2026']
    expect(dates.toSorted(compareDates)).toEqual([
      '2026',
      '2025-10-21',
      '2025-10-02',
      '2025-10',
      '2025',
      '2024-12-31',
      undefined,
    ])
    // A plain sort leaves undefined to the end by itself; the function must say so too.
    expect([compareDates(undefined, '2025'), compareDates('2025', undefined)]).toEqual([1, -1])
  })
  test('is an order', () => {
    const date = fc.option(partial, { nil: undefined })
    fc.assert(
      fc.property(date, date, date, (a, b, c) => {
        expect(Math.sign(compareDates(a, b))).toBe(-Math.sign(compareDates(b, a)) + 0)
        if (compareDates(a, b) <= 0 && compareDates(b, c) <= 0)
          expect(compareDates(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
