import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokenize } from '../../src/claims/tokens.ts'

const texts = (source: string) => tokenize(source).map(({ text }) => text)

describe('tokens', () => {
  test.each([
    ['1.91x faster', ['1.91', '×', 'faster']],
    ['$2\\times$ faster', ['2', '×', 'faster']],
    ['22times less', ['22', '×', 'less']],
    ['4.7 sim 71.3times', ['4.7', '~', '71.3', '×']],
    ['sim500-billion', ['~', '500', '-', 'billion']],
    ['74\\%rightarrowsim70\\%', ['74', '%', '→', '~', '70', '%']],
    ['12,500x', ['12,500', '×']],
    ['16x16 tiles', ['16', '⨯', '16', 'tiles']],
    ['2.3-point', ['2.3', '-', 'point']],
    ['the 1F1B schedule', ['the', '1F1B', 'schedule']],
    ['Qwen2.5-VL-7B on GPT-4', ['Qwen2.5-VL-7B', 'on', 'GPT-4']],
    ['\\textbf{3x} speedup', ['3', '×', 'speedup']],
    ['30~ms', ['30', 'ms']],
    ['1.7–2.9×', ['1.7', '-', '2.9', '×']],
  ])('%s', (source, expected) => {
    expect(texts(source)).toEqual(expected)
  })

  test('a number has its value, with thousands and powers', () => {
    expect(tokenize('12,500').map(({ value }) => value)).toEqual([12500])
    expect(tokenize('10^3 and 10³ and 10^{-2}').map(({ value }) => value)).toEqual([
      1000,
      undefined,
      1000,
      undefined,
      0.01,
    ])
  })

  test('a genitive is looked up without its ending', () => {
    expect(tokenize("system's").map(({ lower }) => lower)).toEqual(['system'])
  })

  test('tokens of any text are in order, do not overlap and lie inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let at = 0
        for (const { start, end } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(at).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
