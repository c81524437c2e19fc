import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainMath, plainText, segments } from '../../src/model/text.ts'

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '$',
      '$$',
      '\\',
      '~',
      '`',
      "''",
      '``',
      '-',
      '--',
      '---',
      'times',
      'sim',
      'approx',
      'pm',
      'leq',
      'ge',
      '3',
      '71.3',
    ],
    ...[
      '\\times',
      '\\text{a}',
      '\\textbf{',
      '}',
      '\\(',
      '\\)',
      '\\cite{x}',
      '\\%',
      ' ',
      'é',
      '😀',
      'sometimes',
      'x^2',
    ],
  ),
  fc.string({ maxLength: 5 }),
)
const raw = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''))

describe('segments', () => {
  test('are in order and cover the raw text without overlap', () => {
    fc.assert(
      fc.property(raw, (text) => {
        let at = 0
        for (const { start, end } of segments(text)) {
          expect(start).toBe(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(at).toBe(text.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('show text without any of LaTeX’s signs as it is', () => {
    const plain = fc.array(
      fc.constantFrom('the', 'simple', 'sometimes', 'large', 'general', '12', 'a-b', ',', '“x”'),
    )
    fc.assert(
      fc.property(plain, (words) => {
        const text = words.join(' ')
        expect(segments(text).map(({ value }) => value)).toEqual(text === '' ? [] : [text])
      }),
    )
  })

  test('mathematics keeps its source', () => {
    expect(segments('in $O(N^2)$ time')).toEqual([
      { kind: 'text', value: 'in ', start: 0, end: 3 },
      { kind: 'math', value: 'O(N^2)', start: 3, end: 11 },
      { kind: 'text', value: ' time', start: 11, end: 16 },
    ])
  })
})

test.each([
  ['up to 22times faster', 'up to 22× faster'],
  ['2-4times', '2-4×'],
  ['1.4 sim 71.3times', '1.4–71.3×'],
  ['sim500 GPUs', '≈500 GPUs'],
  ['models~(LLMs)', 'models (LLMs)'],
  ['8 times 3 grid', '8 × 3 grid'],
  ['three times as many', 'three times as many'],
  ['sometimes 3', 'sometimes 3'],
  ["``quoted''", '“quoted”'],
  ['$\\textit{latent}$-GLAT', 'latent-GLAT'],
  ['$O(N^2)$', 'O(N²)'],
  ['Net-$\\alpha$', 'Net-α'],
  ['\\textbf{bold} \\emph{words}', 'bold words'],
  ['100\\% of \\$5', '100% of $5'],
  ['costs $5 and $6', 'costs $5 and $6'],
  ['pages 3--7', 'pages 3–7'],
  ['  two\n lines ', 'two lines'],
])('%j reads %j', (text, shown) => {
  expect(plainText(text)).toBe(shown)
})

test('plain text is one line, whatever comes in', () => {
  fc.assert(
    fc.property(raw, (text) => !/[\n\r]|^ | $/.test(plainText(text))),
    { numRuns: 1000 },
  )
})

test.each([
  ['\\frac{a}{b}', 'a/b'],
  ['x_{i}', 'xᵢ'],
  ['\\max_i \\oursystem + \\lambda \\leq \\infty', 'maxᵢ oursystem + λ ≤ ∞'],
  ['\\mathcal{O}(n \\log n)', 'O(n log n)'],
])('mathematics %j reads %j', (source, shown) => {
  expect(plainMath(source)).toBe(shown)
})

test('takes time in proportion to the text', () => {
  const started = performance.now()
  for (const sign of ['$', '\\(', '~', '--', '`', 'sim3', '\\text{'])
    expect(segments(sign.repeat(30_000 / sign.length)).length).toBeGreaterThan(0)
  expect(performance.now() - started).toBeLessThan(5000)
})

describe('accents of LaTeX', () => {
  test.each([
    ['Schr\\"odinger and Poincar\\\'e', 'Schrödinger and Poincaré'],
    [
      'Erd\\H{o}s, {\\"U}ber, \\"{U}ber, Garc{\\\'\\i}a, Dvo\\v{r}\\\'ak',
      'Erdős, Über, Über, García, Dvořák',
    ],
    ['stra{\\ss}e, {\\O}sterg{\\aa}rd', 'straße, Østergård'],
  ])('%s is %s', (raw, shown) => {
    expect(plainText(raw)).toBe(shown)
  })

  test.each(["don\\'t, model\\'s", 'the \\"attention\\" model'])(
    '%s has none: a program escaped its quotes',
    (raw) => {
      expect(plainText(raw)).toBe(raw)
    },
  )
})
