import { cardinals } from './lexicon/numerals.ts'
import { measureUnits, pointWords, scoreUnits } from './lexicon/units.ts'
import type { QuantityUnit } from './quantities.ts'
import type { Token } from './tokens.ts'

/** One number with the unit behind it. */
export interface Measure {
  first: number
  last: number
  value: number
  unit: QuantityUnit
  measure?: string
  sign?: '+' | '-'
  /** Written `10+%`. */
  atLeast?: boolean
  inert?: boolean
}

/**
 * Reads one number and its unit at a token, or undefined. A number in words counts only with a unit behind it,
 * unless `bareWords` (behind `a factor of`).
 */
export function readMeasure(tokens: readonly Token[], at: number, bareWords = false): Measure | undefined {
  return readPrefixed(tokens, at) ?? readNumeral(tokens, at) ?? readWords(tokens, at, bareWords)
}

/** `×3`, `x10`. */
function readPrefixed(tokens: readonly Token[], at: number): Measure | undefined {
  const number = tokens[at + 1]
  if (tokens[at]?.text !== '×' || number?.kind !== 'number' || number.spaced) return undefined
  return { first: at, last: at + 1, value: number.value ?? Number.NaN, unit: 'x' }
}

function readNumeral(tokens: readonly Token[], at: number): Measure | undefined {
  const number = tokens[at]
  if (number?.kind !== 'number') return undefined
  const value = number.value ?? Number.NaN
  const before = tokens[at - 1]
  const sign =
    !number.spaced &&
    (before?.text === '+' || before?.text === '-') &&
    (before.spaced || tokens[at - 2]?.text === '(')
  const first = sign ? at - 1 : at
  const base = { first, value, sign: sign ? (before.text as '+' | '-') : undefined }
  const plus = tokens[at + 1]
  const more = plus?.text === '+' && !plus.spaced
  const unit = readUnit(tokens, more ? at + 2 : at + 1)
  if (unit && more) return { ...base, sign: '+', atLeast: true, ...unit }
  if (unit) {
    const listed = tokens[unit.last + 2]?.kind === 'number' && readUnit(tokens, unit.last + 3)?.unit === 'x'
    const rate = tokens[unit.last + 1]?.text === '/' && unit.unit === 'x' && !listed
    return { ...base, ...unit, inert: !Number.isFinite(value) || rate }
  }
  const next = tokens[at + 1]
  const glued =
    next !== undefined && !next.spaced && (next.kind === 'word' || next.text === '⨯' || next.text === '_')
  const dimension = before?.text === '⨯' || next?.text === '⨯'
  const named =
    next?.text === '-' && !next.spaced && tokens[at + 2]?.kind === 'word' && !tokens[at + 2]?.spaced
  const attached = before !== undefined && !number.spaced && /^[_^:@#]$/.test(before.text)
  return {
    ...base,
    last: at,
    unit: 'none',
    inert: glued || named || dimension || attached || !Number.isFinite(value),
  }
}

/** `two times`, `tenfold`, `three-fold`, `five points`. */
function readWords(tokens: readonly Token[], at: number, bare: boolean): Measure | undefined {
  const word = tokens[at]
  if (word?.kind !== 'word') return undefined
  const folded = /^([a-z]+?)-?fold$/.exec(word.lower)?.[1]
  if (folded) {
    const value = cardinals.get(folded)
    return value ? { first: at, last: at, value, unit: 'x' } : undefined
  }
  const value = cardinals.get(word.lower)
  if (!value) return undefined
  const unit = readUnit(tokens, at + 1)
  if (unit && unit.unit !== 'absolute') return { first: at, value, ...unit }
  const next = tokens[at + 1]?.lower
  const ahead = tokens[at + 2]?.lower
  const ordersFollow =
    /^(?:orders?|magnitudes?)$/.test(next ?? '') || (/^(?:to|or|-)$/.test(next ?? '') && ahead !== undefined)
  if (!bare && !ordersFollow) return undefined
  return { first: at, last: at, value, unit: 'none' }
}

function readUnit(
  tokens: readonly Token[],
  at: number,
): Pick<Measure, 'last' | 'unit' | 'measure'> | undefined {
  const dashed =
    tokens[at]?.text === '-' && tokens[at + 1]?.kind === 'word' && tokens[at + 1]?.spaced === false
  const from = dashed ? at + 1 : at
  const mark = tokens[from]
  if (!mark) return undefined
  const next = tokens[from + 1]
  if (mark.text === '×') return next?.kind === 'number' && next.spaced ? undefined : { last: from, unit: 'x' }
  if (mark.text === '%') return /^(?:ile|tile)s?$/.test(next?.lower ?? '') ? undefined : percent(tokens, from)
  if (mark.kind !== 'word') return undefined
  if (/^(?:times|fold|folds|x)$/.test(mark.lower)) return { last: from, unit: 'x' }
  if (/^percent(?:age)?$/.test(mark.lower)) return percent(tokens, from)
  if (mark.lower === 'per' && /^cents?$/.test(next?.lower ?? '')) return percent(tokens, from + 1)
  return readPoints(tokens, from) ?? readAbsolute(tokens, from, dashed)
}

function percent(tokens: readonly Token[], at: number): Pick<Measure, 'last' | 'unit'> {
  const skip = tokens[at + 1]?.text === '-' ? at + 2 : at + 1
  const points = /^(?:points?|pts?)$/.test(tokens[skip]?.lower ?? '')
  return points ? { last: skip, unit: 'pp' } : { last: at, unit: '%' }
}

/** `points`, `BLEU`, `BLEU points`, `absolute points`, `F1 score`. */
function readPoints(tokens: readonly Token[], at: number) {
  const word = tokens[at]
  if (!word) return undefined
  if (pointWords.has(word.lower)) return { last: at, unit: 'pp' as const }
  const step = tokens[at + 1]?.text === '-' ? 2 : 1
  const next = tokens[at + step]
  if (next && pointWords.has(next.lower) && next.kind === 'word')
    return { last: at + step, unit: 'pp' as const, measure: word.lower }
  return isScore(word.lower) ? { last: at, unit: 'pp' as const, measure: word.lower } : undefined
}

function readAbsolute(tokens: readonly Token[], at: number, dashed: boolean) {
  const word = tokens[at]
  if (!word || dashed) return undefined
  const rate = tokens[at + 1]?.text === '/' && /^s(?:ec(?:ond)?)?$/.test(tokens[at + 2]?.lower ?? '')
  if (rate && word.kind === 'word') return { last: at + 2, unit: 'absolute' as const, measure: 'fps' }
  if (!measureUnits.has(word.lower) || /^[BM]$/.test(word.text)) return undefined
  return { last: at, unit: 'absolute' as const, measure: word.lower }
}

function isScore(word: string): boolean {
  return scoreUnits.has(word) || /(?:bleu|comet|chrf|rouge|miou|[a-z]f1)$/.test(word)
}
