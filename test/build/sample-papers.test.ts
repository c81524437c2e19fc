import { expect, test } from 'vitest'
import { samplePapers } from '../../src/build/sample-papers.ts'

const corpus = {
  titles: ['Fast Things for All', 'All Things Considered'],
  abstracts: ['We make things fast. Things are fast.', 'Things that we make are considered by all of us.'],
  names: ['Ada Lovelace', 'Alan Turing'],
}

test('the same seed gives the same papers, another seed others', () => {
  const first = [...samplePapers(20, corpus)]
  expect([...samplePapers(20, corpus)]).toEqual(first)
  expect([...samplePapers(20, corpus, 0.1)]).not.toEqual(first)
})

test('every paper has its own title and id, and words of the corpus only', () => {
  const papers = [...samplePapers(200, corpus)]
  expect(new Set(papers.map(({ title }) => title)).size).toBe(200)
  expect(new Set(papers.map(({ arxiv }) => arxiv)).size).toBe(200)
  const known = new Set(corpus.abstracts.join(' ').split(' '))
  for (const { abstract } of papers) {
    const said = abstract.replace(/ We achieve up to .*$/, '').split(' ')
    expect(said.filter((word) => !known.has(word))).toEqual([])
  }
})
