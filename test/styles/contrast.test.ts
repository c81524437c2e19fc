import { readFileSync } from 'node:fs'
import { color, rgb, type RGBColor } from 'd3-color'
import { describe, expect, test } from 'vitest'

const source = readFileSync('src/styles/tokens.css', 'utf8')
const [light = '', system = '', chosen = ''] = source.split(
  /@media \(prefers-color-scheme: dark\)|:root\[data-theme='dark'\] \{/,
)
const themes = { light: tokensOf(light), dark: { ...tokensOf(light), ...tokensOf(chosen) } }
const regions = Array.from({ length: 7 }, (_, hue) => `region-${hue}`)
const texts = ['ink', 'ink-soft', 'accent', ...regions]
const grounds = ['paper', 'surface', 'sea', 'land']

/** Text and what it may stand on, as the styles of pages, charts and the map have it. */
const pairs = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ['ink', 'mark'],
  ['paper', 'ink'],
] as const

test('the dark theme is the same whether the system or a person asks for it', () => {
  expect(tokensOf(system)).toEqual(tokensOf(chosen))
})

test('print has the light theme’s colours, on white', () => {
  const print = tokensOf(readFileSync('src/styles/print.css', 'utf8'))
  expect(print).toEqual({ ...themes.light, paper: '#ffffff', surface: '#ffffff' })
})

describe.each(Object.entries(themes))('in the %s theme', (_, tokens) => {
  const at = (name: string) => rgb(tokens[name] ?? '')

  test.each(pairs)('%s on %s is readable', (text, ground) => {
    expect(contrast(at(text), at(ground))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(regions)('text in %s is readable on its own tint of land', (region) => {
    expect(contrast(at(region), over(at(region), at('land'), 0.07))).toBeGreaterThanOrEqual(4.5)
  })

  // WCAG 2.2, success criterion 1.4.11.
  test.each(['field', 'accent', ...regions])('%s is seen as an edge or a mark', (edge) => {
    for (const ground of ['paper', 'surface'])
      expect(contrast(at(edge), at(ground))).toBeGreaterThanOrEqual(3)
  })
})

/** Colours by name, as six digits. */
function tokensOf(css: string): Record<string, string> {
  const found = css.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{3,6});/g)
  return Object.fromEntries(
    [...found].map(([, name = '', value = '']) => [name, color(value)?.formatHex() ?? '']),
  )
}

/** Contrast ratio by WCAG 2.2, 1 to 21. */
function contrast(a: RGBColor, b: RGBColor): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

function luminance({ r, g, b }: RGBColor): number {
  const [red = 0, green = 0, blue = 0] = [r, g, b]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function over(top: RGBColor, ground: RGBColor, share: number): RGBColor {
  const mix = (a: number, b: number) => a * share + b * (1 - share)
  return rgb(mix(top.r, ground.r), mix(top.g, ground.g), mix(top.b, ground.b))
}
