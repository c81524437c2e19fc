import type { ClaimCategory, ClaimUnit } from '../model/claim.ts'
import { contextMetric, type DocumentFrame, type SentenceFrame } from './frame.ts'
import type { ReadSite } from './grammar.ts'
import type { Metric } from './metric.ts'
import type { Movement } from './lexicon/changes.ts'
import type { Quantity } from './quantities.ts'
import type { Reading } from './reading.ts'

/** What a reading means: the fields of a claim that do not depend on whether it is one. */
export interface Meaning {
  category: ClaimCategory
  unit: ClaimUnit
  value: number
  low: number | null
  direction: 'up' | 'down'
  factor: number | null
  /** The metric moves the way that nobody wants. */
  bad: boolean
  metric?: Metric
}

/** Resolves metric, unit, direction and factor of a reading, or undefined when its unit cannot be told. */
export function resolveMeaning(
  site: ReadSite,
  reading: Reading,
  sentence: SentenceFrame,
  document: DocumentFrame,
): Meaning | undefined {
  const metric = settleMetric(site, reading, sentence, document)
  const direction = directionOf(reading.movement, metric)
  const category = categoryOf(metric, direction, reading, document)
  const unit = unitOf(site, reading, category)
  if (!unit) return undefined
  const { value, low } = amounts(site, reading, unit)
  if (!Number.isFinite(value) || value <= 0) return undefined
  const bad = isBad(reading.movement, direction, category, metric)
  return {
    category,
    unit,
    value,
    low,
    direction,
    factor: factorOf(category, unit, value, direction, site, reading),
    bad,
    metric,
  }
}

const counted = new Set(['model', 'network', 'base model'])

function settleMetric(
  site: ReadSite,
  reading: Reading,
  sentence: SentenceFrame,
  document: DocumentFrame,
): Metric | undefined {
  const { metric } = reading
  const unit = reading.unit ?? site.quantity.unit
  const multiple = unit === 'x' || unit === 'orders'
  if (unit === 'pp' && !metric && reading.named) return unknown('quality', reading)
  if (unit === 'pp' && metric?.category !== 'quality') return quality(reading.anchor)
  if (metric && !metric.weak) return metric
  if (metric && metric.name !== 'performance' && metric.name !== 'efficiency') return metric
  if (metric?.name === 'efficiency')
    return document.aboutResources ? { ...metric, polarity: 'high' } : quality(metric.at)
  const large = Math.max(site.quantity.value, reading.peer ?? 0) >= 15
  if (metric) return multiple || (!document.aboutScores && large) ? fast(metric.at) : quality(metric.at)
  const near = contextMetric(sentence.tokens, Math.max(0, reading.anchor - 24), reading.anchor)
  const close = near && (multiple ? near.category !== 'quality' : true) ? near : undefined
  const fits = close && reading.movement === 'better' ? { ...close, polarity: 'high' as const } : close
  const fewer = sentence.tokens[reading.anchor]?.lower === 'fewer'
  if (reading.named && fewer && multiple) return { ...unknown('cost', reading), polarity: 'low' }
  if (reading.named)
    return unit === '%' || unit === 'pp' || !document.aboutResources
      ? unknown('quality', reading)
      : unknown('speed', reading)
  if (multiple)
    return (
      fits ??
      (document.aboutResources || (!isBareGain(reading) && !sentenceScores(sentence))
        ? fast(reading.anchor)
        : quality(reading.anchor))
    )
  if (unit === 'pp' || unit === 'none') return fits?.category === 'quality' ? fits : quality(reading.anchor)
  if (fits) return fits
  return large && document.aboutResources ? fast(reading.anchor) : quality(reading.anchor)
}

/** `a 5x improvement over previous limits`, `2.5x higher than theirs` in an abstract that is not about resources. */
function isBareGain({ movement, pattern }: Reading): boolean {
  return (
    (movement === 'better' && pattern.startsWith('noun')) || (movement === 'up' && pattern === 'comparative')
  )
}

function sentenceScores({ tokens }: SentenceFrame): boolean {
  return contextMetric(tokens, 0, tokens.length)?.category === 'quality'
}

