import { describe, expect, it } from 'vitest'
import { shapeLine } from '../../src/cards/shape.ts'
import { textWidth, type Face } from '../../src/cards/fonts.ts'

const glyphs = (text: string, face: Face = 'title') => shapeLine(text, face).map(({ glyph }) => glyph)

describe('shapeLine', () => {
  it('kerns: a pair stands closer than its letters do by themselves', () => {
    const placed = shapeLine('AV', 'text')
    expect(placed[1]?.x).toBeLessThan(textWidth('A', 'text'))
  })

  it('joins Arabic letters and sets them from the right', () => {
    const alone = new Set(Array.from('مهم').flatMap((letter) => glyphs(letter)))
    expect(glyphs('مهم').some((glyph) => !alone.has(glyph))).toBe(true)
    const [first, last] = ['د', 'ر'].map((letter) => glyphs(letter)[0])
    expect(glyphs('د ر')[0]).toBe(last)
    expect(glyphs('د ر').at(-1)).toBe(first)
  })

  it('keeps Latin from the left within a line from the right, and the other way round', () => {
    expect(glyphs('abc')).toEqual(glyphs('עברית abc').slice(0, 3))
    expect(glyphs('abc')).toEqual(glyphs('abc עברית').slice(0, 3))
  })

  it('places what comes later further right, whatever the fonts', () => {
    const xs = shapeLine('PanGu-α 大规模 x', 'title').map(({ x }) => x)
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
  })
})
