import { attainingVerbs, breaks, usingVerbs } from '../lexicon/grammar.ts'
import { changeVerbs } from '../lexicon/changes.ts'
import { measureUnits } from '../lexicon/units.ts'
import { findMetric, type Metric } from '../metric.ts'
import { groupEnd, metricBehind, openedMetric } from '../phrases.ts'
import type { Quantity } from '../quantities.ts'
import type { Pattern, Reading, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { scoreMetric } from './ahead.ts'
import { changeAt } from './behind.ts'

const reach = 34

/** `improves accuracy from 57.50% to 71.25%`, `cut the time from 26.7 to 20.2 hours`: one claim of two levels. */
export const levelsFromTo: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  const { low, value, unit } = quantity
  if (low === null || unit === 'x' || unit === 'orders' || unit === 'share') return undefined
  const from = tokens[lead - 1]?.lower === 'from' ? lead - 1 : lead
  const falling = value < low
  if (quantity.span !== 'from' && !falling) return undefined
  const change = governor(tokens, from)
  if (!change) return undefined
  const direct = change.kind === 'noun' && from - change.at <= 2
  if (direct && !falling && unit !== 'absolute') return undefined
  const metric =
    absoluteMetric(quantity, from) ??
    findMetric(tokens, change.at + 1, from) ??
    metricBehind(tokens, change.at) ??
    openedMetric(tokens, quantity.last + 1) ??
    scoreMetric(quantity.measure, from)
  return {
    pattern: 'levels',
    anchor: change.at,
    from: change.at,
    to: quantity.last,
    ...levels(low, value, metric),
  }
}

function governor(tokens: readonly Token[], from: number) {
  for (let at = from - 1; at >= 0 && from - at <= reach; at--) {
    const change = changeAt(tokens, at, from)
    if (change && (change.kind !== 'comparative' || /^lower$/.test(tokens[at]?.lower ?? ''))) return change
    if (change?.kind === 'comparative') continue
  }
  return undefined
}

/** Hours and gigabytes say themselves what they measure. */
function absoluteMetric({ unit, measure }: Quantity, at: number): Metric | undefined {
  const known = unit === 'absolute' ? measureUnits[measure ?? ''] : undefined
  return known && { name: measure ?? '', at, ...known }
}

/** The change between two levels: a difference in points for quality, else a ratio. */
export function levels(
  before: number,
  after: number,
  metric: Metric | undefined,
): Pick<Reading, 'movement' | 'metric' | 'value' | 'low' | 'unit' | 'ratio'> {
  const movement = after > before ? 'up' : 'down'
  const quality = !metric || metric.category === 'quality' || (metric.weak && metric.category === 'speed')
  if (quality)
    return {
      movement,
      metric: metric?.weak ? undefined : metric,
      value: tidy(Math.abs(after - before)),
      low: null,
      unit: 'pp',
    }
  const ratio = Math.max(before, after) / Math.min(before, after)
  return { movement, metric, value: Math.round(ratio * 1000) / 1000, low: null, unit: 'x', ratio }
}

function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

const versus = new Set(
  'vs versus compared against above from surpassing exceeding outperforming beating than over'.split(' '),
)

/**
 * `51.3 vs. 28.9`, `83.7% …, well above the 65.5% achieved by`, `94.96 and 54.83 …, compared to 3.64 and 0.64`:
 * a level of the authors' own and, as many quantities on as the list is long, the baseline's.
 */
export function levelPairs(
  tokens: readonly Token[],
  sites: readonly Site[],
  index: number,
): { partner: number; reading: Reading } | undefined {
  const own = sites[index]
  if (!own || !isLevel(own.quantity)) return undefined
  const width = listWidth(tokens, sites, index)
  const partnerIndex = index + width.length
  const partner = sites[partnerIndex]
  const last = sites[index - width.before + width.length - 1]
  const opener = sites[index - width.before + width.length]
  if (!partner || !last || !opener || !sameKind(own.quantity, partner.quantity)) return undefined
  if (listWidth(tokens, sites, partnerIndex).length !== width.length) return undefined
  const at = versusBetween(tokens, last.quantity.last + 1, opener.quantity.first)
  if (at === undefined) return undefined
  const metric = metricOfLevel(own, last) ?? absoluteMetric(own.quantity, own.lead)
  if (!plausible(own.quantity, partner.quantity, metric)) return undefined
  const baseline = { from: opener.quantity.last + 1, to: groupEnd(tokens, opener.quantity.last + 2) }
  const read = levels(partner.quantity.value, own.quantity.value, metric)
  const good = metric?.polarity === 'low' ? 'down' : 'up'
  const movement = read.unit === 'pp' ? good : read.movement
  return {
    partner: partnerIndex,
    reading: {
      pattern: 'level-pair',
      anchor: at,
      from: own.lead,
      to: partner.quantity.last,
      ...read,
      movement,
      baseline,
    },
  }
}

/** A single plain number that may be a level of something. */
export function isLevel(quantity: Quantity): boolean {
  return (
    !quantity.inert &&
    quantity.low === null &&
    !quantity.sign &&
    /^(?:%|pp|none|absolute)$/.test(quantity.unit)
  )
}

function sameKind(a: Quantity, b: Quantity): boolean {
  if (!isLevel(b)) return false
  const points = (unit: string) => unit === '%' || unit === 'pp' || unit === 'none'
  if (a.unit === 'absolute' || b.unit === 'absolute') return a.measure === b.measure
  return points(a.unit) && points(b.unit)
}

