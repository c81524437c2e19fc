import { describe, expect, it } from 'vitest'
import { composeCards, planCards } from '../../src/cards/compose.ts'
import { atlasOf, claimOn } from '../fixtures/atlas.ts'

const abstract = 'It is up to 23x faster, and quality grows by 4.2 points.'
const atlas = atlasOf({
  papers: [
    {
      title: 'A $O(N^2)$ scheme',
      authors: ['Ada Lovelace', 'Alan Turing', 'Kurt Gödel', 'Emmy Noether'],
      published: '2025-10-21',
      venue: "OSDI 2025 (as 'A scheme of another name')",
      topics: ['llm-serving'],
      abstract,
      claims: [claimOn(abstract, '23x')],
    },
    { title: '😀', slug: 'smile', authors: ['Ada Lovelace'], venue: 'TACL 2023 (vol. 11)' },
  ],
})
const cards = [...composeCards(atlas)]
const card = (file: string) => cards.find((one) => one.file === file)

describe('composeCards', () => {
  it('says what, who, where and when, and gives the strongest claim as the figure', () => {
    expect(card('papers/a-o-n2-scheme.png')).toMatchObject({
      title: 'A O(N²) scheme',
      kicker: 'LLM serving',
      byline: 'Ada Lovelace, Alan Turing, Kurt Gödel + 1'.replace(/(?<=\w) (?=[A-Z])/g, '\u00a0'),
      facts: '21 October 2025 · OSDI 2025',
      figure: { number: '23×', meaning: 'faster' },
    })
  })

  it('keeps a short remark of a venue, and names a paper by its file when its title cannot be drawn', () => {
    expect(card('papers/smile.png')).toMatchObject({
      title: 'smile',
      facts: 'date unknown · TACL 2023 (vol. 11)',
    })
  })

  it('gives the cards that are planned, each in a file of its own', () => {
    const files = cards.map(({ file }) => file)
    expect(files).toEqual(planCards(atlas).map(({ file }) => file))
    expect(new Set(files).size).toBe(files.length)
    expect(card('authors/ada-lovelace.png')?.figure).toMatchObject({ number: '2', meaning: 'papers' })
    expect(card('authors/emmy-noether.png')).toBeUndefined()
  })
})
