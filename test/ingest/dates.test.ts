import { expect, test } from 'vitest'
import { cleanDraft } from '../../src/ingest/clean.ts'
import { readDate } from '../../src/ingest/dates.ts'

test.each([
  ['2025-10-21T01:02:03Z', '2025-10-21'],
  ['2025/10/21', '2025-10-21'],
  ['21 October 2025', '2025-10-21'],
  ['Oct 21, 2025', '2025-10-21'],
  ['2025 Oct 21', '2025-10-21'],
  ['21.10.2025', '2025-10-21'],
  ['04.2018', '2018-04'],
  ['10/2025', '2025-10'],
  ['2019-03/2019-05', '2019-03'],
  ['27-30 June 2016', '2016-06'],
  ['Spring 2018', '2018'],
  [2025, '2025'],
  ['03/04/2025', undefined],
  ['30.02.2025', undefined],
  ['Feb 30, 2025', undefined],
])('%j is %j', (written, date) => {
  expect(readDate(written)).toBe(date)
})

test.each(['n.d.', 'in press', 'To appear'])(
  '%j says that there is no date, which is no mistake',
  (published) => {
    const facts = cleanDraft({ title: 'A', published }, (message) => expect.fail(message))
    expect(facts.published).toBeUndefined()
  },
)
