// Cuts the site's fonts to the letters that papers use and writes them to public/fonts, and fits the fonts that
// devices have to them, in src/styles/font-fallbacks.css. Run after a font update.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fromBuffer } from '@capsizecss/unpack'
import { format, resolveConfig } from 'prettier'
import subsetFont from 'subset-font'
import { fallbackFaces, type FaceMetrics } from '../src/styles/fallback-faces.ts'

const codes = (...ranges: [number, number][]) =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
const signs = [0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2026, 0x2190, 0x2191, 0x2192, 0x2193]
const mathSigns = [0x2212, 0x221e, 0x2248, 0x2264, 0x2265, 0x20ac, 0x2197]
const latin = [
  ...codes([0x20, 0x7e], [0xa0, 0xa0], [0xa7, 0xa9], [0xab, 0xab], [0xae, 0xae], [0xb0, 0xb7], [0xbb, 0xff]),
  ...signs,
  ...mathSigns,
]
const extended = codes([0x100, 0x131], [0x134, 0x148], [0x14a, 0x17e], [0x218, 0x21b])
const greek = codes([0x391, 0x3a9], [0x3b1, 0x3c9], [0x3d1, 0x3d5])

const cuts = [
  { name: 'serif-latin', file: 'source-serif-4-latin-wght-normal', letters: latin, heaviest: 600 },
  { name: 'serif-latin-italic', file: 'source-serif-4-latin-wght-italic', letters: latin, heaviest: 450 },
  { name: 'serif-extended', file: 'source-serif-4-latin-ext-wght-normal', letters: extended, heaviest: 600 },
  { name: 'serif-greek', file: 'source-serif-4-greek-wght-normal', letters: greek, heaviest: 450 },
  { name: 'sans-latin', file: 'inter-latin-wght-normal', letters: latin, heaviest: 600 },
  { name: 'sans-extended', file: 'inter-latin-ext-wght-normal', letters: extended, heaviest: 600 },
]

mkdirSync('public/fonts', { recursive: true })
for (const { name, file, letters, heaviest } of cuts) {
  const cut = await subsetFont(source(file), String.fromCodePoint(...letters), {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: heaviest } },
  })
  writeFileSync(`public/fonts/${name}.woff2`, cut)
  console.log(`public/fonts/${name}.woff2  ${cut.length} bytes`)
}

const faces = fallbackFaces(
  {
    regular: await metrics('source-serif-4-latin-wght-normal', 400),
    bold: await metrics('source-serif-4-latin-wght-normal', 600),
    italic: await metrics('source-serif-4-latin-wght-italic', 400),
  },
  {
    regular: await metrics('inter-latin-wght-normal', 400),
    bold: await metrics('inter-latin-wght-normal', 600),
  },
  [...latin, ...extended, ...greek],
)
const path = 'src/styles/font-fallbacks.css'
const told =
  '/* Written by `npm run fonts`: shown until the web fonts are there, or for a whole page when they are late. */'
writeFileSync(path, await format(`${told}\n${faces}`, { ...(await resolveConfig(path)), filepath: path }))
console.log(path)

function source(file: string): Buffer {
  const family = file.startsWith('inter') ? 'inter' : 'source-serif-4'
  return readFileSync(`node_modules/@fontsource-variable/${family}/files/${file}.woff2`)
}

async function metrics(file: string, wght: number): Promise<FaceMetrics> {
  const font = await subsetFont(source(file), String.fromCodePoint(...latin), {
    targetFormat: 'woff2',
    variationAxes: { wght },
  })
  const { xWidthAvg, ascent, descent, unitsPerEm } = await fromBuffer(font)
  return { width: xWidthAvg / unitsPerEm, ascent: ascent / unitsPerEm, descent: -descent / unitsPerEm }
}
