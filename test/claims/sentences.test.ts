import { expect, test } from 'vitest'
import { splitSentences } from '../../src/claims/sentences.ts'
import { tokenize } from '../../src/claims/tokens.ts'

function split(text: string): string[] {
  return splitSentences(tokenize(text)).map((tokens) => text.slice(tokens[0]?.start, tokens.at(-1)?.end))
}

test.each([
  ['It is fast. We like it.', ['It is fast.', 'We like it.']],
  ['See Smith et al. 2019 for it.', ['See Smith et al. 2019 for it.']],
  ['Models, e.g. GPT-4, vs. BERT.', ['Models, e.g. GPT-4, vs. BERT.']],
  ['It gains 1.5x. 22 languages are covered.', ['It gains 1.5x.', '22 languages are covered.']],
  ['Rich in vitamin C. We measured it.', ['Rich in vitamin C.', 'We measured it.']],
  ['By J. Doe and others.', ['By J. Doe and others.']],
  ['(It works.) We ship.', ['(It works.)', 'We ship.']],
  ['Is it fast? Yes! It is.', ['Is it fast?', 'Yes!', 'It is.']],
  ['no stop at the end', ['no stop at the end']],
  ['', []],
])('%s', (text, expected) => {
  expect(split(text)).toEqual(expected)
})
