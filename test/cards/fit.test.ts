import { describe, expect, it } from 'vitest'
import { fitText, type Box } from '../../src/cards/fit.ts'

/** Every character is half an em wide. */
const measure = (text: string) => Array.from(text).length / 2
const box: Box = { width: 300, height: 200, largest: 60, smallest: 20, leading: 1 }

describe('fitText', () => {
  it('sets a short text in the largest size', () => {
    expect(fitText('Short', box, measure)).toEqual({ lines: ['Short'], size: 60 })
  })

  it.each([
    'A title of several words that needs a few lines to be set',
    'Hyphen-joined state-of-the-art large-language-model inference-serving',
    'Unbreakable'.repeat(20),
    '大规模语言模型的并行训练与推理方法研究以及其他内容'.repeat(2),
    'word '.repeat(200),
    'a',
  ])('keeps every line inside the box: %s', (text) => {
    const { lines, size } = fitText(text, box, measure)
    for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(box.width + 0.001)
    expect(lines.length * size * box.leading).toBeLessThanOrEqual(box.height)
  })

  it('loses nothing of a text that fits', () => {
    const text = 'A title of several words that needs a few lines'
    expect(fitText(text, box, measure).lines.join(' ')).toBe(text)
  })

  it('ends a text that does not fit in an ellipsis behind a whole word', () => {
    const { lines, size } = fitText('wonderful '.repeat(100), box, measure)
    expect(size).toBe(box.smallest)
    expect(lines.at(-1)).toMatch(/(?:^| )wonderful…$/)
  })

  it('gives lines of about the same length', () => {
    const { lines } = fitText('four words make two', { ...box, largest: 40, height: 80 }, measure)
    expect(lines).toEqual(['four words', 'make two'])
  })

  it('shrinks a little so that no line is much shorter than the next', () => {
    const wide = { ...box, width: 400, largest: 40 }
    expect(fitText('So incomprehensibility', wide, measure)).toEqual({
      lines: ['So incomprehensibility'],
      size: 36,
    })
    const never = fitText('Fast incomprehensibilities', wide, measure)
    expect(never).toEqual({ lines: ['Fast', 'incomprehensibilities'], size: 38 })
  })

  it('leaves no word alone on the first line where another fits beside it', () => {
    const { lines } = fitText('Machine translation for tools', { ...box, largest: 40, height: 120 }, measure)
    expect(lines).toEqual(['Machine', 'translation', 'for tools'])
    const wide = { ...box, width: 400, largest: 40, height: 120 }
    expect(fitText('Machine translation for tools', wide, measure).lines).toEqual([
      'Machine translation',
      'for tools',
    ])
  })

  it('breaks text without spaces between ideographs and never before a comma', () => {
    const { lines } = fitText('并行训练，推理。'.repeat(6), box, measure)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line).not.toMatch(/^[，。]/)
  })
})
