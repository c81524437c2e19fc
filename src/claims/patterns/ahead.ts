import type { ClaimCategory } from '../../model/claim.ts'
import { changeNouns, changeVerbs, comparatives, gradable, type Movement } from '../lexicon/changes.ts'
import { attainingVerbs, prepositions } from '../lexicon/grammar.ts'
import { measureUnits } from '../lexicon/units.ts'
import type { MetricEntry } from '../lexicon/metrics.ts'
import { findMetric, type Metric } from '../metric.ts'
import {
  copulaSubject,
  groupEnd,
  metricBehind,
  objectEnd,
  openedMetric,
  opensNoun,
  skipFillers,
} from '../phrases.ts'
import type { Pattern, Reading, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'

/** `3x faster`, `20% lower cost`, `2.5% more accurate`, `5x fewer`. */
export const comparativeAhead: Pattern = (site) => {
  const { tokens, quantity } = site
  if (quantity.unit === 'absolute' && quantity.span === null && !isAbove(site)) return undefined
  const at = skipFillers(tokens, quantity.last + 1)
  const word = tokens[at]
  const movement = comparatives.get(word?.lower ?? '')
  if (!word || !movement || quantity.unit === 'absolute') return undefined
  const end = objectEnd(tokens, at + 1)
  const graded = gradeOf(site, at)
  if (graded) return { pattern: 'comparative', anchor: at, from: site.lead, to: graded.at, ...graded.reading }
  const metric = findMetric(tokens, at + 1, end) ?? placedMetric(tokens, end)
  const named = end > at + 1 && tokens[at + 1]?.lower !== 'than'
  const to = named ? end - 1 : at
  if (metric || named)
    return { pattern: 'comparative', movement, metric, named, anchor: at, from: site.lead, to }
  const enclosed = bracketedMetric(site, end)
  if (enclosed)
    return { pattern: 'comparative', movement, metric: enclosed, anchor: at, from: site.lead, to: at }
  const stated = movement === 'faster' ? undefined : statedMetric(site)
  if (stated) return { pattern: 'comparative', movement, metric: stated, anchor: at, from: site.lead, to: at }
  const own = defaultMetric(word.lower, at)
  const subject =
    movement === 'faster'
      ? undefined
      : own
        ? copulaSubject(tokens, site.lead)
        : metricBehind(tokens, site.lead)
  return { pattern: 'comparative', movement, metric: subject ?? own, anchor: at, from: site.lead, to }
}

/** `costs 90% less`; `draws 0.8 W, which is 6.5 times less`: the verb or the level before says what is meant. */
function statedMetric({ tokens, lead, previous }: Site): Metric | undefined {
  if (/^cost(?:s|ing)?$/.test(tokens[lead - 1]?.lower ?? '')) return named('cost', 'cost', 'low', lead - 1)
  if (tokens[lead - 1]?.text === ',' && lead > 4) {
    const counted = findMetric(tokens, lead - 4, lead - 1)
    if (counted && !counted.weak && counted.at === lead - 2) return counted
  }
  const level =
    previous?.unit === 'absolute' && lead - previous.last <= 5
      ? measureUnits[previous.measure ?? '']
      : undefined
  return level && named(previous?.measure ?? '', level.category, level.polarity, lead)
}

/** `20% lower in latency`; `6-fold higher in treated cells` names a place. */
function placedMetric(tokens: readonly Token[], at: number): Metric | undefined {
  const found = tokens[at]?.lower === 'in' ? openedMetric(tokens, at) : undefined
  return found?.category === 'scale' ? undefined : found
}

/** `low (up to 7x lower than theirs) latency`: the noun stands behind the brackets. */
function bracketedMetric({ tokens, lead }: Site, from: number): Metric | undefined {
  if (tokens[lead - 1]?.text !== '(') return undefined
  for (let at = from; at < Math.min(tokens.length, from + 14); at++)
    if (tokens[at]?.text === ')') return findMetric(tokens, at + 1, groupEnd(tokens, at + 1, 3))
  return undefined
}

function isAbove({ quantity }: Site): boolean {
  return quantity.sign === '+'
}

/** `more accurate`, `less expensive`, `more energy-efficient`. */
function gradeOf(
  { tokens }: Site,
  at: number,
): { at: number; reading: Pick<Reading, 'movement' | 'metric'> } | undefined {
  const degree = tokens[at]?.lower
  const adjective = tokens[at + 1]
  if ((degree !== 'more' && degree !== 'less') || !adjective) return undefined
  const kind = gradable.get(adjective.lower)
  if (kind === 'cost')
    return {
      at: at + 1,
      reading: {
        movement: degree === 'more' && !/cost-eff|econ|afford|frug/.test(adjective.lower) ? 'up' : 'down',
        metric: named(adjective.lower, 'cost', 'low', at + 1),
      },
    }
  const movement = degree === 'more' ? 'better' : 'worse'
  if (adjective.lower === 'memory-efficient')
    return { at: at + 1, reading: { movement, metric: named('memory', 'memory', 'low', at + 1) } }
  const efficient = /-(?:efficient|effective)$/.test(adjective.lower)
  const metric = efficient ? findMetric(tokens, at + 1, at + 2) : undefined
  if (kind === 'quality' && adjective.lower === 'likely') return undefined
  if (kind) return { at: at + 1, reading: { movement, metric: named(adjective.lower, kind, 'high', at + 1) } }
  return metric ? { at: at + 1, reading: { movement, metric } } : undefined
}

function named(name: string, category: ClaimCategory, polarity: MetricEntry['polarity'], at: number): Metric {
  return { name, category, polarity, at }
}

const comparativeMetrics: Readonly<Record<string, readonly [ClaimCategory, MetricEntry['polarity']]>> = {
  faster: ['speed', 'high'],
  quicker: ['speed', 'high'],
  sooner: ['speed', 'high'],
  slower: ['speed', 'high'],
  shorter: ['speed', 'low'],
  smaller: ['memory', 'low'],
  lighter: ['memory', 'low'],
  slimmer: ['memory', 'low'],
  larger: ['scale', 'high'],
  bigger: ['scale', 'high'],
  longer: ['scale', 'high'],
  deeper: ['scale', 'high'],
  wider: ['scale', 'high'],
  cheaper: ['cost', 'low'],
  fewer: ['cost', 'low'],
}

/** What a comparative compares when nothing is named: `5x smaller` is about memory. */
export function defaultMetric(comparative: string, at: number): Metric | undefined {
  const found = comparativeMetrics[comparative]
  return found && named(comparative, found[0], found[1], at)
}

/** `11x inference speedup`, `28.5% memory reduction`, `a 43% increase in training throughput`, `2.3 BLEU gain`. */
export const changeNounAhead: Pattern = (site) => {
  const { tokens, quantity } = site
  const next = skipFillers(tokens, quantity.last + 1)
  const from =
    tokens[next]?.lower === 'of' && changeNouns.has(tokens[next + 1]?.lower ?? '') ? next + 1 : next
  const end = quantity.unit === 'none' ? nounEnd(tokens, from) : groupEnd(tokens, from)
  for (let at = end - 1; at >= from; at--) {
    const word = tokens[at]?.lower ?? ''
    const movement = changeNouns.get(word)
    if (!movement || isVerb(tokens, at)) continue
    const metric =
      movement === 'faster' ? speed(at) : (findMetric(tokens, from, at) ?? openedMetric(tokens, at + 1))
    const known = metric ?? scoreMetric(quantity.measure, at)
    const noun = at > from || opensNoun(tokens, at + 1)
    return {
      pattern: 'noun-ahead',
      movement,
      metric: known,
      named: noun,
      anchor: at,
      from: site.lead,
      to: metric && metric.at > at ? metric.at : at,
    }
  }
  return undefined
}

/** A number without unit reaches no further than its own noun: `3.1 GHz and a gain` has no gain of 3.1. */
function nounEnd(tokens: readonly Token[], from: number): number {
  const end = groupEnd(tokens, from)
  for (let at = from; at < end; at++) if (/^(?:and|or)$/.test(tokens[at]?.lower ?? '')) return at
  return end
}

/** `increases memory by` is no noun of change. */
function isVerb(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return (
    changeVerbs.has(tokens[at]?.lower ?? '') &&
    next?.kind === 'word' &&
    !prepositions.has(next.lower) &&
    !comparatives.has(next.lower)
  )
}

/** A speedup is about speed whatever else is named. */
export function speed(at: number): Metric {
  return named('speedup', 'speed', 'high', at)
}

/** `2.3 BLEU`: the unit is the metric. */
export function scoreMetric(measure: string | undefined, at: number): Metric | undefined {
  if (!measure) return undefined
  const low = /^(?:wer|cer|per|eer|der|ter|fid|perplexity|ppl|ade)$/.test(measure)
  return named(measure, 'quality', low ? 'low' : 'high', at)
}

const asMovements: Readonly<Record<string, Movement>> = {
  fast: 'faster',
  quickly: 'faster',
  quick: 'faster',
  slow: 'slower',
  large: 'up',
  big: 'up',
  long: 'up',
  high: 'up',
  many: 'up',
  much: 'up',
  small: 'down',
  low: 'down',
  few: 'down',
  little: 'down',
  short: 'down',
  cheap: 'down',
  good: 'better',
  well: 'better',
  accurate: 'better',
  efficient: 'better',
}
const asDefaults: Readonly<Record<string, string>> = {
  large: 'larger',
  big: 'bigger',
  long: 'longer',
  small: 'smaller',
  cheap: 'cheaper',
  few: 'fewer',
}

/** `twice as fast as`, `three times as many tokens as`, `half as much memory`. */
export const asAhead: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  const at = quantity.last + 1
  if (tokens[at]?.lower !== 'as' || !/^(?:x|share|orders)$/.test(quantity.unit)) return undefined
  const adjective = tokens[at + 1]?.lower ?? ''
  const stated =
    asMovements[adjective] ?? (gradable.has(adjective) && adjective !== 'likely' ? 'better' : undefined)
  if (!stated) return undefined
  const end = groupEnd(tokens, at + 2)
  const graded = gradable.get(adjective)
  const metric =
    stated === 'faster'
      ? speed(at + 1)
      : graded
        ? named(adjective, graded, 'high', at + 1)
        : (findMetric(tokens, at + 2, end) ??
          metricBehind(tokens, lead) ??
          defaultMetric(asDefaults[adjective] ?? '', at + 1))
  const movement = quantity.unit === 'share' ? flip(stated) : stated
  return {
    pattern: 'as-as',
    movement,
    metric,
    named: end > at + 2,
    anchor: at + 1,
    from: lead,
    to: Math.max(at + 1, end - 1),
  }
}

