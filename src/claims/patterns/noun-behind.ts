import type { ClaimQualifier } from '../../model/claim.ts'
import { changeNouns, changeVerbs, comparatives } from '../lexicon/changes.ts'
import { breaks, prepositions } from '../lexicon/grammar.ts'
import { findMetric, type Metric } from '../metric.ts'
import { groupEnd, isBare, openedMetric, opensNoun, subjectMetric } from '../phrases.ts'
import type { Pattern, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { speed, scoreMetric } from './known.ts'

const linkers = new Set('is was are were reaching reaches reached ranging from by : = at equal'.split(' '))

/** `speedups of 26%`, `an increase of up to 43% in throughput`, `improvements over them (12.3% …`, `speedup up to 3x`. */
export const changeNounBehind: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  if (quantity.unit === 'none' && !isBare(tokens, quantity.last)) return undefined
  let at = skipExample(tokens, lead - 1)
  if (tokens[at]?.lower === 'with' && tokens[at - 1]?.text === '(') at--
  if (tokens[at]?.lower === 'to' && quantity.unit === 'x' && changeNouns.has(tokens[at - 1]?.lower ?? ''))
    at--
  const bracket = tokens[at]?.text === '('
  if (bracket) at = skipExample(tokens, at - 1)
  if (tokens[at + 1]?.lower !== 'of' && linkers.has(tokens[at]?.lower ?? '')) at--
  if (bracket && site.previous && lead - site.previous.last <= 3) return undefined
  const noun = nounBefore(site, at, bracket)
  if (noun === undefined) return undefined
  const movement = changeNouns.get(tokens[noun]?.lower ?? '') ?? comparatives.get(tokens[noun]?.lower ?? '')
  if (!movement) return undefined
  const metric =
    movement === 'faster'
      ? speed(noun)
      : (verbSubject(tokens, noun) ??
        compoundMetric(tokens, noun) ??
        openedMetric(tokens, noun + 1, Math.max(0, lead - noun - 1)) ??
        openedMetric(tokens, quantity.last + 1) ??
        directMetric(site) ??
        scoreMetric(quantity.measure, noun))
  const named = opensNoun(tokens, noun + 1) || opensNoun(tokens, quantity.last + 1)
  const from = tokens[noun - 1]?.kind === 'word' ? nounStart(tokens, noun) : noun
  const qualifier = qualifierOf(site, from, noun)
  return { pattern: 'noun-behind', movement, metric, named, anchor: noun, from, to: quantity.last, qualifier }
}

/** `improvement of 16.1% accuracy`. */
function directMetric({ tokens, quantity }: Site): Metric | undefined {
  const at = quantity.last + 1
  return findMetric(tokens, at, groupEnd(tokens, at, 4))
}

function nounStart(tokens: readonly Token[], noun: number): number {
  let from = noun
  while (from > 0 && noun - from < 4) {
    const word = tokens[from - 1]
    if (word?.kind !== 'word' || (prepositions.has(word.lower) && !/^(?:a|an|the)$/.test(word.lower))) break
    from--
  }
  return from
}

/** Steps back over `e.g.,` and a comma inside a bracket. */
function skipExample(tokens: readonly Token[], at: number): number {
  let index = at
  if (tokens[index]?.text === ',' && tokens[index - 1]?.text === '.') index--
  if (
    tokens[index]?.text === '.' &&
    /^[ge]$/.test(tokens[index - 1]?.lower ?? '') &&
    tokens[index - 2]?.text === '.'
  )
    index -= 4
  return index
}

/** The noun of change that a number belongs to: directly before it, or before its own `in …`, `over …` phrase. */
function nounBefore({ tokens, previous, lead }: Site, from: number, bracket: boolean): number | undefined {
  const linked =
    tokens[lead]?.lower === 'of' || tokens[lead - 1]?.lower === 'of' || bracket || from < lead - 1
  const reach = bracket ? 14 : linked ? 9 : 1
  for (let at = from; at >= 0 && from - at < reach; at--) {
    const word = tokens[at]
    const apposed = word?.text === ',' && at === from && linked
    if (!word || (breaks.has(word.text) && !/^[()]$/.test(word.text) && !apposed)) return undefined
    if (previous && at <= previous.last && !bracket) return undefined
    if (changeNouns.has(word.lower)) return at
    if (bracket && comparatives.has(word.lower)) return at
    if (changeVerbs.has(word.lower) && !bracket) return undefined
  }
  return undefined
}

/** `the time to first token drops more than threefold`: the noun is a verb here. */
function verbSubject(tokens: readonly Token[], at: number): Metric | undefined {
  const word = tokens[at]?.lower ?? ''
  const verb = changeVerbs.has(word) && word.endsWith('s') && tokens[at + 1]?.lower !== 'of'
  return verb && !prepositions.has(tokens[at - 1]?.lower ?? '') ? subjectMetric(tokens, at) : undefined
}

/** `an average performance gain of 2.9%`: how exact the noun says the number is. */
function qualifierOf({ tokens, qualifier }: Site, from: number, noun: number): ClaimQualifier | undefined {
  if (qualifier !== 'exact') return undefined
  for (let at = from; at < noun; at++) {
    const stated = nounQualifiers.get(tokens[at]?.lower ?? '')
    if (stated && /^(?:an?|the)$/.test(tokens[at - 1]?.lower ?? '')) return stated
  }
  return undefined
}
const nounQualifiers: ReadonlyMap<string, ClaimQualifier> = new Map([
  ['average', 'average'],
  ['maximum', 'up-to'],
  ['minimum', 'at-least'],
])

/** `training throughput speedup`: the words before a noun of change. */
export function compoundMetric(tokens: readonly Token[], at: number): Metric | undefined {
  let from = at
  while (from > 0 && at - from < 5) {
    const word = tokens[from - 1]
    if (word?.kind !== 'word' || prepositions.has(word.lower)) break
    from--
  }
  const pair =
    at - from === 1 && tokens[from - 1]?.lower === 'and' ? findMetric(tokens, from - 2, from - 1) : undefined
  return pair ?? findMetric(tokens, from, at)
}
