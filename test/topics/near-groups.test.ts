import { expect, test } from 'vitest'
import { nearGroups } from '../../src/topics/near-groups.ts'

const about = (words: string) => ({ title: words, abstract: `${words}. ${words}.` })
const papers = [
  about('coral reef bleaching heat'),
  about('galaxy rotation dark matter'),
  about('coral reef fish larvae'),
  about('dark matter halo galaxy'),
  about('reef fish coral growth'),
]

test('sets of like papers come together', () => {
  expect(nearGroups(papers, [[0], [1], [2], [3], [4]], 2)).toEqual([
    [0, 2, 4],
    [1, 3],
  ])
})

test('groups are as many as asked for, and every set is in one', () => {
  for (const count of [0, 1, 3, 5, 9]) {
    const groups = nearGroups(papers, [[0, 2], [1], [], [3, 4], [2]], count)
    expect(groups).toHaveLength(Math.min(5, Math.max(1, count)))
    expect(groups.flat().sort()).toEqual([0, 1, 2, 3, 4])
  }
  expect(nearGroups(papers, [], 3)).toEqual([])
})
