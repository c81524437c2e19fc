import { changeVerbs, gradable, type Movement } from '../lexicon/changes.ts'
import { attainingVerbs } from '../lexicon/grammar.ts'
import { findMetric } from '../metric.ts'
import {
  copulaSubject,
  groupEnd,
  metricBehind,
  objectEnd,
  openedMetric,
  skipFillers,
  subjectMetric,
} from '../phrases.ts'
import type { Pattern, Reading, Site } from '../reading.ts'
import { frequencies, preferredOften } from './often.ts'
import { named, defaultMetric, speed } from './known.ts'

const asMovements: ReadonlyMap<string, Movement> = new Map(
  Object.entries({
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
  } as const),
)
const asDefaults: ReadonlyMap<string, string> = new Map(
  Object.entries({
    large: 'larger',
    big: 'bigger',
    long: 'longer',
    small: 'smaller',
    cheap: 'cheaper',
    few: 'fewer',
  }),
)

/** `twice as fast as`, `three times as many tokens as`, `half as much memory`. */
export const asAhead: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  const at = quantity.last + 1
  if (tokens[at]?.lower !== 'as' || !/^(?:x|share|orders)$/.test(quantity.unit)) return undefined
  const adjective = tokens[at + 1]?.lower ?? ''
  if (frequencies.has(adjective)) return preferredOften(site, at + 1, 'better')
  const stated =
    asMovements.get(adjective) ?? (gradable.has(adjective) && adjective !== 'likely' ? 'better' : undefined)
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
          defaultMetric(asDefaults.get(adjective) ?? '', at + 1))
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
  const of = tokens[at]?.lower === 'of'
  if (of) at++
  if (/^(?:that|those)$/.test(tokens[at]?.lower ?? '') && tokens[at + 1]?.lower === 'of')
    return multipleOfThat(site, at)
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
  const which = /^(?:is|are)$/.test(tokens[lead - 1]?.lower ?? '') && tokens[lead - 2]?.lower === 'which'
  const comma = which ? lead - 3 : lead - 1
  const apposed = tokens[comma]?.text === ',' ? metricBehind(tokens, comma) : undefined
  const metric = apposed ?? copulaSubject(tokens, lead) ?? metricBehind(tokens, lead)
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

/** `halves the memory`, `doubling throughput`, `latency is halved`. */
export const multiplyingVerb: Pattern = (site) => {
  const { tokens, quantity } = site
  if (!quantity.movement) return undefined
  const at = quantity.last + 1
  const end = objectEnd(tokens, at)
  const metric =
    findMetric(tokens, at, end) ?? subjectMetric(tokens, quantity.first) ?? openedMetric(tokens, at)
  if (!metric) return undefined
  return {
    pattern: 'multiplying-verb',
    movement: quantity.movement,
    metric,
    anchor: quantity.first,
    from: quantity.first,
    to: Math.max(quantity.last, end - 1),
  }
}
