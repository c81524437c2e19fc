import { breaks, prepositions } from '../lexicon/grammar.ts'
import { findMetric, type Metric } from '../metric.ts'
import { groupEnd, isAdverb, isBare, metricBehind, openedMetric, subjectMetric } from '../phrases.ts'
import type { Pattern, Reading, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { defaultMetric, named, speed, scoreMetric } from './known.ts'
import { changeAt, changeBefore, type Change } from './change.ts'
import { compoundMetric } from './noun-behind.ts'

/** `reduces latency by 30%`, `outperforms them by 4.1 points`, `is lower by 3x`, `an increase in speed by 20%`. */
export const changedBy: Pattern = (site) => {
  const { tokens } = site
  const before =
    site.quantity.span === 'from' && tokens[site.lead - 1]?.lower === 'from' ? site.lead - 2 : site.lead - 1
  const by = skipBrackets(tokens, before)
  const inHalf = tokens[by]?.lower === 'in' && site.quantity.unit === 'share'
  if (tokens[by]?.lower !== 'by' && !inHalf) return undefined
  const change = changeBefore(site, by)
  const multiplied = /^(?:multipl|divid)/.test(tokens[change?.at ?? -1]?.lower ?? '')
  if (site.quantity.unit === 'none' && !multiplied && !isBare(tokens, site.quantity.last)) return undefined
  if (change && repeatsFrame(site, change, by)) return undefined
  return change && readingOfChange(site, change, by, 'changed-by')
}

/** `by 35% on A and by 15% on B`: the second is of the first one's list. */
function repeatsFrame({ tokens, previous }: Site, change: Change, by: number): boolean {
  return (
    previous !== undefined && previous.last > change.at && /^(?:and|or|,)$/.test(tokens[by - 1]?.lower ?? '')
  )
}

function skipBrackets(tokens: readonly Token[], at: number): number {
  return tokens[at]?.text === '(' ? at - 1 : at
}

/** The reading of a number that a word of change governs; `by` is the index of the word before the number's modifiers. */
export function readingOfChange(site: Site, change: Change, by: number, pattern: string): Reading {
  const { tokens, quantity, previous } = site
  const { at, movement, kind } = change
  const multiplied = quantity.unit === 'none' && /^(?:multipl|divid)/.test(tokens[at]?.lower ?? '')
  const base = {
    pattern,
    movement,
    anchor: at,
    from: at,
    to: quantity.last,
    ...(multiplied ? { unit: 'x' as const } : {}),
  }
  if (movement === 'faster') return { ...base, metric: kind === 'verb' ? speed(at) : speed(at) }
  const start = previous && previous.last > at ? behindJoint(tokens, previous.last + 1) : at + 1
  const from = kind === 'noun' && previous && previous.last > at ? previous.last + 1 : at
  const after = metricAfter(site)
  if (kind === 'winning') {
    const metric = after ?? scoreMetric(quantity.measure, at) ?? openedMetric(tokens, at + 1, by - at - 1)
    return { ...base, metric, named: false, baseline: { from: at + 1, to: by } }
  }
  if (kind === 'comparative') {
    const metric =
      findMetric(tokens, at + 1, groupEnd(tokens, at + 1)) ??
      after ??
      metricBehind(tokens, at) ??
      defaultMetric(tokens[at]?.lower ?? '', at)
    return { ...base, metric }
  }
  const object = start < by ? findMetric(tokens, start, by) : undefined
  if (kind === 'noun') {
    const metric = object ?? compoundMetric(tokens, at) ?? after
    return { ...base, from, metric, named: at + 1 < by }
  }
  const passive = objectIsEmpty(tokens, start, by)
  const subject = passive ? (subjectMetric(tokens, at) ?? metricBehind(tokens, at)) : undefined
  const metric = object ?? subject ?? after ?? scoreMetric(quantity.measure, at) ?? compressed(tokens, at)
  const intransitive = /^(?:drop|fall|fell|declin|decreas|ris|rose|grow|grew|increas)/.test(
    tokens[at]?.lower ?? '',
  )
  return { ...base, metric, named: !passive || !intransitive }
}

/** What is compressed takes less room, whatever it is. */
function compressed(tokens: readonly Token[], at: number): Metric | undefined {
  return /^compress/.test(tokens[at]?.lower ?? '') ? named('compression', 'memory', 'low', at) : undefined
}

function behindJoint(tokens: readonly Token[], at: number): number {
  let index = at
  while (/^(?:,|and|or|\)|also|then)$/.test(tokens[index]?.lower ?? '')) index++
  return index
}

function objectIsEmpty(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = tokens[at]
    if (word && !isAdverb(word) && !/^(?:further|even|also|down|up)$/.test(word.lower)) return false
  }
  return true
}

/** `by 15% in throughput`, `by 3% mAP`, `by 30% the latency`. */
function metricAfter({ tokens, quantity }: Site): Metric | undefined {
  const at = quantity.last + 1
  const opened = openedMetric(tokens, at)
  if (opened) return opened
  const end = groupEnd(tokens, at, 4)
  return end > at ? findMetric(tokens, at, end) : undefined
}

/** `speeds up training 3x`, `reduces latency up to 40%`, `improves throughput 2.3×`. */
export const changedDirectly: Pattern = (site) => {
  const { tokens, quantity, lead, previous } = site
  if (!/^(?:x|%|orders|pp)$/.test(quantity.unit) || quantity.span === 'from') return undefined
  const next = tokens[quantity.last + 1]
  if (next?.kind === 'word' && !prepositions.has(next.lower)) return undefined
  for (let at = lead - 1; at >= Math.max(0, lead - 9); at--) {
    const word = tokens[at]
    const listed =
      previous?.unit === 'none' && previous.last === at && /^(?:and|or|,)$/.test(tokens[at + 1]?.lower ?? '')
    if (!word || (word.kind === 'number' && !listed) || breaks.has(word.text)) return undefined
    const change = changeAt(tokens, at, lead)
    if (change?.kind === 'winning' && !/^(?:outperform|improv)/.test(word.lower)) return undefined
    if (change && change.kind !== 'noun' && change.kind !== 'particle')
      return readingOfChange(site, change, lead, 'changed-directly')
    if (/^(?:to|with|at|for|from|when|than|as)$/.test(word.lower)) return undefined
  }
  return undefined
}
