import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create } from 'fontkitten'

/** The three voices of a card: Source Serif semibold, Inter regular, Inter semibold. */
export type Face = 'title' | 'text' | 'strong'

/** A font file that the raster needs, named so that each face can list it. */
export interface FontFile {
  /** Unique: `source-serif-4-latin-600-normal`. */
  name: string
  path: string
}

interface Subset extends FontFile {
  key: string
  ranges: [from: number, to: number][]
}

interface Glyphs {
  file: FontFile
  /** Width of a character in ems, or undefined when the font has no glyph for it. */
  advance: (codePoint: number) => number | undefined
}

const own: Record<Face, string> = {
  title: 'source-serif-4-600',
  text: 'inter-400',
  strong: 'inter-600',
}

/**
 * Tried in order for what the face's own family lacks, the large CJK fonts last. Where a subset is named, only
 * it counts: a font of one script often has a few glyphs of others that belong elsewhere.
 */
const fallbacks: [family: string, subset?: string][] = [
  ['noto-sans-arabic-400', 'arabic'],
  ['noto-serif-hebrew-400', 'hebrew'],
  ['noto-sans-devanagari-400', 'devanagari'],
  ['noto-sans-bengali-400', 'bengali'],
  ['noto-sans-tamil-400', 'tamil'],
  ['noto-sans-thai-400', 'thai'],
  ['noto-sans-math-400'],
  ['noto-sans-symbols-400'],
  ['noto-sans-symbols-2-400'],
  ['cactus-classical-serif-400'],
  ['zcool-xiaowei-400'],
  ['gowun-dodum-400'],
]

/**
 * The text as the fonts can draw it: composed, without control characters and pictures, each character
 * without a glyph replaced by its plain form (`ἀ` by `α`) or by nothing.
 */
export function drawable(text: string, face: Face): string {
  if (plainWords.test(text)) return text
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/\p{RGI_Emoji}/gv, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Co}\p{Cn}\ufffd\ufe00-\ufe0f\u00ad]|(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/(?<![\p{L}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}])/gu, '')
  const shown = Array.from(clean, (char) => (has(char, face) ? char : plainForm(char, face))).join('')
  return shown.replace(/[^\S\u00a0]+/g, ' ').trim()
}

/** Letters and signs that every font has, with single spaces between: nearly all texts. */
const plainWords = /^[!-~]+(?: [!-~]+)*$/

/** The characters of a text that no installed font can draw; empty for anything that `drawable` gives. */
export function missingGlyphs(text: string, face: Face): string[] {
  return [...new Set(text)].filter((char) => !has(char, face))
}

/** The font files that a text needs, the face's own first. */
export function fontFiles(text: string, face: Face): FontFile[] {
  const files = new Map<string, FontFile>()
  for (const char of text) {
    const file = glyphsFor(char, face)?.file
    if (file) files.set(file.name, file)
  }
  return [...files.values()]
}

/**
 * How wide a text is in ems, by the fonts' own advances. Kerning is left out: it narrows text far more often
 * than it widens it, so what fits by this measure fits on the card.
 */
export function textWidth(text: string, face: Face): number {
  let width = 0
  for (const char of text) width += glyphsFor(char, face)?.advance(char.codePointAt(0) ?? 0) ?? 0
  return width
}

const resolver = createRequire(import.meta.url)
const packages = new Map<string, Subset[]>()
const loaded = new Map<string, Glyphs>()
const chosen: Record<Face, Map<string, Glyphs | undefined>> = {
  title: new Map(),
  text: new Map(),
  strong: new Map(),
}

function has(char: string, face: Face): boolean {
  return glyphsFor(char, face) !== undefined
}

function plainForm(char: string, face: Face): string {
  const plain = char.normalize('NFKD').replace(/\p{M}+/gu, '')
  return plain === char ? '' : Array.from(plain, (part) => (has(part, face) ? part : '')).join('')
}

function glyphsFor(char: string, face: Face): Glyphs | undefined {
  const known = chosen[face]
  if (!known.has(char)) known.set(char, findGlyphs(char.codePointAt(0) ?? 0, face))
  return known.get(char)
}

function findGlyphs(codePoint: number, face: Face): Glyphs | undefined {
  for (const [family, only] of [[own[face]] as const, ...fallbacks]) {
    for (const subset of subsetsOf(family)) {
      if (only && subset.key !== only) continue
      if (!subset.ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) continue
      const glyphs = load(subset)
      if (glyphs.advance(codePoint) !== undefined) return glyphs
    }
  }
  return undefined
}

/** A small package's files are all asked; a CJK package of a hundred files only where its ranges say so. */
const smallPackage = 12

function subsetsOf(family: string): Subset[] {
  const known = packages.get(family)
  if (known) return known
  const [, name = '', weight] = /^(.*)-(\d+)$/.exec(family) ?? []
  const list = resolver.resolve(`@fontsource/${name}/unicode.json`)
  const unicode = JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>
  const keys = Object.keys(unicode)
  const latinFirst = [...keys.filter((key) => key === 'latin'), ...keys.filter((key) => key !== 'latin')]
  const subsets = latinFirst.map((key) => {
    const file = `${name}-${key.replace(/[[\]]/g, '')}-${weight}-normal`
    const ranges = keys.length > smallPackage ? parseRanges(unicode[key] ?? '') : [everything]
    return { key, name: file, path: join(dirname(list), 'files', `${file}.woff2`), ranges }
  })
  packages.set(family, subsets)
  return subsets
}

const everything: [number, number] = [0, 0x10ffff]

function parseRanges(list: string): [number, number][] {
  return list.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return [parseInt(from, 16), parseInt(to, 16)]
  })
}

function load(file: Subset): Glyphs {
  const known = loaded.get(file.name)
  if (known) return known
  const font = create(readFileSync(file.path))
  if (font.isCollection) throw new Error(`${file.path} is a font collection, not a font`)
  const advances = new Map<number, number | undefined>()
  const advance = (codePoint: number) => {
    if (!advances.has(codePoint)) {
      const width = font.hasGlyphForCodePoint(codePoint)
        ? font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm
        : undefined
      advances.set(codePoint, width)
    }
    return advances.get(codePoint)
  }
  const glyphs: Glyphs = { file: { name: file.name, path: file.path }, advance }
  loaded.set(file.name, glyphs)
  return glyphs
}
