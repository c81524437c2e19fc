import { expect, test } from 'vitest'
import { textSpace } from '../../src/topics/text-space.ts'

/** Numbers below a limit that are the same in every run (Lehmer's generator). */
function random(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state * 48271) % 0x7fffffff
    return state % limit
  }
}

/** A made-up word that is its own stem. */
function nameOf(number: number): string {
  const letters = 'bcdfghjkmpqrtvwxz'
  return Array.from({ length: 4 }, (_, at) => letters.charAt(Math.floor(number / 17 ** at) % 17)).join('')
}

test('the terms of a large corpus are the words and pairs that more than one text has, each with its weight', () => {
  const below = random(7)
  const texts = Array.from({ length: 600 }, () => Array.from({ length: 200 }, () => nameOf(below(900))))
  const papersOf = new Map<string, Set<number>>()
  for (const [paper, text] of texts.entries())
    for (const [at, word] of text.entries()) {
      const pair = text[at + 1] === undefined ? [] : [`${word} ${text[at + 1] ?? ''}`]
      for (const term of [word, ...pair]) papersOf.set(term, (papersOf.get(term) ?? new Set()).add(paper))
    }
  const shared = [...papersOf].filter(([, papers]) => papers.size > 1).map(([term]) => term)
  const { terms, vectors } = textSpace(texts.map((text) => ({ title: '', abstract: text.join(' ') })))
  expect(terms).toEqual(shared.sort())
  expect(terms.length).toBeGreaterThan(8_000)

  const [first = []] = texts
  const size = Math.round(32 * Math.log(601)) / 32
  const rarity = (papers: number) => Math.max(0.25, Math.round(4 * (size - Math.log(papers))) / 4)
  const own = new Map<string, number>()
  for (const [at, word] of first.entries())
    for (const term of [word, `${word} ${first[at + 1] ?? ''}`]) own.set(term, (own.get(term) ?? 0) + 1)
  const weights = [...own].flatMap(([term, count]) => {
    const papers = papersOf.get(term)?.size ?? 0
    return papers > 1 ? [[term, (1 + Math.log(count)) * rarity(papers)] as const] : []
  })
  const length = Math.hypot(...weights.map(([, weight]) => weight))
  const vector = vectors[0]
  const found = new Map(Array.from(vector?.ids ?? [], (id, at) => [terms[id], vector?.weights[at]]))
  expect(found.size).toBe(weights.length)
  for (const [term, weight] of weights) expect(found.get(term)).toBeCloseTo(weight / length, 12)
})

test('a term that one text more has is another in few texts', () => {
  const below = random(3)
  const texts = Array.from({ length: 400 }, () =>
    Array.from({ length: 80 }, () => nameOf(below(below(2000) + 1))),
  )
  const papers = texts.map((text) => ({ title: '', abstract: text.join(' ') }))
  const [before, after] = [
    papers,
    papers.with(9, { title: nameOf(77), abstract: papers[9]?.abstract ?? '' }),
  ].map((some) => {
    const { vectors, terms } = textSpace(some)
    return vectors.map(({ ids, weights }) =>
      JSON.stringify([...ids].map((id, at) => [terms[id], weights[at]])),
    )
  })
  const others = before?.filter((vector, at) => vector !== after?.[at]) ?? []
  expect(others.length).toBeGreaterThan(0)
  expect(others.length).toBeLessThan(40)
})

test('equal texts are near though all papers have their terms', () => {
  const { vectors } = textSpace(
    Array.from({ length: 40 }, () => ({ title: 'Forest', abstract: 'forest canopy' })),
  )
  for (const { weights } of vectors) expect(weights.length).toBe(3)
  for (const { weights } of vectors) expect(Math.hypot(...weights)).toBeCloseTo(1, 12)
})
