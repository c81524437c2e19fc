import { changeVerbs } from '../lexicon/changes.ts'
import { attainingVerbs, breaks, keepingVerbs, usingVerbs } from '../lexicon/grammar.ts'
import { findMetric, type Metric } from '../metric.ts'
import { groupEnd, subjectMetric } from '../phrases.ts'
import type { Pattern, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { named, scoreMetric } from './known.ts'
import { changeAt } from './change.ts'

const portionModifiers = /^(?:only|just|merely|mere|little|few|than|under|even)$/

/** `uses only 69.6% of the calls`, `with just 10% of the labels`, `reduces memory to 25% of`. */
export const portionAhead: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  if (quantity.unit !== '%' || quantity.low !== null) return undefined
  const of = tokens[quantity.last + 1]?.lower === 'of' ? 1 : 0
  if (quantity.value >= 100 || quantity.value <= 0) return undefined
  const end = groupEnd(tokens, quantity.last + 1 + of)
  if (!of && !namesResource(tokens, quantity.last + 1, end)) return undefined
  const reduced = tokens[lead - 1]?.lower === 'to' ? reducedObject(tokens, lead - 1) : undefined
  const metric = reduced ?? findMetric(tokens, quantity.last + 1 + of, end) ?? outerMetric(tokens, end)
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
    ...(tokens.slice(lead, quantity.first).some(({ lower }) => /^(?:than|under|below)$/.test(lower))
      ? { qualifier: 'at-least' as const }
      : {}),
  }
}

/** `25% communication volume`, but no overhead or loss of it. */
function namesResource(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (
      /^(?:overhead|cost|costs|increase|penalty|loss|drop|degradation|slowdown|error|errors|additional|extra|more)/.test(
        tokens[at]?.lower ?? '',
      )
    )
      return false
  return to > from && /^(?:cost|memory|communication)$/.test(findMetric(tokens, from, to)?.category ?? '')
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
    const gerund =
      at === lead - 1 &&
      word.lower.endsWith('ing') &&
      /^(?:while|by|when|,)$/.test(tokens[at - 1]?.lower ?? '')
    if (gerund && !keepingVerbs.has(word.lower)) return true
    if (usingVerbs.has(word.lower) || attainingVerbs.has(word.lower)) return true
  }
  return false
}

/** `skips 45% of the layers`: not having to do something is a saving, whatever it is. */
function sparedMetric({ tokens, lead }: Site, from: number, to: number): Metric | undefined {
  const spares = /^(?:skip|avoid|sav|prun|reclaim|bypass|omit)/.test(tokens[lead - 1]?.lower ?? '')
  return spares && tokens[from - 1]?.lower === 'of' && to > from
    ? named('use', 'cost', 'low', from)
    : undefined
}

/** `saves 38% of memory`, `reduces 30% latency`, `cuts 2x the cost`. */
export const changedObjectAhead: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  if (!/^(?:x|%|pp|share)$/.test(quantity.unit) || quantity.span === 'from') return undefined
  const change = changeAt(tokens, lead - 1, lead)
  if (!change || change.kind !== 'verb') return undefined
  let at = quantity.last + 1
  if (tokens[at]?.lower === 'of' || tokens[at]?.lower === 'in') at++
  const end = groupEnd(tokens, at)
  const metric =
    findMetric(tokens, at, end) ?? scoreMetric(quantity.measure, lead) ?? sparedMetric(site, at, end)
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

/** `reduces the peak memory to 1/2 of theirs`, `cut to one-fifth`. */
export const reducedToShare: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  if (quantity.unit !== 'share' || tokens[lead - 1]?.lower !== 'to') return undefined
  const verb = reducingVerb(tokens, lead - 1)
  if (verb === undefined) return undefined
  const metric = findMetric(tokens, verb + 1, lead - 1) ?? subjectMetric(tokens, verb)
  return (
    metric && { pattern: 'reduced-to', movement: 'down', metric, anchor: verb, from: verb, to: quantity.last }
  )
}

function reducingVerb(tokens: readonly Token[], to: number): number | undefined {
  for (let at = to - 1; at >= Math.max(0, to - 14); at--)
    if (changeVerbs.get(tokens[at]?.lower ?? '') === 'down') return at
  return undefined
}