/** How long the list of numbers around an index is, and how many of them stand before it. */
function listWidth(
  tokens: readonly Token[],
  sites: readonly Site[],
  index: number,
): { length: number; before: number } {
  let before = 0
  while (before < 4 && joined(tokens, sites[index - before - 1], sites[index - before])) before++
  let behind = 0
  while (behind < 4 && joined(tokens, sites[index + behind], sites[index + behind + 1])) behind++
  return { length: before + behind + 1, before }
}

/** True when only joiners stand between two quantities. */
export function joined(tokens: readonly Token[], a: Site | undefined, b: Site | undefined): boolean {
  if (!a || !b || b.lead - a.quantity.last > 3) return false
  if (b.lead - a.quantity.last < 2) return false
  for (let at = a.quantity.last + 1; at < b.lead; at++)
    if (!/^(?:,|and|or|\/|&)$/.test(tokens[at]?.lower ?? '')) return false
  return true
}

function versusBetween(tokens: readonly Token[], from: number, to: number): number | undefined {
  if (to - from > 18) return undefined
  for (let at = from; at < to; at++) {
    const word = tokens[at]?.lower ?? ''
    if (!versus.has(word)) continue
    if (word === 'over' && to - at > 2) continue
    if (
      word === 'from' &&
      !/^(?:up|down|increased|improved|reduced|increase|decreased)$/.test(tokens[at - 1]?.lower ?? '')
    )
      continue
    return at
  }
  return undefined
}

function metricOfLevel(own: Site, last: Site): Metric | undefined {
  const { tokens, quantity, lead } = own
  const at = last.quantity.last + 1
  return (
    findMetric(tokens, at, groupEnd(tokens, at)) ??
    scoreMetric(quantity.measure, at) ??
    metricBehind(tokens, lead, 10)
  )
}

/** Two whole numbers without a unit or metric are counts. */
function plausible(a: Quantity, b: Quantity, metric: Metric | undefined): boolean {
  if (a.value === b.value || a.value <= 0 || b.value <= 0) return false
  if (metric || a.unit !== 'none' || b.unit !== 'none') return true
  return !(Number.isInteger(a.value) && Number.isInteger(b.value))
}

const portionModifiers = /^(?:only|just|merely|mere|little|few|than|under|even)$/

/** `uses only 69.6% of the calls`, `with just 10% of the labels`, `reduces memory to 25% of`. */
export const portionAhead: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  if (quantity.unit !== '%' || quantity.low !== null || tokens[quantity.last + 1]?.lower !== 'of')
    return undefined
  if (quantity.value >= 100 || quantity.value <= 0) return undefined
  const end = groupEnd(tokens, quantity.last + 2)
  const reduced = tokens[lead - 1]?.lower === 'to' ? reducedObject(tokens, lead - 1) : undefined
  const metric = reduced ?? findMetric(tokens, quantity.last + 2, end) ?? outerMetric(tokens, end)
  const sparse = tokens.slice(lead, quantity.first).some((word) => portionModifiers.test(word.lower))
  if (!metric || (!reduced && (!sparse || !usesIt(tokens, lead) || degradesBehind(tokens, end))))
    return undefined
  if (metric.category === 'quality' || (metric.polarity === 'high' && metric.category !== 'scale'))
    return undefined
  const stated =
    metric.category === 'scale' ? { ...metric, category: 'cost' as const, polarity: 'low' as const } : metric
  return {
    pattern: 'portion',
    movement: 'down',
    metric: stated,
    anchor: lead,
    from: lead,
    to: end - 1,
    ratio: 100 / quantity.value,
  }
}

/** `… leads to a degradation`: getting by with less is then a loss. */
function degradesBehind(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + 40); at++) {
    if (!/^degrad(?:ation|es|ed|ing)$/.test(tokens[at]?.lower ?? '')) continue
    const before = [1, 2, 3].map((step) => tokens[at - step]?.lower ?? '')
    return !before.some((lower) => /^(?:no|without|little|negligible|minimal|any|not|almost)$/.test(lower))
  }
  return false
}

/** `5% of the training of the original`, the next noun group's metric. */
function outerMetric(tokens: readonly Token[], end: number): Metric | undefined {
  return tokens[end]?.lower === 'of' ? findMetric(tokens, end + 1, groupEnd(tokens, end + 1)) : undefined
}

function reducedObject(tokens: readonly Token[], to: number): Metric | undefined {
  for (let at = to - 1; at >= Math.max(0, to - 12); at--) {
    const word = tokens[at]
    if (!word || breaks.has(word.text)) return undefined
    if (changeVerbs.get(word.lower) === 'down') return findMetric(tokens, at + 1, to)
  }
  return undefined
}

function usesIt(tokens: readonly Token[], lead: number): boolean {
  for (let at = lead - 1; at >= Math.max(0, lead - 6); at--) {
    const word = tokens[at]
    if (!word || (breaks.has(word.text) && word.text !== ',')) return false
    if (usingVerbs.has(word.lower) || attainingVerbs.has(word.lower)) return true
  }
  return false
}

/** `saves 38% of memory`, `reduces 30% latency`, `cuts 2x the cost`. */
export const changedObjectAhead: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  if (!/^(?:x|%|pp)$/.test(quantity.unit) || quantity.span === 'from') return undefined
  const change = changeAt(tokens, lead - 1, lead)
  if (!change || (change.kind !== 'verb' && change.kind !== 'winning')) return undefined
  let at = quantity.last + 1
  if (tokens[at]?.lower === 'of' || tokens[at]?.lower === 'in') at++
  const end = groupEnd(tokens, at)
  const metric = findMetric(tokens, at, end) ?? scoreMetric(quantity.measure, lead)
  if (!metric) return undefined
  return {
    pattern: 'changed-object',
    movement: change.movement,
    metric,
    anchor: lead - 1,
    from: lead - 1,
    to: end - 1,
  }
}
