import { changeNouns, changeVerbs, comparatives } from '../lexicon/changes.ts'
import { prepositions } from '../lexicon/grammar.ts'
import { findMetric } from '../metric.ts'
import { groupEnd, openedMetric, opensNoun, skipFillers } from '../phrases.ts'
import type { Pattern, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { speed, scoreMetric } from './known.ts'

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
    if (!movement || isVerb(site, at)) continue
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

/** `increases memory by` is no noun of change; in `at 90% specificity increases from` the number is a setting. */
function isVerb({ tokens, lead }: Site, at: number): boolean {
  const next = tokens[at + 1]
  const point = tokens[lead - 1]?.lower === 'at' && /^(?:from|by|to)$/.test(next?.lower ?? '')
  if (point && changeVerbs.has(tokens[at]?.lower ?? '')) return true
  return (
    changeVerbs.has(tokens[at]?.lower ?? '') &&
    next?.kind === 'word' &&
    !prepositions.has(next.lower) &&
    !comparatives.has(next.lower)
  )
}
