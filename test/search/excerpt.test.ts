import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf, markText } from '../../src/search/excerpt.ts'

const shown = (parts: { text: string; marked: boolean }[]) =>
  parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')
const numbers = Array.from({ length: 100 }, (_, at) => `w${at}`).join(' ')

test('marks the word without its punctuation', () => {
  expect(shown(markText('NanoFlow: up to 30% (faster)', [0, 3, 4]))).toBe(
    '[NanoFlow]: up to [30%] ([faster])',
  )
})

test('markup in a text stays text', () => {
  expect(shown(markText('<img src=x onerror=alert(1)> & <b>', [0]))).toContain('<[img] src=x')
})

test('begins at the start when nothing matches', () => {
  expect(shown(excerptOf(numbers, [], 3))).toBe('w0 w1 w2 …')
  expect(shown(excerptOf('', [3]))).toBe('')
})

test('goes to where most matches are', () => {
  const text = shown(excerptOf(numbers, [2, 60, 62, 63], 8))
  expect(text).toContain('[w60] w61 [w62] [w63]')
  expect(text).toMatch(/^… .* …$/)
})

test('the words of an excerpt are the text’s, for any text and matches', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.nat(40)),
      fc.integer({ min: 1, max: 12 }),
      (text, locations, length) => {
        const plain = excerptOf(text, locations, length)
          .map((part) => part.text)
          .join('')
        const words = plain.replace(/^… | …$/g, '')
        return text.split(/\s+/).filter(Boolean).join(' ').includes(words)
      },
    ),
  )
})
