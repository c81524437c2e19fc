import { describe, expect, test } from 'vitest'
import { frameDocument } from '../../src/claims/frame.ts'
import { readSentence } from '../../src/claims/grammar.ts'
import { findMetric } from '../../src/claims/metric.ts'
import { modifiersBack } from '../../src/claims/modifiers.ts'
import { tokenize } from '../../src/claims/tokens.ts'

describe('metrics', () => {
  test.each([
    ['inference latency', 'speed', 'low'],
    ['peak memory footprint', 'memory', 'low'],
    ['communication overhead', 'communication', 'low'],
    ['memory cost', 'memory', 'low'],
    ['the training cost', 'cost', 'low'],
    ['cost of communication', 'communication', 'low'],
    ['GPU performance', 'speed', 'high'],
    ['number of parameters', 'memory', 'low'],
    ['tokens per second', 'speed', 'high'],
    ['requests per second per dollar', 'cost', 'high'],
    ['word error rate', 'quality', 'low'],
    ['TFLOPS', 'speed', 'high'],
    ['FLOPs', 'cost', 'low'],
    ['top-1 validation accuracy', 'quality', 'high'],
  ])('%s', (text, category, polarity) => {
    const tokens = tokenize(text)
    expect(findMetric(tokens, 0, tokens.length)).toMatchObject({ category, polarity })
  })

  test('a word that names nothing is no metric', () => {
    expect(findMetric(tokenize('three purple elephants'), 0, 3)).toBeUndefined()
  })
})

test.each([
  ['by up to', 'up-to', 1],
  ['of more than', 'at-least', 0],
  ['runs nearly', 'about', 1],
  ['an average of', 'average', 0],
  ['gains over', 'at-least', 1],
  ['has exactly', 'exact', 2],
])('the modifiers in "%s"', (text, qualifier, lead) => {
  const tokens = tokenize(`${text} 3`)
  expect(modifiersBack(tokens, tokens.length - 1)).toEqual({ lead, qualifier })
})

test('the frame knows background, the authors and their names', () => {
  const { sentences, names } = frameDocument(
    'Training is slow. We present FastRun, a runtime. FastRun is quick. Others are not.',
  )
  expect(names).toEqual(new Set(['FastRun']))
  expect(sentences.map(({ own, background }) => [own, background])).toEqual([
    [false, true],
    [true, false],
    [true, false],
    [false, false],
  ])
})

describe('patterns', () => {
  test.each([
    ['We are 3x faster.', ['comparative']],
    ['We see a 3x speedup.', ['noun-ahead']],
    ['We see a speedup of 3x.', ['noun-behind']],
    ['We cut latency by 3x.', ['changed-by']],
    ['We speed up training 3x.', ['changed-directly']],
    ['We save 30% of memory.', ['changed-object']],
    ['We halve the latency.', ['multiplying-verb']],
    ['It is twice as fast.', ['as-as']],
    ['It has 3x the throughput.', ['times-the']],
    ['It uses only 30% of the memory.', ['portion']],
    ['We reach 3x throughput.', ['bare-multiple']],
    ['It cuts memory to 1/3 of theirs.', ['reduced-to']],
    ['Accuracy rises from 60% to 70%.', ['levels']],
    ['We score 51.3 vs. 48.2 BLEU.', ['level-pair', undefined]],
    ['We see 3x and 4x speedups.', ['noun-ahead+list', 'noun-ahead']],
    ['Our best gains are (MMLU +3.4%).', ['signed']],
    ['The accuracy is 93%.', [undefined]],
  ])('%s', (text, expected) => {
    const [sentence] = frameDocument(text).sentences
    expect(sentence && readSentence(sentence).map(({ reading }) => reading?.pattern)).toEqual(expected)
  })
})
