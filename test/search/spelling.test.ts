import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answers, closestWord, editDistance, mend, vocabularyOf } from '../../src/search/spelling.ts'

const vocabulary = vocabularyOf([
  'NanoFlow: Towards Optimal Serving',
  'Zero Bubble Pipeline Parallelism',
  'Ion Stoica',
  'VITA-E',
  'Pipeline Parallelism again',
])
const none = () => false

describe('editDistance', () => {
  test.each([
    ['stoica', 'stoica', 0],
    ['stoika', 'stoica', 1],
    ['stioca', 'stoica', 1],
    ['stoca', 'stoica', 1],
    ['stoicaa', 'stoica', 1],
    ['tsoika', 'stoica', 2],
    ['abc', 'xyz', 3],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance)
  })
  test('is the same both ways and keeps to its limit', () => {
    const word = fc.string({ maxLength: 8 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        const distance = editDistance(a, b, limit)
        return (
          distance === editDistance(b, a, limit) && distance <= limit + 1 && (distance === 0) === (a === b)
        )
      }),
    )
  })
})

describe('closestWord', () => {
  test('forgives one letter in a short word, two in a long one', () => {
    expect(closestWord('nanoflw', vocabulary)).toBe('nanoflow')
    expect(closestWord('nnoflw', vocabulary)).toBeUndefined()
    expect(closestWord('parralelism', vocabulary)).toBe('parallelism')
  })
  test('leaves numbers and very short words alone', () => {
    expect(closestWord('2025', vocabularyOf(['2024']))).toBeUndefined()
    expect(closestWord('iom', vocabulary)).toBeUndefined()
  })
  test('prefers the more frequent of two that are as near', () => {
    expect(closestWord('bade', vocabularyOf(['bode', 'bide', 'bode']))).toBe('bode')
  })
})

describe('mend', () => {
  test('replaces only what is not found', () => {
    expect(mend(['zero', 'buble', 'Pipline'], vocabulary, none)).toEqual({
      words: ['zero', 'bubble', 'pipeline'],
      isSure: true,
    })
    expect(mend(['zero', 'bubble'], vocabulary, none)).toBeUndefined()
    expect(mend(['buble'], vocabulary, () => true)).toBeUndefined()
  })
  test('parts words that were run together', () => {
    expect(mend(['pipelineparallelism'], vocabulary, none)).toEqual({
      words: ['pipeline', 'parallelism'],
      isSure: true,
    })
  })
  test('takes a compound as a whole', () => {
    expect(mend(['VIAT-E'], vocabulary, none)).toEqual({ words: ['vitae'], isSure: true })
  })
  test.each([
    ['sora', 'sofa', false],
    ['lamas', 'lama', false],
    ['brds', 'birds', false],
    ['olfa', 'ofla', true],
    ['buble', 'bubble', true],
    ['serch', 'search', false],
    ['stoika', 'stoica', true],
  ])('is sure of a short word only with the same letters: %s for %s is %s', (typed, meant, isSure) => {
    expect(mend([typed], vocabularyOf([meant]), none)).toEqual({ words: [meant], isSure })
  })
})

test('a marked word answers what it begins with or holds', () => {
  expect(answers('nanofl', 'NanoFlow:')).toBe(true)
  expect(answers('manoflow', 'Man')).toBe(false)
  expect(answers('re', '(Ré)')).toBe(true)
  expect(answers('kvcache', 'KV-cache')).toBe(true)
})
