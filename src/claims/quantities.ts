import { cardinals, fractions, multiples, multiplyingVerbs } from './lexicon/numerals.ts'
import { unitScales } from './lexicon/units.ts'
import { readMeasure, type Measure } from './measures.ts'
import type { Token } from './tokens.ts'

/** What a number counts before anything is known of its meaning. */
export type QuantityUnit = 'x' | '%' | 'pp' | 'orders' | 'share' | 'absolute' | 'none'

/** A number with its unit in a sentence; `first` and `last` are token indexes, both inclusive. */
export interface Quantity {
  first: number
  last: number
  value: number
  /** The other end of a range, in the text's order (`low` may be the greater for a fall). */
  low: number | null
  unit: QuantityUnit
  /** Written out as `from A to B` or `between A and B`. */
  span: 'from' | 'between' | 'dash' | null
  /** The verb that holds the number moves its object this way (`halves`). */
  movement?: 'up' | 'down'
  /** Unit of measurement of an absolute level (`ms`), or the score's name. */
  measure?: string
  /** Written with a sign (`+11%`). */
  sign?: '+' | '-'
  /** Written `10+%`. */
  atLeast?: boolean
  /** An indefinite count of orders of magnitude. */
  vague?: boolean
  /** A year, a version, a rate per time, a dimension: no quantity of interest, whatever stands around it. */
  inert?: boolean
}

/** Finds the quantities of a sentence, in order and without overlap. Linear in the sentence. */
export function findQuantities(tokens: readonly Token[]): Quantity[] {
  const found: Quantity[] = []
  let index = 0
  while (index < tokens.length) {
    const quantity = opens(tokens[index]) ? readQuantity(tokens, index) : undefined
    if (quantity) found.push(quantity)
    index = quantity ? quantity.last + 1 : index + 1
  }
  return found
}

/** True where a quantity can start at all, which is told sooner than what it is. */
function opens(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return token?.kind === 'number' || token?.text === '×'
  const { lower } = token
  if (openers.has(lower) || lower.endsWith('fold')) return true
  const dash = lower.indexOf('-')
  return dash > 0 && openers.has(lower.slice(0, dash))
}
const openers = new Set([
  ...['a', 'half', 'order', 'orders', 'factor', 'factors'],
  ...cardinals.keys(),
  ...multiples.keys(),
  ...multiplyingVerbs.keys(),
])

function readQuantity(tokens: readonly Token[], at: number): Quantity | undefined {
  return (
    readOrders(tokens, at) ??
    readFactorOf(tokens, at) ??
    readWordMultiple(tokens, at) ??
    readFractions(tokens, at) ??
    readRange(tokens, at) ??
    readSingle(tokens, at)
  )
}

const plain = { low: null, span: null } as const

/** `an order of magnitude`, `2-3 orders of magnitude`, `orders-of-magnitude`. */
function readOrders(tokens: readonly Token[], at: number): Quantity | undefined {
  const word = tokens[at]
  if (word && /^orders?-of-magnitude$/.test(word.lower))
    return orders(at, at, word.lower.startsWith('orders'))
  if (word?.kind !== 'word' || !/^orders?$/.test(word.lower)) return undefined
  if (tokens[at + 1]?.lower !== 'of' || !/^magnitudes?$/.test(tokens[at + 2]?.lower ?? '')) return undefined
  return orders(at, at + 2, word.lower === 'orders')
}

/** Behind a count, `magnitudes` alone will do: `one magnitude faster`. */
function readOrdersBehind(
  tokens: readonly Token[],
  at: number,
  count: Token | undefined,
): Quantity | undefined {
  const bare = count?.kind === 'word' && /^magnitudes?$/.test(tokens[at]?.lower ?? '')
  return readOrders(tokens, at) ?? (bare ? orders(at, at, false) : undefined)
}

function orders(first: number, last: number, plural: boolean): Quantity {
  return { first, last, ...plain, value: plural ? 2 : 1, unit: 'orders', ...(plural ? { vague: true } : {}) }
}

/** `a factor of 3`, `factors of 2 to 7`, `a factor 3`, `by a factor of twenty`. */
function readFactorOf(tokens: readonly Token[], at: number): Quantity | undefined {
  if (!/^factors?$/.test(tokens[at]?.lower ?? '')) return undefined
  let next = at + 1
  while (next < at + 7 && factorFillers.has(tokens[next]?.lower ?? '')) next++
  const inner = readRange(tokens, next) ?? readSingle(tokens, next, true)
  if (!inner || inner.unit === '%' || inner.unit === 'pp' || inner.unit === 'absolute') return undefined
  return { ...inner, first: at, unit: 'x', inert: false }
}
const factorFillers = new Set(
  'of up to about around nearly almost approximately roughly over more than at least ~ between ( a least > ≥'.split(
    ' ',
  ),
)

function readWordMultiple(tokens: readonly Token[], at: number): Quantity | undefined {
  const word = tokens[at]
  if (word?.kind !== 'word') return undefined
  const multiple = multiples.get(word.lower)
  if (multiple) return { first: at, last: at, ...plain, value: multiple, unit: 'x' }
  const verb = multiplyingVerbs.get(word.lower)
  if (!verb) return undefined
  return { first: at, last: at, ...plain, value: verb.value, unit: 'x', movement: verb.movement }
}