/** The other way. */
export function flip(movement: Movement): Movement {
  return (
    { up: 'down', down: 'up', better: 'worse', worse: 'better', faster: 'slower', slower: 'faster' } as const
  )[movement]
}

/** `3x the throughput`, `twice the speed of`, `one-third the compute`, `at 1/10 of the cost`, `half its memory`. */
export const timesTheAhead: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  if (quantity.unit !== 'x' && quantity.unit !== 'share') return undefined
  let at = quantity.last + 1
  if (/^(?:that|those)$/.test(tokens[at]?.lower ?? '') && tokens[at + 1]?.lower === 'of')
    return multipleOfThat(site, at)
  const of = tokens[at]?.lower === 'of'
  if (of) at++
  const article = /^(?:the|its|their)$/.test(tokens[at]?.lower ?? '')
  if (article) at++
  if (!article && !(of && quantity.unit === 'share')) return undefined
  if (of && quantity.unit === 'x') return undefined
  const end = groupEnd(tokens, at)
  const raised = raisedTo(site, at)
  if (raised) return raised
  const metric = findMetric(tokens, at, end)
  if (!metric) return sizeOfModel(site, at, end)
  const less = quantity.unit === 'share' || quantity.value < 1
  if (!less && metric.name === 'size')
    return {
      pattern: 'times-the',
      movement: 'up',
      metric: defaultMetric('larger', at),
      anchor: at,
      from: lead,
      to: end - 1,
    }
  return { pattern: 'times-the', movement: less ? 'down' : 'up', metric, anchor: at, from: lead, to: end - 1 }
}

