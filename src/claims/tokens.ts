/** A word, number or mark of an abstract; `start` and `end` are offsets in the raw text (UTF-16). */
export interface Token {
  kind: 'word' | 'number' | 'mark'
  /** As it stands, or for a mark its plain form: `\times`, `x` behind a number and `×` are all `×`. */
  text: string
  /** Lower case, without a genitive's ending. */
  lower: string
  start: number
  end: number
  /** True when white space (or a TeX tie) stands before it. */
  spaced: boolean
  /** A number's value; NaN when it has more digits than a number can hold. */
  value?: number
}

interface Rule {
  pattern: RegExp
  kind: Token['kind'] | 'skip' | 'space'
  /** The mark's plain form, when it differs from the text. */
  as?: string
  /** Only directly behind a number. */
  behindNumber?: boolean
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * Tried in order at each position; every pattern is anchored there and takes time linear in what it eats.
 * Saved listings drop TeX's backslashes inside mathematics: `$22\times$` arrives as `22times`, `$\sim$5` as `sim5`.
 */
const rules: Rule[] = [
  { pattern: /\s+/y, kind: 'space' },
  { pattern: /[$\u200b\ufeff]|\\(?:text|math|em|it|bf|rm|tt)[a-z]*\s?(?=\{)|\\[!()[\]]/y, kind: 'skip' },
  { pattern: /\\[,;: ]|\\q?quad/y, kind: 'space' },
  {
    pattern: /(?:\\times|\\?times(?![a-z])|[xX](?![\p{L}\p{N}_])|[×✕])/uy,
    kind: 'mark',
    as: '×',
    behindNumber: true,
  },
  { pattern: /(?:\\?times|[xX])(?=\d)/y, kind: 'mark', as: '⨯', behindNumber: true },
  { pattern: /(?<![\p{L}\p{N}])\\?times~?(?=\d)/uy, kind: 'mark', as: '×' },
  { pattern: /\\times|[×✕]|(?<![\p{L}\p{N}])x(?=\d)/uy, kind: 'mark', as: '×' },
  {
    pattern: /\\?(?:sim|approx|simeq)(?=\s?\.?\d)|\\(?:sim|approx|simeq)(?![a-z])|[∼≈≃～]/y,
    kind: 'mark',
    as: '~',
  },
  { pattern: /\\?(?:rightarrow|Rightarrow|longrightarrow)|\\to(?![a-z])|[→⇒➔]|->/y, kind: 'mark', as: '→' },
  { pattern: /\\?geq?(?=\s?\d)|\\geq?(?![a-z])|[≥⩾]|\\?gtrsim(?=\s?\d)/y, kind: 'mark', as: '≥' },
  { pattern: /\\?leq?(?=\s?\d)|\\leq?(?![a-z])|[≤⩽]/y, kind: 'mark', as: '≤' },
  { pattern: /\\?pm(?=\s?\d)|\\pm(?![a-z])|±/y, kind: 'mark', as: '±' },
  { pattern: /\\?%|[％﹪]/y, kind: 'mark', as: '%' },
  { pattern: /(?<=\S)~(?=[^\s\d])/y, kind: 'space' },
  {
    pattern: /\d{1,3}(?:\p{Lu}\p{L}?\d[\p{L}\p{N}]*|D(?!\p{L})|BP(?!\p{L}))(?:-[\p{L}\p{N}]+)*/uy,
    kind: 'word',
  },
  {
    pattern: /\d{1,3}(?:\.\d{1,3})?(?:\\?%-?(?:ile|tile)s?|(?:st|nd|rd|th)(?:[- ]percentiles?)?)(?!\p{L})/uy,
    kind: 'word',
  },
  {
    pattern: /\d{1,3}(?:(?:,|\{,\}|\\,|[\u2009\u202f])\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+/y,
    kind: 'number',
  },
  {
    pattern: /\p{L}[\p{L}\p{M}\p{N}_]*(?:(?:[-‐‑’'@]|[./](?=\p{N}))[\p{L}\p{M}\p{N}_]+)*\+{0,2}/uy,
    kind: 'word',
  },
  { pattern: /---?(?=\d)/y, kind: 'mark', as: '-', behindNumber: true },
  { pattern: /[–‒−‐‑]/y, kind: 'mark', as: '-' },
  { pattern: /--+|[—―]/y, kind: 'mark', as: '—' },
  { pattern: /[{}]|\\[a-zA-Z]+/y, kind: 'skip' },
  { pattern: /\\/y, kind: 'skip' },
]

/** Splits raw text into tokens; markup that only dresses a number up is left out. Linear in the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  let spaced = true
  while (at < text.length) {
    const behind = tokens.at(-1)
    const { kind, end, shown } = eat(text, at, behind?.kind === 'number' && !spaced)
    if (kind === 'space') spaced = true
    else if (kind !== 'skip') {
      const token = { kind, text: shown, lower: fold(shown), start: at, end, spaced }
      tokens.push(kind === 'number' ? withValue(token, text) : token)
      at = tokens.at(-1)?.end ?? end
      spaced = false
      continue
    }
    at = end
  }
  return tokens
}

function eat(text: string, at: number, behindNumber: boolean) {
  for (const { pattern, kind, as, behindNumber: needed } of rules) {
    if (needed && !behindNumber) continue
    pattern.lastIndex = at
    if (!pattern.test(text)) continue
    const end = pattern.lastIndex
    return { kind, end, shown: as ?? text.slice(at, end) }
  }
  const end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  return { kind: 'mark' as const, end, shown: text.slice(at, end) }
}

function fold(text: string): string {
  return text.toLowerCase().replace(/['’]s?$/, '')
}

const power = /\s?\^\s?\{?\s?(-?\d{1,2})\s?\}?/y
const raised = new RegExp(`[${superscripts}]{1,2}`, 'y')

/** Reads the digits, and a power behind them (`10^3`, `10³`) as one number. */
function withValue(token: Token, text: string): Token {
  const value = token.text.length > 18 ? Number.NaN : Number(token.text.replace(/[^\d.]/g, ''))
  power.lastIndex = raised.lastIndex = token.end
  const exponent = power.exec(text)
  if (exponent) return { ...token, value: value ** Number(exponent[1]), end: power.lastIndex }
  const sign = raised.exec(text)
  if (!sign) return { ...token, value }
  const digits = [...sign[0]].map((digit) => superscripts.indexOf(digit)).join('')
  return { ...token, value: value ** Number(digits), end: raised.lastIndex }
}