/** A fraction, or two that make a range: `between one fifth and one third`, `a quarter to a half`. */
function readFractions(tokens: readonly Token[], at: number): Quantity | undefined {
  const small = readFraction(tokens, at)
  const joint = small && tokens[small.last + 1]?.lower
  const between = tokens[at - 1]?.lower === 'between'
  if (!small || !(joint === 'to' || (between && joint === 'and'))) return small
  const large = readFraction(tokens, small.last + 2)
  if (!large || large.value >= small.value) return small
  return { ...large, first: at, value: small.value, low: large.value, span: between ? 'between' : null }
}

/** `half`, `one third`, `a tenth`, `one-third`, `1/10`, `1/8th`. */
function readFraction(tokens: readonly Token[], at: number): Quantity | undefined {
  const word = tokens[at]
  if (word?.value === 1 && tokens[at + 1]?.text === '/' && tokens[at + 2]?.kind === 'number') {
    const below = tokens[at + 2]?.value ?? 0
    const last = /^(?:th|rd|nd|st)$/.test(tokens[at + 3]?.lower ?? '') ? at + 3 : at + 2
    return below > 1 ? { first: at, last, ...plain, value: below, unit: 'share' } : undefined
  }
  if (word?.kind !== 'word') return undefined
  const parts = readParts(tokens, at)
  if (parts) return parts
  const hyphened = word.lower.startsWith('one-') ? word.lower.slice(4) : undefined
  const below = fractions.get(hyphened ?? (word.lower === 'half' ? 'half' : ''))
  if (below) return { first: at, last: at, ...plain, value: below, unit: 'share' }
  const next = fractions.get(tokens[at + 1]?.lower ?? '')
  if (!next || !/^(?:a|one)$/.test(word.lower)) return undefined
  return { first: at, last: at + 1, ...plain, value: next, unit: 'share' }
}

/** `two thirds`, `three-quarters`: a share of the whole, as a percentage. */
function readParts(tokens: readonly Token[], at: number): Quantity | undefined {
  const [first = '', second] = tokens[at]?.lower.split('-') ?? []
  const last = second === undefined ? at + 1 : at
  const name = second ?? tokens[last]?.lower ?? ''
  const [count, below] = [
    cardinals.get(first),
    name.endsWith('s') ? fractions.get(name.slice(0, -1)) : undefined,
  ]
  if (!count || !below || count >= below) return undefined
  return { first: at, last, ...plain, value: Number(((100 * count) / below).toPrecision(5)), unit: '%' }
}

const rangeFillers = new Set(
  '~ more than over about nearly almost roughly approximately around as much up well'.split(' '),
)
const rangeMarks = new Set(['to', '-', '~', 'through', '—'])

/** `2-4x`, `1.4x to 11.2x`, `from 57% to 71%`, `between 2 and 4 times`, `32.2% to 10x`. */
function readRange(tokens: readonly Token[], at: number): Quantity | undefined {
  const low = readMeasure(tokens, at)
  if (!low) return undefined
  const opener = tokens[at - 1]?.lower
  const between = opener === 'between' || tokens[at - 2]?.lower === 'between'
  let joint = low.last + 1
  const mark = tokens[joint]
  if (mark?.text === '→') joint++
  else if (between && mark?.lower === 'and') joint++
  else if (mark && rangeMarks.has(mark.lower)) joint++
  else return undefined
  const arrow = mark.text === '→'
  if (mark.lower === 'to')
    while (joint < low.last + 5 && rangeFillers.has(tokens[joint]?.lower ?? '')) joint++
  const high = readMeasure(tokens, joint)
  if (!high || !compatible(low, high)) return undefined
  const orders = readOrders(tokens, high.last + 1)
  const unit = orders ? 'orders' : high.unit === 'none' ? low.unit : high.unit
  const mixed = low.unit === '%' && high.unit === 'x'
  return {
    first: at,
    last: orders?.last ?? high.last,
    value: high.value,
    low: mixed ? 1 + low.value / 100 : inUnitOf(low, high),
    unit,
    span: between ? 'between' : arrow || opener === 'from' ? 'from' : mark.text === '-' ? 'dash' : null,
    measure: high.measure ?? low.measure,
    inert: low.inert || high.inert,
  }
}

/** The first level in the second's unit: `580 ms to 52 us` is 580000 to 52. */
export function inUnitOf(low: Pick<Measure, 'value' | 'measure'>, high: Pick<Measure, 'measure'>): number {
  const from = unitScales.get(low.measure ?? '')
  const to = unitScales.get(high.measure ?? '')
  return from && to && from.kind === to.kind ? (low.value * from.scale) / to.scale : low.value
}

function compatible(low: Measure, high: Measure): boolean {
  if (low.unit === 'none' || low.unit === high.unit) return true
  if (low.unit === '%' && (high.unit === 'x' || high.unit === 'pp')) return true
  return high.unit === 'none' && low.unit !== 'x'
}

function readSingle(tokens: readonly Token[], at: number, inWords = false): Quantity | undefined {
  const measure = readMeasure(tokens, at, inWords)
  if (!measure) return undefined
  const behind = readOrdersBehind(
    tokens,
    tokens[measure.last + 1]?.text === '-' ? measure.last + 2 : measure.last + 1,
    tokens[measure.last],
  )
  const unit = behind ? 'orders' : measure.unit
  const { first, value, sign, inert, atLeast, measure: name } = measure
  return {
    first,
    last: behind?.last ?? measure.last,
    ...plain,
    value,
    unit,
    measure: name,
    sign,
    atLeast,
    inert,
  }
}
