import { readFileSync } from 'node:fs'
import { Blob, Buffer as Run, Direction, Face as Typeface, Font, shape } from 'harfbuzzjs'
import type { OutlineStep } from './coverage.ts'
import { fontRuns, type Face, type FontFile } from './fonts.ts'
import { sfntOf } from './sfnt.ts'

/** A font that text is set in, opened once per thread. */
export interface OpenFont {
  name: string
  /** Units of an em. */
  em: number
  outline: (glyph: number) => readonly OutlineStep[]
}

/** A glyph and where its origin lies, in ems from the line's beginning on the baseline; y grows downward. */
export interface PlacedGlyph {
  font: OpenFont
  glyph: number
  x: number
  y: number
}

/**
 * A line as glyphs from left to right, with kerning, ligatures and the joining forms of each script. Stretches
 * of scripts that run to the left are laid out so; a line that begins with one runs to the left as a whole.
 */
export function shapeLine(text: string, face: Face): PlacedGlyph[] {
  const stretches = stretchesOf(text)
  if (stretches[0]?.leftward) turn(stretches)
  const glyphs: PlacedGlyph[] = []
  let x = 0
  for (const { text: part, leftward } of stretches) {
    const runs = fontRuns(part, face)
    if (leftward) runs.reverse()
    for (const run of runs) x = shapeRun(run, leftward, x, glyphs)
  }
  return glyphs
}

/** How far below a line box's top its baseline lies, in ems, when the box is `leading` ems tall. */
export function baseline(face: Face, leading: number): number {
  const [run] = fontRuns('x', face)
  if (!run) return leading
  const { font, typeface } = open(run.file)
  const { ascender, descender } = font.hExtents()
  return leading / 2 + (ascender + descender) / 2 / typeface.upem
}

interface Stretch {
  text: string
  leftward: boolean
}

const letter = String.raw`[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]`
/** Words of scripts that run to the left, with what stands between two of them. */
const leftwardWords = new RegExp(
  `(${letter}(?:[${'\\p{M}\\u200c\\u200d'}]|${letter})*(?:[\\p{Z}\\p{P}]+(?=${letter})|${letter}|[\\p{M}\\u200c\\u200d])*)`,
  'u',
)

function stretchesOf(text: string): Stretch[] {
  return text
    .split(leftwardWords)
    .map((part, index) => ({ text: part, leftward: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}

/** Lays a line's stretches out from the right; the spaces around a word change sides with its neighbours. */
function turn(stretches: Stretch[]): void {
  stretches.reverse()
  for (const stretch of stretches)
    if (!stretch.leftward) stretch.text = stretch.text.replace(/^(\s*)(.*?)(\s*)$/su, '$3$2$1')
}

const buffer = new Run()

function shapeRun(
  run: { file: FontFile; text: string },
  leftward: boolean,
  from: number,
  into: PlacedGlyph[],
): number {
  const opened = open(run.file)
  buffer.reset()
  buffer.addText(run.text)
  buffer.guessSegmentProperties()
  buffer.setDirection(leftward ? Direction.RTL : Direction.LTR)
  shape(opened.font, buffer)
  const places = buffer.getGlyphPositions()
  const { em } = opened
  let x = from
  buffer.getGlyphInfos().forEach(({ codepoint }, index) => {
    const place = places[index]
    if (!place) return
    into.push({ font: opened, glyph: codepoint, x: x + place.xOffset / em, y: -place.yOffset / em })
    x += place.xAdvance / em
  })
  return x
}

const fonts = new Map<string, OpenFont & { font: Font; typeface: Typeface }>()

/** The package has each file as WOFF beside the WOFF2 that browsers take. */
function open({ name, path }: FontFile) {
  const known = fonts.get(name)
  if (known) return known
  const typeface = new Typeface(new Blob(sfntOf(readFileSync(path.replace(/\.woff2$/, '.woff')))))
  const font = new Font(typeface)
  const opened = {
    name,
    em: typeface.upem,
    font,
    typeface,
    outline: (glyph: number) => font.glyphToJson(glyph),
  }
  fonts.set(name, opened)
  return opened
}