/** `raises throughput to nearly 70x the original`. */
function raisedTo({ tokens, quantity, lead }: Site, at: number): Reading | undefined {
  if (tokens[lead - 1]?.lower !== 'to' || quantity.unit !== 'x') return undefined
  for (let verb = lead - 2; verb >= Math.max(0, lead - 12); verb--) {
    const movement = changeVerbs.get(tokens[verb]?.lower ?? '')
    if (!movement) continue
    const metric = findMetric(tokens, verb + 1, lead - 1)
    return metric && { pattern: 'raised-to', movement, metric, anchor: verb, from: verb, to: at }
  }
  return undefined
}

/** `the speed is 2.8x that of`. */
function multipleOfThat({ tokens, quantity, lead }: Site, at: number): Reading | undefined {
  const metric = copulaSubject(tokens, lead) ?? metricBehind(tokens, lead)
  const movement = quantity.unit === 'share' || quantity.value < 1 ? 'down' : 'up'
  return { pattern: 'times-the', movement, metric, named: true, anchor: at, from: lead, to: at + 1 }
}

function sizeOfModel({ tokens, quantity, lead }: Site, at: number, end: number): Reading | undefined {
  const noun = tokens[end - 1]?.lower
  const uses = /^(?:using|with|uses?|needs?|needing|requires?|requiring|consumes?|consuming|on)$/.test(
    tokens[lead - 1]?.lower ?? '',
  )
  if (quantity.unit === 'share' && uses && end > at)
    return {
      pattern: 'times-the',
      movement: 'down',
      metric: named('use', 'cost', 'low', at),
      anchor: at,
      from: lead,
      to: end - 1,
    }
  if (noun !== 'size' && noun !== 'number' && noun !== 'amount') return undefined
  const metric = findMetric(tokens, end + 1, groupEnd(tokens, end + 1)) ?? defaultMetric('smaller', end)
  const movement = quantity.unit === 'share' || quantity.value < 1 ? 'down' : 'up'
  return { pattern: 'times-the', movement, metric, anchor: at, from: lead, to: end - 1 }
}

