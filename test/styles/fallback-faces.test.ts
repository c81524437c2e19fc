import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fallbackFaces, type WebFont } from '../../src/styles/fallback-faces.ts'

const wide: WebFont = {
  regular: { width: 0.5, ascent: 1, descent: 0.25 },
  bold: { width: 0.52, ascent: 1, descent: 0.25 },
  italic: { width: 0.46, ascent: 1, descent: 0.25 },
}
const narrow: WebFont = {
  regular: { ...wide.regular, width: 0.4 },
  bold: { ...wide.bold, width: 0.42 },
}

const value = (rule: string, name: string) => Number(new RegExp(`${name}: ([\\d.]+)%`).exec(rule)?.[1])

test('lines are as high as in the web font, whatever a face is scaled by', () => {
  const rules = fallbackFaces(wide, narrow, [65]).split('@font-face').slice(1)
  expect(rules.length).toBeGreaterThan(8)
  for (const rule of rules) {
    const size = value(rule, 'size-adjust') / 100
    expect(size * value(rule, 'ascent-override')).toBeCloseTo(100, 1)
    expect(size * value(rule, 'descent-override')).toBeCloseTo(25, 1)
    expect(value(rule, 'line-gap-override')).toBe(0)
  }
})

test('a face is made wider for a wider web font', () => {
  const [arial] = fallbackFaces(wide, narrow, [65]).split("'Sans by Arial'").slice(1)
  const [larger] = fallbackFaces(wide, wide, [65]).split("'Sans by Arial'").slice(1)
  expect(value(larger ?? '', 'size-adjust') / value(arial ?? '', 'size-adjust')).toBeCloseTo(1.25, 3)
})

test('only the letters of the web fonts are set in the scaled faces', () => {
  expect(fallbackFaces(wide, narrow, [0x42, 0x41, 0x43, 0x2014])).toContain(
    'unicode-range: U+0041-0043, U+2014;',
  )
})

test('every family that the tokens name is in the stylesheet', () => {
  const tokens = readFileSync('src/styles/tokens.css', 'utf8')
  const faces = readFileSync('src/styles/font-fallbacks.css', 'utf8')
  const families = (text: string, pattern: RegExp) =>
    new Set([...text.matchAll(pattern)].map(([, name]) => name))
  expect(families(tokens, /'(\w+ by \w+)'/g)).toEqual(families(faces, /font-family: '([^']+)'/g))
})
