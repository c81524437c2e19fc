import { measureUnits } from '../lexicon/units.ts'
import { findMetric, type Metric } from '../metric.ts'
import { metricBehind, openedMetric } from '../phrases.ts'
import { modifiersBack } from '../modifiers.ts'
import { inUnitOf, type Quantity } from '../quantities.ts'
import type { Pattern, Reading, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { scoreMetric } from './known.ts'
import { changeAt } from './change.ts'

const reach = 34

/** `improves accuracy from 57.50% to 71.25%`, `cut the time from 26.7 to 20.2 hours`: one claim of two levels. */
export const levelsFromTo: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  const { low, value, unit } = quantity
  if (low === null || unit === 'x' || unit === 'orders' || unit === 'share') return undefined
  const from = tokens[lead - 1]?.lower === 'from' ? lead - 1 : lead
  if (tokens[from - 1]?.lower === 'by') return undefined
  const falling = value < low
  if (quantity.span !== 'from' && !falling) return undefined
  const change = governor(tokens, from)
  if (!change) return undefined
  const direct = change.kind === 'noun' && from - change.at <= 2
  if (direct && !falling && unit !== 'absolute') return undefined
  const stated = findMetric(tokens, change.at + 1, from)
  const metric =
    (stated?.category === 'quality' ? stated : absoluteMetric(quantity, from)) ??
    stated ??
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
export function absoluteMetric({ unit, measure }: Quantity, at: number): Metric | undefined {
  const known = unit === 'absolute' ? measureUnits.get(measure ?? '') : undefined
  return known && { name: measure ?? '', at, ...known }
}

/** The change between two levels: a difference in points for quality, else a ratio. */
export function levels(
  before: number,
  after: number,
  metric: Metric | undefined,
): Pick<Reading, 'movement' | 'metric' | 'value' | 'low' | 'unit' | 'ratio'> {
  const movement = after > before ? 'up' : 'down'
  const quality =
    !metric ||
    metric.category === 'quality' ||
    metric.category === 'scale' ||
    (metric.weak && metric.polarity === 'high')
  if (quality)
    return {
      movement,
      metric: metric?.category === 'quality' ? metric : undefined,
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

/** A single plain number that may be a level of something. */
export function isLevel(quantity: Quantity): boolean {
  return (
    !quantity.inert &&
    quantity.low === null &&
    !quantity.sign &&
    /^(?:%|pp|none|absolute)$/.test(quantity.unit)
  )
}

/** True when only joiners stand between two quantities. */
export function joined(tokens: readonly Token[], a: Site | undefined, b: Site | undefined): boolean {
  if (!a || !b || b.lead - a.quantity.last > 3) return false
  if (b.lead - a.quantity.last < 2) return false
  for (let at = a.quantity.last + 1; at < b.lead; at++)
    if (!/^(?:,|and|or|\/|&)$/.test(tokens[at]?.lower ?? '')) return false
  return true
}

/** `from the previous best of 13% (X) to 31%`: the levels stand apart. */
export const levelsAcross: Pattern = (site) => {
  const { tokens, quantity, lead, previous } = site
  if (!previous || tokens[lead - 1]?.lower !== 'to' || lead - previous.last > 9) return undefined
  if (!isLevel(quantity) || !isLevel(previous) || quantity.unit !== previous.unit) return undefined
  const from = wordBefore(tokens, 'from', previous.first)
  const change = from === undefined ? undefined : governor(tokens, from)
  if (from === undefined || !change) return undefined
  const metric =
    absoluteMetric(quantity, from) ??
    findMetric(tokens, change.at + 1, from) ??
    metricBehind(tokens, change.at) ??
    scoreMetric(quantity.measure, from)
  return {
    pattern: 'levels',
    anchor: change.at,
    from: change.at,
    to: quantity.last,
    ...levels(previous.value, quantity.value, metric),
  }
}

function wordBefore(tokens: readonly Token[], word: string, at: number): number | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 9); index--)
    if (tokens[index]?.lower === word) return index
  return undefined
}

/** `took 9 days now finishes in 2.5 hours`: what it took, and what it takes now. */
export const levelsOnceAndNow: Pattern = ({ tokens, quantity, lead, previous }) => {
  if (!previous || quantity.unit !== 'absolute' || previous.unit !== 'absolute') return undefined
  const same = quantity.measure === previous.measure || inUnitOf(previous, quantity) !== previous.value
  const now = wordBefore(tokens, 'now', lead)
  if (!same || !isLevel(quantity) || !isLevel(previous) || now === undefined || now < previous.last)
    return undefined
  const opener = modifiersBack(tokens, previous.first).lead - 1
  if (!/^(?:took|taking|needed|required|lasted|consumed|used|cost|ran)$/.test(tokens[opener]?.lower ?? ''))
    return undefined
  const read = levels(inUnitOf(previous, quantity), quantity.value, absoluteMetric(quantity, lead))
  return { pattern: 'levels', anchor: now, from: opener, to: quantity.last, ...read }
}
