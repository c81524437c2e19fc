import { segments, plainMath } from '../model/text.ts'
import { cleanLine } from './clean.ts'

/** Text for a BibTeX field: LaTeX's special characters escaped, accents written as commands. */
export function latexText(text: string): string {
  return latexWord(cleanLine(text))
}

/**
 * A title for a BibTeX field. Words whose capitals a bibliography style must not lower (`NanoFlow`, `LLM`,
 * `GPT-4`) are in braces; mathematics stays mathematics when it is balanced and does nothing but set symbols.
 */
export function latexTitle(raw: string): string {
  return segments(cleanLine(raw))
    .map((part) => (part.kind === 'math' ? mathOrText(part.value) : protectedWords(part.value)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

const specials: Record<string, string> = {
  '\\': '{\\textbackslash}',
  // BibTeX counts escaped braces too, so one alone would break the entry.
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '"': "''",
  '“': '``',
  '”': "''",
  '‘': '`',
  '’': "'",
  '–': '--',
  '—': '---',
  '\u00a0': '~',
  '×': '{$\\times$}',
  '±': '{$\\pm$}',
  '≈': '{$\\approx$}',
  '≤': '{$\\le$}',
  '≥': '{$\\ge$}',
  '→': '{$\\to$}',
  ß: '{\\ss}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  ø: '{\\o}',
  Ø: '{\\O}',
  ł: '{\\l}',
  Ł: '{\\L}',
  å: '{\\aa}',
  Å: '{\\AA}',
  ı: '{\\i}',
}

const accents: Record<string, string> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0323': 'd',
  '\u0327': 'c',
  '\u0328': 'k',
  '\u0331': 'b',
}

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  )

/** All that may stand otherwise in LaTeX. */
const special = /[\\{}$&#%_~^"]|\P{ASCII}/gu

function latexChar(char: string): string {
  const known = specials[char]
  if (known !== undefined) return known
  const letter = greek[(char.codePointAt(0) ?? 0) - 0x3b1]
  if (letter && letter !== 'omicron') return `{$\\${letter}$}`
  return accented(char) ?? char
}

/** `é` as `{\'e}`; letters with two marks nest; undefined for a character that has no such form. */
function accented(char: string): string | undefined {
  const [base = '', ...marks] = Array.from(char.normalize('NFD'))
  if (marks.length === 0 || !/^[A-Za-z]$/.test(base)) return undefined
  let inner = base
  for (const mark of marks) {
    const command = accents[mark]
    if (command === undefined) return undefined
    inner = `\\${command}{${inner}}`
  }
  return `{${inner.replace(/^(\\[^a-zA-Z])\{([a-zA-Z])\}$/, '$1$2')}}`
}

function protectedWords(text: string): string {
  return text.replace(/[^\s]+/gu, (word) => (keepsCapitals(word) ? `{${latexText(word)}}` : latexWord(word)))
}

/** `latexText` of clean text, whose spaces stay as they are. */
function latexWord(word: string): string {
  return word.normalize('NFC').replace(special, latexChar)
}

/** Capitals behind the first letter (`LLM`, `NanoFlow`), or beside a digit (`GPT-4`, `F1`), or alone (`Q`). */
function keepsCapitals(word: string): boolean {
  if (/\d/.test(word) && /\p{Lu}/u.test(word)) return true
  return word
    .split(/[-–/]/)
    .map((part) => part.replace(/[^\p{L}]/gu, ''))
    .some((part) => /.\p{Lu}/u.test(part) || (/^\p{Lu}$/u.test(part) && part !== 'A'))
}

/** Commands that do more than set symbols: a bibliography must not carry them into a document. */
const active =
  /\\(?:input|include|write|read|open(?:in|out)|immediate|def|edef|gdef|xdef|let|csname|catcode|newcommand|renewcommand|href|url|special|expandafter|loop|begin|end)(?![a-z])/i

function mathOrText(source: string): string {
  return isBalanced(source) &&
    !active.test(source) &&
    !/[$%#"]|[^\x20-\x7e]/.test(source.replace(/\\[$%#]/g, ''))
    ? `{$${source}$}`
    : latexText(plainMath(source))
}

function isBalanced(source: string): boolean {
  let depth = 0
  for (const char of source) {
    if (char === '{') depth++
    if (char === '}' && --depth < 0) return false
  }
  return depth === 0 && !source.endsWith('\\')
}