/** `achieves up to 1.9x throughput over`: a multiple directly before a metric, behind a verb of attaining. */
export const bareMultipleAhead: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  if (quantity.unit !== 'x' && quantity.unit !== 'orders') return undefined
  const from = skipFillers(tokens, quantity.last + 1)
  const end = groupEnd(tokens, from)
  const metric = findMetric(tokens, from, end)
  if (!metric || metric.at > from + 4 || (metric.weak && metric.name !== 'performance')) return undefined
  if (metric.category === 'quality' || /ratio/.test(metric.name) || !followsAttaining(site)) return undefined
  const spread = tokens[metric.at + 1]?.lower ?? ''
  if (metric.category === 'cost' || (metric.category === 'memory' && metric.polarity === 'low'))
    if (!/^(?:compared|over|than|relative|vs)$/.test(spread)) return undefined
  if (
    metric.category === 'scale' &&
    !/^(?:batch|sequence|context|window|length|size|capacity)/.test(tokens[metric.at]?.lower ?? '')
  )
    return undefined
  const movement =
    quantity.value < 1 ? 'down' : metric.polarity === 'low' && metric.category !== 'scale' ? 'faster' : 'up'
  const stated = movement === 'faster' && metric.category !== 'speed' ? 'down' : movement
  return { pattern: 'bare-multiple', movement: stated, metric, anchor: metric.at, from: lead, to: metric.at }
}

function followsAttaining({ tokens, lead }: Site): boolean {
  for (let at = lead - 1; at >= Math.max(0, lead - 8); at--)
    if (attainingVerbs.has(tokens[at]?.lower ?? '')) return true
  return false
}