/** Something named that the lexicon does not know: nobody can say which way is good. */
function unknown(category: ClaimCategory, { anchor }: Reading): Metric {
  return { name: 'unknown', category, polarity: 'none', at: anchor }
}

function quality(at: number): Metric {
  return { name: 'quality', category: 'quality', polarity: 'high', at }
}
function fast(at: number): Metric {
  return { name: 'performance', category: 'speed', polarity: 'high', at }
}

function directionOf(movement: Movement, metric: Metric | undefined): 'up' | 'down' {
  if (movement === 'up' || movement === 'faster') return 'up'
  if (movement === 'down' || movement === 'slower') return 'down'
  const high = metric?.polarity !== 'low'
  return (movement === 'better') === high ? 'up' : 'down'
}

function categoryOf(
  metric: Metric | undefined,
  direction: 'up' | 'down',
  reading: Reading,
  document: DocumentFrame,
): ClaimCategory {
  if (!metric) return 'quality'
  if (metric.name.startsWith('compression') && document.aboutCommunication) return 'communication'
  if (direction === 'up' && metric.whenMore && reading.movement === 'up') return metric.whenMore
  if (direction === 'up' && reading.movement === 'up' && grows.has(singular(metric.name))) return 'scale'
  if (direction === 'down' && metric.category === 'scale')
    return counted.has(singular(metric.name)) ? 'memory' : 'cost'
  return metric.category
}
const grows = new Set(
  'data token sample image example gpu node machine server core training data dataset label training example'.split(
    ' ',
  ),
)

function singular(name: string): string {
  return name.replace(/s$/, '')
}

function unitOf({ quantity }: ReadSite, reading: Reading, category: ClaimCategory): ClaimUnit | undefined {
  const unit = reading.unit ?? quantity.unit
  if (unit === 'share') return isPart(quantity, reading) ? '%' : 'x'
  if (unit === 'none') {
    if (category === 'quality') return 'pp'
    return Number.isInteger(quantity.value) && reading.movement !== 'faster' ? undefined : 'x'
  }
  return unit === 'absolute' ? undefined : unit
}

/** `by half`: a part of the whole goes, which is a percentage. */
function isPart(quantity: Quantity, { pattern }: Reading): boolean {
  return quantity.unit === 'share' && pattern.startsWith('changed-')
}

function amounts(
  { quantity }: ReadSite,
  reading: Reading,
  unit: ClaimUnit,
): { value: number; low: number | null } {
  if (reading.value !== undefined) return { value: reading.value, low: reading.low ?? null }
  const { value, low } = quantity
  if (isPart(quantity, reading)) return { value: rounded(100 / value), low: null }
  if (unit === 'x' && value < 1 && low === null) return { value, low: null }
  if (low === null) return { value, low }
  return { value: Math.max(value, low), low: Math.min(value, low) }
}

function factorOf(
  category: ClaimCategory,
  unit: ClaimUnit,
  value: number,
  direction: 'up' | 'down',
  { quantity }: ReadSite,
  reading: Reading,
): number | null {
  if (category === 'quality') return null
  if (isPart(quantity, reading) && direction === 'down') return rounded(quantity.value / (quantity.value - 1))
  return rounded(rawFactor(unit, value, direction, reading.ratio))
}

function rawFactor(
  unit: ClaimUnit,
  value: number,
  direction: 'up' | 'down',
  ratio: number | undefined,
): number {
  if (ratio !== undefined) return ratio
  if (unit === 'orders') return 10 ** value
  if (unit === 'x') return value < 1 ? 1 / value : value
  if (direction === 'down' && value < 100) return 1 / (1 - value / 100)
  return 1 + value / 100
}

function rounded(value: number): number {
  return value >= 1000 ? Math.round(value) : Number(value.toPrecision(5))
}

function isBad(
  movement: Movement,
  direction: 'up' | 'down',
  category: ClaimCategory,
  metric: Metric | undefined,
): boolean {
  if (movement === 'worse' || movement === 'slower') return true
  if (movement === 'better' || movement === 'faster') return false
  if (category === 'scale') return direction === 'down'
  const polarity = metric?.polarity ?? 'high'
  if (polarity === 'none' || (metric?.category === 'scale' && direction === 'down')) return false
  return (direction === 'up') !== (polarity === 'high')
}
