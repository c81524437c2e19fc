import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PrintedPaper } from '../../src/topics/kept-near.ts'
import { spaceAgain, type KeptWords } from '../../src/topics/kept-words.ts'
import { textSpace } from '../../src/topics/text-space.ts'

const word = fc.constantFrom(
  ...'forest Trees tree carbon the soil ﱞﱞ river fish stream dam 森林生态 森林 bees'.split(' '),
)
const sentence = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '))
const texts = fc.array(fc.tuple(sentence, fc.oneof(fc.constant(''), sentence)), { maxLength: 30 })

const papersOf = (some: readonly (readonly [string, string])[]): PrintedPaper[] =>
  some.map(([title, abstract], at) => ({ slug: `p${at}`, title, abstract, print: `${title}|${abstract}` }))

const paper = (text: string) => papersOf([[text, '']])
const many = (from: number, to: number) =>
  papersOf(Array.from({ length: to - from }, (_, at) => [`fish fish${from + at}`, ''] as const))

test('the space is that of texts all read, whatever words are known', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 5 }), (builds) => {
      let known: KeptWords | undefined
      for (const build of builds) {
        const papers = papersOf(build)
        const { space, words } = spaceAgain(papers, known)
        expect(space).toEqual(textSpace(papers))
        known = words ? (deserialize(serialize(words)) as KeptWords) : known
      }
    }),
    { numRuns: 200, seed: 3 },
  )
})

test('only texts that are not known are read, and the words kept when they are many', () => {
  const first = spaceAgain(many(0, 300))
  expect(first.read).toBe(300)
  const same = spaceAgain(many(0, 300), first.words)
  const oneMore = spaceAgain([...many(0, 300), ...paper('one more')], first.words)
  expect([same.read, oneMore.read]).toEqual([0, 1])
  expect([same.words, oneMore.words]).toEqual([undefined, undefined])
  const more = spaceAgain(many(0, 350), first.words)
  expect(more.read).toBe(50)
  expect(more.words?.prints).toHaveLength(350)
})

test('terms of texts that are gone do not gather for ever', () => {
  let known: KeptWords | undefined
  const sizes = Array.from({ length: 20 }, (_, round) => {
    known = spaceAgain(many(30 * round, 30 * round + 100), known).words
    return known?.terms.firsts.length ?? 0
  })
  expect(Math.max(...sizes)).toBeLessThan(4 * (sizes[0] ?? 0))
})
