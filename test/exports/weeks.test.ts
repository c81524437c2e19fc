import { expect, it } from 'vitest'
import { newestWeeks } from '../../src/exports/weeks.ts'
import { atlasOf } from '../fixtures/atlas.ts'

const paper = (published: string) => ({ title: published, published })

it('groups papers by weeks from Monday to Sunday, newest first', () => {
  const weeks = newestWeeks(
    atlasOf({
      papers: ['2025-10-06', '2025-10-12', '2025-10-13', '2025-10', '1969-12-28', '1969-12-29'].map(paper),
    }),
  )
  expect(weeks.map(({ first, last, papers }) => [first, last, papers.map(({ title }) => title)])).toEqual([
    ['2025-10-13', '2025-10-19', ['2025-10-13']],
    ['2025-10-06', '2025-10-12', ['2025-10-12', '2025-10-06']],
    ['1969-12-29', '1970-01-04', ['1969-12-29']],
    ['1969-12-22', '1969-12-28', ['1969-12-28']],
  ])
})

it('counts the day on which a paper was added before the one on which it came out', () => {
  const late = { title: 'late', published: '2019-01', added: '2025-10-14' }
  const [week] = newestWeeks(atlasOf({ papers: [paper('2025-10-06'), late] }))
  expect(week).toMatchObject({ first: '2025-10-13', url: 'new/2025-10-13.html' })
  expect(week?.papers.map(({ title }) => title)).toEqual(['late'])
})

it.each([
  ['2025-10-08', '6 to 12 October 2025'],
  ['2025-10-01', '29 September to 5 October 2025'],
  ['2026-01-01', '29 December 2025 to 4 January 2026'],
])('names the week of %s', (date, title) => {
  expect(newestWeeks(atlasOf({ papers: [paper(date)] }))[0]?.title).toBe(title)
})

it('keeps to its limit', () => {
  const papers = Array.from({ length: 20 }, (_, index) =>
    paper(`2025-${String((index % 12) + 1).padStart(2, '0')}-15`),
  )
  expect(newestWeeks(atlasOf({ papers }), 3)).toHaveLength(3)
})
