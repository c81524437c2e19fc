/** What of a web font its fallback is fitted to, in parts of the font size. */
export interface FaceMetrics {
  /** Average advance of a letter in running text. */
  width: number
  ascent: number
  /** Below the baseline, positive. */
  descent: number
}

/** A face that devices have, or several with the same advances. */
interface DeviceFace {
  /** Full names, as `local()` takes them. */
  names: string[]
  /** Average advance of a letter in running text, in parts of the font size. */
  width: number
}

/** The faces that stand in for one web font; the first that a device has is shown. */
interface StandIn {
  family: string
  regular: DeviceFace
  bold?: DeviceFace
  italic?: DeviceFace
}

/** A web font at the weights and in the style that its fallbacks have. */
export interface WebFont {
  regular: FaceMetrics
  bold: FaceMetrics
  italic?: FaceMetrics
}

/** Widths are `xWidthAvg / unitsPerEm` of @capsizecss/metrics 4.3.0, which weighs letters by how often they come. */
const serifs: StandIn[] = [
  {
    family: 'Serif by Georgia',
    regular: { names: ['Georgia'], width: 0.4458 },
    bold: { names: ['Georgia Bold'], width: 0.51855 },
    italic: { names: ['Georgia Italic'], width: 0.45459 },
  },
  {
    family: 'Serif by Times',
    regular: { names: ['Times New Roman', 'Liberation Serif', 'Tinos'], width: 0.40625 },
    bold: {
      names: ['Times New Roman Bold', 'Liberation Serif Bold', 'Tinos Bold'],
      width: 0.43262,
    },
    italic: {
      names: ['Times New Roman Italic', 'Liberation Serif Italic', 'Tinos Italic'],
      width: 0.4082,
    },
  },
  {
    family: 'Serif by Noto',
    regular: { names: ['Noto Serif', 'Noto Serif Regular'], width: 0.481 },
    bold: { names: ['Noto Serif Bold'], width: 0.512 },
    italic: { names: ['Noto Serif Italic'], width: 0.469 },
  },
]

const sanses: StandIn[] = [
  {
    family: 'Sans by Arial',
    regular: { names: ['Arial', 'Liberation Sans', 'Arimo'], width: 0.4458 },
    bold: { names: ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold'], width: 0.47998 },
  },
  {
    family: 'Sans by Roboto',
    regular: { names: ['Roboto', 'Roboto Regular'], width: 0.44482 },
    bold: { names: ['Roboto Bold'], width: 0.45215 },
  },
]

/** The weights at which the regular and the bold face of a device come closer to the web font's weight. */
const weights = { regular: '400 550', bold: '551 600', italic: '400 600' }

/**
 * `@font-face` rules for fonts that devices have, scaled and set on the line so that text takes the room which it
 * takes in the web fonts: lines break at much the same words, and labels on charts stay apart.
 * @param letters the code points of the web fonts; all others are left to the families that follow
 */
export function fallbackFaces(serif: WebFont, sans: WebFont, letters: readonly number[]): string {
  const range = unicodeRange(letters)
  const rules = [
    ...serifs.flatMap((standIn) => facesOf(standIn, serif, range)),
    ...sanses.flatMap((standIn) => facesOf(standIn, sans, range)),
  ]
  return rules.join('\n')
}

function facesOf(standIn: StandIn, web: WebFont, range: string): string[] {
  return (['regular', 'bold', 'italic'] as const).flatMap((cut) => {
    const face = standIn[cut]
    const metrics = web[cut]
    return face && metrics ? [rule(standIn.family, cut, face, metrics, range)] : []
  })
}

function rule(
  family: string,
  cut: keyof typeof weights,
  face: DeviceFace,
  web: FaceMetrics,
  range: string,
): string {
  const size = web.width / face.width
  return `@font-face {
  font-family: '${family}';${cut === 'italic' ? '\n  font-style: italic;' : ''}
  font-weight: ${weights[cut]};
  src: ${face.names.map((name) => `local('${name}')`).join(', ')};
  size-adjust: ${percent(size)};
  ascent-override: ${percent(web.ascent / size)};
  descent-override: ${percent(web.descent / size)};
  line-gap-override: 0%;
  unicode-range: ${range};
}`
}

function percent(part: number): string {
  return `${Number((part * 100).toFixed(2))}%`
}

function unicodeRange(letters: readonly number[]): string {
  const runs: [from: number, to: number][] = []
  for (const letter of [...new Set(letters)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last?.[1] === letter - 1) last[1] = letter
    else runs.push([letter, letter])
  }
  const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0')
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(', ')
}
