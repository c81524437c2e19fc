import { describe, expect, it } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { composeCards } from '../../src/cards/compose.ts'
import { drawable, fontFiles, missingGlyphs, textWidth } from '../../src/cards/fonts.ts'
import { hostileAtlas } from '../exports/hostile.ts'

describe('drawable', () => {
  it.each([
    ['Latin with accents', 'Łukasz Żółć, Nguyễn Văn Ấn, Ðorđe, Ħ'],
    ['Greek', 'PanGu-α, Ευάγγελος'],
    ['Cyrillic', 'Привіт, Ђорђе'],
    ['Chinese', '大规模语言模型的数字孪生'],
    ['Japanese', 'とても長い日本語の題名、カタカナ'],
    ['Korean', '한국어 모델'],
    ['Arabic', 'العربية'],
    ['Hebrew', 'עברית'],
    ['Devanagari', 'हिन्दी'],
    ['Bengali, Tamil, Thai', 'বাংলা தமிழ் ไทย'],
    ['mathematics', 'O(N²) ∇ℒ ≤ ε ≈ ∑ → ∞ ℝ ⟨x⟩ ½ 𝒪'],
    ['symbols', '✓ ★ ① ™ € ‰ † “quoted” – — …'],
  ])('keeps %s as it is', (_script, text) => {
    expect(drawable(text, 'title')).toBe(text.normalize('NFC'))
    expect(missingGlyphs(text.normalize('NFC'), 'title')).toEqual([])
  })

  it.each(['title', 'text', 'strong'] as const)('has every letter and sign of a keyboard in a %s', (face) => {
    const keyboard = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('')
    expect(missingGlyphs(keyboard, face)).toEqual([])
    expect(drawable(keyboard, face)).toBe(keyboard)
  })

  it('drops what cannot be seen or drawn', () => {
    expect(drawable('🚀 A \u0000b\u202e c\u200b \ud800 \ufffd 👩‍💻 ❤️ d', 'text')).toBe('A b c d')
  })

  it('writes ligatures and letters without a glyph in their plain form', () => {
    expect(drawable('eﬃcient ἀρχή', 'title')).toBe('efficient αρχή')
  })

  it('finds the character that no font has', () => {
    expect(missingGlyphs('a\u{13000}b', 'title')).toEqual(['\u{13000}'])
  })
})

describe('every text of every card', () => {
  it.each([
    ["the repository's atlas", () => loadAtlas('content')],
    ['hostile text', () => hostileAtlas()],
  ])('has a glyph for each character in %s', (_what, load) => {
    for (const card of composeCards(load())) {
      expect(card.title).not.toBe('')
      expect(missingGlyphs(card.title + (card.figure?.number ?? ''), 'title')).toEqual([])
      expect(missingGlyphs(card.kicker + card.imprint + (card.figure?.meaning ?? ''), 'strong')).toEqual([])
      expect(
        missingGlyphs(card.byline + card.facts + card.rows.map(({ text }) => text).join(''), 'text'),
      ).toEqual([])
    }
  })
})

describe('fontFiles', () => {
  it('takes only the subsets that a text needs', () => {
    expect(fontFiles('Plain', 'text').map(({ name }) => name)).toEqual(['inter-latin-400-normal'])
    expect(fontFiles('并行', 'title').length).toBeLessThanOrEqual(2)
  })
})

describe('textWidth', () => {
  it('is that of the font, in ems', () => {
    expect(textWidth('iii', 'text')).toBeLessThan(textWidth('WWW', 'text') / 2)
    expect(textWidth('中', 'title')).toBeCloseTo(1, 1)
  })
})
