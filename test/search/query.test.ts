import { describe, expect, test } from 'vitest'
import {
  isEmptyQuery,
  matchValues,
  parsePaperId,
  parseQuery,
  searchWords,
  valuesWithin,
} from '../../src/search/query.ts'

const nothing = { words: [], phrases: [], without: [], terms: [], intervals: [] }

describe('parseQuery', () => {
  test('takes words, phrases and exclusions apart', () => {
    expect(parseQuery('fast “pipeline parallelism” -survey -"neural machine" schedule')).toEqual({
      ...nothing,
      words: ['fast', 'schedule'],
      phrases: ['pipeline parallelism'],
      without: ['survey', 'neural machine'],
    })
  })
  test('reads fields with their short names, quoted values and minus', () => {
    expect(parseQuery('author:stoica by:"Ion Stoica" -topic:surveys org:tencent has:code').terms).toEqual([
      { field: 'author', value: 'stoica', negative: false },
      { field: 'author', value: 'Ion Stoica', negative: false },
      { field: 'topic', value: 'surveys', negative: true },
      { field: 'organization', value: 'tencent', negative: false },
      { field: 'has', value: 'code', negative: false },
    ])
  })
  test.each([
    ['year:2024', { field: 'year', low: 2024, high: 2024, open: false }],
    ['year:2020-2023', { field: 'year', low: 2020, high: 2023, open: false }],
    ['year:2020..', { field: 'year', low: 2020, high: Infinity, open: false }],
    ['year:-2019', { field: 'year', low: -Infinity, high: 2019, open: false }],
    ['speed>5', { field: 'speed', low: 5, high: Infinity, open: true }],
    ['memory>=2.5x', { field: 'memory', low: 2.5, high: Infinity, open: false }],
    ['cost<10×', { field: 'cost', low: -Infinity, high: 10, open: true }],
  ])('reads the interval %s', (text, interval) => {
    expect(parseQuery(text).intervals).toEqual([{ ...interval, negative: false }])
  })
  test('searches what it does not know as words', () => {
    expect(parseQuery('foo:bar speed:fast a>b').words).toEqual(['foo', 'bar', 'speed', 'fast', 'a', 'b'])
  })
  test.each(['"', '-', ':', 'author:', '""', '-""', '  ', '()', '>5', '"unclosed'])(
    'never fails on %s',
    (text) => {
      expect(() => parseQuery(text)).not.toThrow()
    },
  )
  test('takes an open quote to the end', () => {
    expect(parseQuery('a "b c').phrases).toEqual(['b c'])
  })
  test('knows an empty query', () => {
    expect(isEmptyQuery(parseQuery('  " - '))).toBe(true)
    expect(isEmptyQuery(parseQuery('-a'))).toBe(false)
  })
})

describe('parsePaperId', () => {
  test.each([
    ['2408.12757', '2408.12757'],
    ['arXiv:2408.12757v2', '2408.12757'],
    ['https://arxiv.org/abs/2408.12757v1', '2408.12757'],
    ['http://www.arxiv.org/pdf/2408.12757.pdf', '2408.12757'],
    ['arxiv.org/pdf/cs/0101001v3', 'cs/0101001'],
    ['math.GT/0309136', 'math.gt/0309136'],
    ['https://huggingface.co/papers/2408.12757', '2408.12757'],
    ['https://doi.org/10.48550/arXiv.2408.12757', '2408.12757'],
    [' https://arxiv.org/abs/2408.12757?context=cs ', '2408.12757'],
  ])('%s is a paper on arXiv', (text, value) => {
    expect(parsePaperId(text)).toEqual({ kind: 'arxiv', value })
  })
  test.each([
    '10.1145/3600006.3613165',
    'doi:10.1145/3600006.3613165',
    'https://dx.doi.org/10.1145/3600006.3613165',
  ])('%s is a DOI', (text) => {
    expect(parsePaperId(text)).toEqual({ kind: 'doi', value: '10.1145/3600006.3613165' })
  })
  test.each(['2024', '1.91', 'gpt-4', '2408.12757 nanoflow', '10.5'])('%s is no id', (text) => {
    expect(parsePaperId(text)).toBeUndefined()
  })
})

test('words lose punctuation, hyphens and the sign of a factor', () => {
  expect(searchWords('KV-cache, (1.91x) 4.5× C++ “fast”; O(N)')).toEqual([
    'KV',
    'cache',
    '1.91',
    '4.5',
    'C++',
    'fast',
    'O',
    'N',
  ])
})

describe('matchValues', () => {
  const authors = ['ion-stoica', 'ana-stoicescu', 'li-wei', 'wei-li', 'wei-lin']
  test('takes the value itself before anything like it', () => {
    expect(matchValues('li-wei', authors)).toEqual(['li-wei'])
  })
  test('takes whole words before beginnings', () => {
    expect(matchValues('stoica', authors)).toEqual(['ion-stoica'])
    expect(matchValues('stoic', authors)).toEqual(['ion-stoica', 'ana-stoicescu'])
  })
  test('reads names with accents, spaces and capitals', () => {
    expect(matchValues('Ion Stoică', authors)).toEqual(['ion-stoica'])
    expect(matchValues('icml', ['ICML 2023', 'ICML 2024', 'ICLR 2024'])).toEqual(['ICML 2023', 'ICML 2024'])
  })
  test('finds letters that make no slug only as they are', () => {
    expect(matchValues('李', ['李', '王'])).toEqual(['李'])
    expect(matchValues('!', authors)).toEqual([])
  })
})

test('an open interval leaves out its end', () => {
  const known = ['2', '5', '5.5', '12500', 'x']
  expect(
    valuesWithin({ field: 'speed', low: 5, high: Infinity, open: true, negative: false }, known),
  ).toEqual(['5.5', '12500'])
  expect(valuesWithin({ field: 'speed', low: 2, high: 5, open: false, negative: false }, known)).toEqual([
    '2',
    '5',
  ])
})
