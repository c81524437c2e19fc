import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchedWords, readReply, type PagefindHit } from '../../src/search/client/hits.ts'

interface Answer {
  results: { length: number; map: (make: () => never) => PagefindHit[] }
}

/** What Pagefind's module makes of an answer: it calls `map` of the results with a function of its own. */
function read(text: string): PagefindHit[] {
  const { results } = readReply(text) as Answer
  const hits = results.map(() => {
    throw new Error('Pagefind would make results of its own')
  })
  expect(results.length).toBe(hits.length)
  return hits
}

const paper = fc.record({
  p: fc.stringMatching(/^[a-z]{2}_[0-9a-f]{7}$/),
  s: fc.float({ noNaN: true, noDefaultInfinity: true }).map((score) => (score === 0 ? 0 : score)),
  l: fc.array(fc.record({ w: fc.nat(255), s: fc.float({ min: 0, max: 1e6, noNaN: true }), l: fc.nat() })),
  isTitle: fc.boolean(),
})
const answer = fc.array(paper).map((papers) => ({
  papers,
  results: papers.map(({ p, s, l, isTitle }) => ({ p, g: '', s, l, ...(isTitle ? { mf: ['title'] } : {}) })),
}))
const written = (results: unknown[], space?: number) =>
  JSON.stringify({ filtered_counts: {}, total_counts: {}, results, unfiltered_total: 1 }, null, space)

test('finds id, score and matched words of every paper, in their order', () => {
  fc.assert(
    fc.property(answer, ({ papers, results }) => {
      const hits = read(written(results))
      expect(hits.map(({ id, score }) => [id, score])).toEqual(papers.map(({ p, s }) => [p, s]))
      expect(hits.map(matchedWords)).toEqual(papers.map(({ l }) => l.map((one) => one.l)))
    }),
  )
})

test('finds the same in an answer that is written in another order, or with more', () => {
  fc.assert(
    fc.property(answer, ({ results }) => {
      const expected = read(written(results))
      const turned = results.map((one) => Object.fromEntries(Object.entries(one).reverse()))
      const longer = results.map((one, at) => (at % 2 ? { ...one, scores: [{ w: ']},' }] } : one))
      expect(read(written(turned))).toEqual(expected)
      expect(read(written(longer))).toEqual(expected)
    }),
  )
})

test('what is no list of papers is read as it is', () => {
  expect(readReply('["en_1","en_2"]')).toEqual(['en_1', 'en_2'])
  expect(() => readReply('{"results":[')).toThrow()
})
