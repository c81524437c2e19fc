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
  /** The ASCII characters that it can begin with: only there is it tried. */
  first: string
  pattern: RegExp
  kind: Token['kind'] | 'skip' | 'space'
  /** The mark's plain form, when it differs from the text. */
  as?: string
  /** Only directly behind a number. */
  behindNumber?: boolean
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const digits = '0123456789'
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Tried in order at each position; every pattern is anchored there and takes time linear in what it eats.
 * Saved listings drop TeX's backslashes inside mathematics: `$22\times$` arrives as `22times`, `$\sim$5` as `sim5`.
 */
const rules: Rule[] = [
  { first: ' \t\n\v\f\r', pattern: /\s+/y, kind: 'space' },
  {
    first: '$\\',
    pattern: /[$\u200b\ufeff]|\\(?:text|math|em|it|bf|rm|tt)[a-z]*\s?(?=\{)|\\[!()[\]]/y,
    kind: 'skip',
  },
  { first: '\\', pattern: /\\[,;: ]|\\q?quad/y, kind: 'space' },
  {
    first: '\\txX',
    pattern: /(?:\\times|\\?times(?![a-z])|[xX](?![\p{L}\p{N}_])|[×✕])/uy,
    kind: 'mark',
    as: '×',
    behindNumber: true,
  },
  { first: '\\txX', pattern: /(?:\\?times|[xX])(?=\d)/y, kind: 'mark', as: '⨯', behindNumber: true },
  { first: '\\t', pattern: /(?<![\p{L}\p{N}])\\?times~?(?=\d)/uy, kind: 'mark', as: '×' },
  { first: '\\x', pattern: /\\times|[×✕]|(?<![\p{L}\p{N}])x(?=\d)/uy, kind: 'mark', as: '×' },
  {
    first: '\\sa',
    pattern: /\\?(?:sim|approx|simeq)(?=\s?\.?\d)|\\(?:sim|approx|simeq)(?![a-z])|[∼≈≃～]/y,
    kind: 'mark',
    as: '~',
  },
  {
    first: '\\rRl-',
    pattern: /\\?(?:rightarrow|Rightarrow|longrightarrow)|\\to(?![a-z])|[→⇒➔]|->/y,
    kind: 'mark',
    as: '→',
  },
  {
    first: '\\g',
    pattern: /\\?geq?(?=\s?\d)|\\geq?(?![a-z])|[≥⩾]|\\?gtrsim(?=\s?\d)/y,
    kind: 'mark',
    as: '≥',
  },
  { first: '\\l', pattern: /\\?leq?(?=\s?\d)|\\leq?(?![a-z])|[≤⩽]/y, kind: 'mark', as: '≤' },
  { first: '\\p', pattern: /\\?pm(?=\s?\d)|\\pm(?![a-z])|±/y, kind: 'mark', as: '±' },
  { first: '\\%', pattern: /\\?%|[％﹪]/y, kind: 'mark', as: '%' },
  { first: '~', pattern: /(?<=\S)~(?=[^\s\d])/y, kind: 'space' },
  {
    first: digits,
    pattern: /\d{1,3}(?:\p{Lu}\p{L}?\d[\p{L}\p{N}]*|D(?!\p{L})|BP(?!\p{L}))(?:-[\p{L}\p{N}]+)*/uy,
    kind: 'word',
  },
  {
    first: digits,
    pattern: /\d{1,3}(?:\.\d{1,3})?(?:\\?%-?(?:ile|tile)s?|(?:st|nd|rd|th)(?:[- ]percentiles?)?)(?!\p{L})/uy,
    kind: 'word',
  },
  {
    first: `${digits}.`,
    pattern: /\d{1,3}(?:(?:,|\{,\}|\\,|[\u2009\u202f])\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+/y,
    kind: 'number',
  },
  {
    first: letters,
    pattern: /\p{L}[\p{L}\p{M}\p{N}_]*(?:(?:[-‐‑’'@]|[./](?=\p{N}))[\p{L}\p{M}\p{N}_]+)*\+{0,2}/uy,
    kind: 'word',
  },
  { first: '-', pattern: /---?(?=\d)/y, kind: 'mark', as: '-', behindNumber: true },
  { first: '', pattern: /[–‒−‐‑]/y, kind: 'mark', as: '-' },
  { first: '-', pattern: /--+|[—―]/y, kind: 'mark', as: '—' },
  { first: '{}\\', pattern: /[{}]|\\[a-zA-Z]+/y, kind: 'skip' },
  { first: '\\', pattern: /\\/y, kind: 'skip' },
]

/** The rules that can begin with each ASCII character; all others may begin with any other character. */
const rulesFrom = Array.from({ length: 128 }, (_, code) =>
  rules.filter(({ first }) => first.includes(String.fromCharCode(code))),
)

/** Splits raw text into tokens; markup that only dresses a number up is left out. Linear in the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  let spaced = true
  let number = false
  while (at < text.length) {
    const rule = ruleAt(text, at, number && !spaced)
    const end = rule ? rule.pattern.lastIndex : at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
    const kind = rule?.kind ?? 'mark'
    if (kind === 'space') spaced = true
    if (kind === 'space' || kind === 'skip') {
      at = end
      continue
    }
    const shown = rule?.as ?? text.slice(at, end)
    const token: Token = { kind, text: shown, lower: fold(shown), start: at, end, spaced }
    number = kind === 'number'
    if (number) readValue(token, text)
    tokens.push(token)
    at = token.end
    spaced = false
  }
  return tokens
}

/** The rule that eats at a place, its pattern's `lastIndex` behind what it eats; undefined for any other mark. */
function ruleAt(text: string, at: number, behindNumber: boolean): Rule | undefined {
  for (const rule of rulesFrom[text.charCodeAt(at)] ?? rules) {
    if (rule.behindNumber && !behindNumber) continue
    rule.pattern.lastIndex = at
    if (rule.pattern.test(text)) return rule
  }
  return undefined
}

function fold(text: string): string {
  const lower = text.toLowerCase()
  const mark = lower.at(lower.endsWith('s') ? -2 : -1)
  return mark === "'" || mark === '’' ? lower.replace(/['’]s?$/, '') : lower
}

const power = /\s?\^\s?\{?\s?(-?\d{1,2})\s?\}?/y
const raised = new RegExp(`[${superscripts}]{1,2}`, 'y')

/** Reads the digits, and a power behind them (`10^3`, `10³`) as one number. */
function readValue(token: Token, text: string): void {
  token.value = token.text.length > 18 ? Number.NaN : Number(token.text.replace(/[^\d.]/g, ''))
  power.lastIndex = raised.lastIndex = token.end
  const exponent = power.exec(text)
  const sign = exponent ? null : raised.exec(text)
  if (exponent) {
    token.value **= Number(exponent[1])
    token.end = power.lastIndex
  } else if (sign) {
    token.value **= Number(Array.from(sign[0], (digit) => superscripts.indexOf(digit)).join(''))
    token.end = raised.lastIndex
  }
}
