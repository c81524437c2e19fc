import { comparatives, gradable } from '../lexicon/changes.ts'
import { measureUnits } from '../lexicon/units.ts'
import { findMetric, type Metric } from '../metric.ts'
import { copulaSubject, groupEnd, metricBehind, objectEnd, openedMetric, skipFillers } from '../phrases.ts'
import type { Pattern, Reading, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { frequencies, preferredOften } from './often.ts'
import { named, defaultMetric } from './known.ts'

/** `3x faster`, `20% lower cost`, `2.5% more accurate`, `5x fewer`. */
export const comparativeAhead: Pattern = (site) => {
  const { tokens, quantity } = site
  const at = skipFillers(tokens, quantity.last + 1)
  const word = tokens[at]
  const movement = comparatives.get(word?.lower ?? '')
  if (!word || !movement || quantity.unit === 'absolute') return undefined
  const end = objectEnd(tokens, at + 1)
  const counted = frequencies.has(tokens[at + 1]?.lower ?? '')
  if (counted) return preferredOften(site, at + 1, movement === 'up' ? 'better' : 'worse')
  if (quantity.unit === '%' && /^(?:sooner|earlier)$/.test(word.lower))
    return {
      pattern: 'comparative',
      movement: 'down',
      metric: named('time', 'speed', 'low', at),
      anchor: at,
      from: site.lead,
      to: at,
    }
  const graded = gradeOf(site, at)
  if (graded) return { pattern: 'comparative', anchor: at, from: site.lead, to: graded.at, ...graded.reading }
  const metric = findMetric(tokens, at + 1, end) ?? placedMetric(tokens, end)
  const hasNoun = end > at + 1 && tokens[at + 1]?.lower !== 'than'
  const to = hasNoun ? end - 1 : at
  if (metric || hasNoun)
    return { pattern: 'comparative', movement, metric, named: hasNoun, anchor: at, from: site.lead, to }
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
  return {
    pattern: 'comparative',
    movement,
    metric: own && subject?.category === 'scale' ? own : (subject ?? own),
    anchor: at,
    from: site.lead,
    to,
  }
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
      ? measureUnits.get(previous.measure ?? '')
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
