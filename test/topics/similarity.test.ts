import { describe, expect, test } from 'vitest'
import { nearestPapers } from '../../src/topics/similarity.ts'
import { fieldPapers } from './field.ts'

describe('nearest papers', () => {
  const near = nearestPapers(fieldPapers, 3)

  test('every paper has a list, nearest first, without itself', () => {
    expect([...near.keys()].sort()).toEqual(fieldPapers.map(({ slug }) => slug).sort())
    for (const [slug, list] of near) {
      expect(list.length).toBeLessThanOrEqual(3)
      expect(list.map((other) => other.slug)).not.toContain(slug)
      const scores = list.map(({ score }) => score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      for (const score of scores) expect(score).toBeGreaterThan(0)
    }
  })

  test('the nearest is of the same subject, and the terms say why, as written', () => {
    const [first] = near.get('carbon-in-old-forests') ?? []
    expect(first?.slug).toMatch(/forest|canopy/)
    expect(first?.terms.join(' ')).toMatch(/[Ff]orests?|[Tt]rees/)
    const text = fieldPapers.find(({ slug }) => slug === 'carbon-in-old-forests')
    for (const term of first?.terms ?? []) expect(`${text?.title} ${text?.abstract}`).toContain(term)
  })

  test('no term says another again', () => {
    for (const list of near.values())
      for (const { terms } of list)
        for (const a of terms)
          for (const b of terms) if (a !== b) expect(a.toLowerCase()).not.toContain(b.toLowerCase())
  })

  test('the order of the papers does not matter', () => {
    const reversed = nearestPapers([...fieldPapers].reverse(), 3)
    for (const [slug, list] of near) expect(reversed.get(slug)).toEqual(list)
  })

  test('identical texts are as near as can be; strangers are not near at all', () => {
    const papers = [
      { slug: 'a', title: 'Wild bees', abstract: 'Bees and flowers.' },
      { slug: 'b', title: 'Wild bees', abstract: 'Bees and flowers.' },
      { slug: 'c', title: 'Tax law', abstract: '' },
    ]
    const found = nearestPapers(papers, 5)
    expect(found.get('a')).toEqual([{ slug: 'b', score: 1, terms: expect.any(Array) }])
    expect(found.get('c')).toEqual([])
  })

  test('no papers, empty texts and foreign scripts are no error', () => {
    expect(nearestPapers([], 5).size).toBe(0)
    expect(nearestPapers([{ slug: 'a', title: '', abstract: '' }], 5).get('a')).toEqual([])
    const cjk = ['机器翻译的研究', '神经机器翻译', '语音识别'].map((title, index) => ({
      slug: `p${index}`,
      title,
      abstract: '',
    }))
    expect(nearestPapers(cjk, 2).get('p0')?.[0]?.slug).toBe('p1')
  })

  test('two thousand papers take seconds, not minutes', { timeout: 20_000 }, () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({
      slug: `p${index}`,
      title: `Study ${index % 97} of w${index % 89}`,
      abstract: Array.from({ length: 60 }, (_, at) => `w${(index * 31 + at * at * 7) % 900}`).join(' '),
    }))
    expect(nearestPapers(many, 6).size).toBe(2000)
  })
})
