import { describe, expect, test } from 'vitest'
import { base, mostRemembered } from '../../src/topics/bases.ts'
import { words } from '../../src/topics/words.ts'

/** The words of a text as written, `/` where a clause ends. */
function written(raw: string): string[] {
  const { text, words: list } = words(raw)
  return list.map(({ start, end, clause }, at) => {
    const parted = at > 0 && clause !== list[at - 1]?.clause
    return `${parted ? '/ ' : ''}${text.slice(start, end)}`
  })
}

describe('words of a text', () => {
  test.each([
    ['letters and digits', 'GPT4 and LLaMA2', ['GPT4', 'and', 'LLaMA2']],
    ['names of programming languages', 'C++, C# and F#', ['C++', '/ C#', 'and', 'F#']],
    ['accents, composed or not', 'café cafe\u0301 naïve', ['café', 'cafe\u0301', 'naïve']],
    [
      'hyphens and apostrophes part words',
      "state-of-the-art isn't",
      ['state', 'of', 'the', 'art', 'isn', 't'],
    ],
    ['pairs of characters where no spaces are written', '大模型', ['大模', '模型']],
    ['a script without spaces behind Latin letters stays with them', 'GPT模型', ['GPT模型']],
    ['letters outside the basic plane', '𝒜bc 😀 𠀀𠀁', ['𝒜bc', '𠀀𠀁']],
    ['halves of characters are passed over', 'a\ud800b \udc00', ['a', 'b']],
    [
      'marks that end a clause',
      'one; two (three) “four”—five',
      ['one', '/ two', '/ three', '/ four', '/ five'],
    ],
    ['mathematics and markup', '$O(n^2)$ \\textbf{fast}', ['O', '/ n', '2', '/ fast']],
  ])('%s', (_, raw, expected) => {
    expect(written(raw)).toEqual(expected)
  })

  test('plurals and British spellings have the form of the others', () => {
    const forms = words('models networks parallelisations colour studies classes').words.map(
      ({ form }) => form,
    )
    expect(forms).toEqual(['model', 'network', 'parallelization', 'colour', 'study', 'class'])
  })

  test('a word is the same wherever it stands, and more words than are remembered are told apart', () => {
    const many = Array.from({ length: mostRemembered + 1000 }, (_, number) => `w${number.toString(36)}x`)
    const bases = many.map((word) => base(word))
    expect(bases.map(({ form }) => form)).toEqual(many)
    expect(many.map((word) => base(word))).toEqual(bases)
    const places = bases.flatMap(({ place }) => (place < 0 ? [] : [place]))
    expect(places.length).toBeLessThanOrEqual(mostRemembered)
    expect(new Set(places).size).toBe(places.length)
    expect(base('w0x')).toBe(base('w0x'))
  })
})
