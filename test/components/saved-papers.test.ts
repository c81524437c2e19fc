import { describe, expect, it } from 'vitest'
import {
  bibliographyOf,
  joinCitations,
  printSaved,
  readSaved,
  readShared,
  sharedFragment,
  toggleSaved,
} from '../../src/components/client/saved-papers.ts'

const paper = { slug: 'nano-flow', title: 'NanoFlow', byline: 'Kan Zhu', bibtex: '@misc{nano-flow,\n}\n' }
const other = { ...paper, slug: 'other', bibtex: '' }

describe('a saved list', () => {
  it('is read back as it was kept', () => {
    expect(readSaved(printSaved([paper, other]))).toEqual([paper, other])
  })

  it.each([
    null,
    '',
    '{',
    '7',
    'null',
    '[null, 1, {}]',
    '[{"slug":"../x"}]',
    '[{"slug":"a b"}]',
    '[{"slug":["a"]}]',
  ])('is empty for %j', (stored) => {
    expect(readSaved(stored)).toEqual([])
  })

  it('keeps a paper once and shows its slug for a lost title', () => {
    expect(readSaved('[{"slug":"a"},{"slug":"a","title":7}]')).toEqual([
      { slug: 'a', title: 'a', byline: '', bibtex: '' },
    ])
  })

  it('takes a paper in and out', () => {
    const both = toggleSaved([paper], other)
    expect(both).toEqual([paper, other])
    expect(toggleSaved(both, paper)).toEqual([other])
  })
})

describe('a shared list', () => {
  it('comes back from its address', () => {
    expect(readShared(sharedFragment([paper, other]))).toEqual(['nano-flow', 'other'])
  })

  it.each(['', '#claim-2', '#papers=', '#papers=../../x,<b>,A', '#papers=%00'])(
    'is empty for %j',
    (fragment) => {
      expect(readShared(fragment)).toEqual([])
    },
  )

  it('holds each paper once', () => {
    expect(readShared('#papers=a,b,a')).toEqual(['a', 'b'])
  })
})

it('writes the entries that are known as one file', () => {
  expect(bibliographyOf([paper, other, { ...paper, bibtex: '@misc{b,\n}' }])).toBe(
    '@misc{nano-flow,\n}\n\n@misc{b,\n}\n',
  )
})

it('joins RIS records and CSL-JSON lists', () => {
  expect(joinCitations.ris(['TY  - A\r\nER  - \r\n', 'TY  - B\r\nER  - \r\n'])).toBe(
    'TY  - A\r\nER  - \r\nTY  - B\r\nER  - \r\n',
  )
  expect(JSON.parse(joinCitations['csl.json'](['[{"id":"a"}]', '[{"id":"b"}]']))).toEqual([
    { id: 'a' },
    { id: 'b' },
  ])
})
