import { changeNouns, changeVerbs, comparatives, winningVerbs, type Movement } from '../lexicon/changes.ts'
import { breaks, clauseBreaks, prepositions } from '../lexicon/grammar.ts'
import { findMetric, type Metric } from '../metric.ts'
import {
  groupEnd,
  isAdverb,
  isBare,
  metricBehind,
  objectEnd,
  openedMetric,
  opensNoun,
  subjectMetric,
} from '../phrases.ts'
import type { Pattern, Reading, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { defaultMetric, scoreMetric, speed } from './ahead.ts'

const verbReach = 30

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

interface Change {
  at: number
  movement: Movement
  kind: 'verb' | 'winning' | 'noun' | 'comparative' | 'particle'
}

function skipBrackets(tokens: readonly Token[], at: number): number {
  return tokens[at]?.text === '(' ? at - 1 : at
}

/** The word of change that governs a `by`: the nearest verb, comparative, or noun with its article. */
function changeBefore(site: Site, by: number): Change | undefined {
  const { tokens } = site
  let noun: Change | undefined
  for (let at = by - 1; at >= 0 && by - at <= verbReach; at--) {
    const word = tokens[at]
    if (!word || clauseBreaks.has(word.text)) break
    const found = changeAt(tokens, at, by)
    if (!found) continue
    if (found.kind !== 'noun') return noun && hasArticle(tokens, noun.at) ? noun : found
    noun ??= found
  }
  return noun
}

/** The change that a word tells as the governor of a number, or undefined. */
export function changeAt(tokens: readonly Token[], at: number, by: number): Change | undefined {
  const word = tokens[at]
  if (word?.kind !== 'word') return undefined
  const lower = word.lower
  if ((lower === 'down' || lower === 'up') && at === by - 1 && !particleVerb(tokens, at))
    return { at, movement: lower, kind: 'particle' }
  if (changeNouns.has(lower) && isNounHere(tokens, at))
    return { at, movement: changeNouns.get(lower) ?? 'up', kind: 'noun' }
  const verb = changeVerbs.get(lower)
  const wins =
    winningVerbs.has(lower) ||
    (/^improv/.test(lower) && /^(?:upon|over|on)$/.test(tokens[at + 1]?.lower ?? ''))
  if (verb && isVerbHere(tokens, at, by)) return { at, movement: verb, kind: wins ? 'winning' : 'verb' }
  const comparative = comparatives.get(lower)
  if (comparative && !/^(?:more|less|further|additional|enhanced|improved)$/.test(lower))
    return { at, movement: comparative, kind: 'comparative' }
  return undefined
}

function particleVerb(tokens: readonly Token[], at: number): boolean {
  return /^(?:speed|speeds|sped|speeding|slow|slows|slowed|slowing|scale|scales)$/.test(
    tokens[at - 1]?.lower ?? '',
  )
}

/** `gains`, `boost`, `increase` are nouns behind an article, adjective or another noun's `of`. */
function isNounHere(tokens: readonly Token[], at: number): boolean {
  const lower = tokens[at]?.lower ?? ''
  if (!changeVerbs.has(lower)) return true
  const before = tokens[at - 1]
  if (
    lower.endsWith('s') &&
    before?.kind === 'word' &&
    !prepositions.has(before.lower) &&
    !/(?:ant|ial|ent|able|ive|ic|al)$/.test(before.lower)
  )
    return false
  return (
    hasArticle(tokens, at) ||
    /^(?:performance|accuracy|throughput|latency|cost|memory|energy|speed|percentage|point|time)$/.test(
      tokens[at - 1]?.lower ?? '',
    )
  )
}

function hasArticle(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 4); index--) {
    const lower = tokens[index]?.lower ?? ''
    if (
      /^(?:a|an|the|consistent|significant|substantial|notable|average|further|considerable|relative|absolute)$/.test(
        lower,
      )
    )
      return true
    if (prepositions.has(lower)) return false
  }
  return false
}

function isVerbHere(tokens: readonly Token[], at: number, by: number): boolean {
  const lower = tokens[at]?.lower ?? ''
  if (/^(?:speed|speeds|sped|speeding|slow)$/.test(lower)) {
    for (let ahead = at + 1; ahead <= Math.min(at + 8, by); ahead++)
      if (/^(?:up|down)$/.test(tokens[ahead]?.lower ?? '')) return true
    return false
  }
  if (/^(?:scale|top|best|better|win|scaled|scaling|compressed|optimized|prune|pruned)$/.test(lower))
    return false
  const next = tokens[at + 1]
  return !(/ed$/.test(lower) && next?.kind === 'word' && changeNouns.has(next.lower))
}

function readingOfChange(site: Site, change: Change, by: number, pattern: string): Reading {
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
  if (movement === 'faster')
    return { ...base, metric: kind === 'verb' ? sidewaysMetric(site, at, by) : speed(at) }
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
  const metric = object ?? subject ?? after ?? scoreMetric(quantity.measure, at)
  const intransitive = /^(?:drop|fall|fell|declin|decreas|ris|rose|grow|grew|increas)/.test(
    tokens[at]?.lower ?? '',
  )
  return { ...base, metric, named: !passive || !intransitive }
}

/** `speeds up training by`: speed, unless what is sped up is a number of something. */
function sidewaysMetric(_site: Site, at: number, _by: number): Metric {
  return speed(at)
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

/** `training throughput speedup`: the words before a noun of change. */
function compoundMetric(tokens: readonly Token[], at: number): Metric | undefined {
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

/** `by 15% in throughput`, `by 3% mAP`, `by 30% the latency`. */
function metricAfter({ tokens, quantity }: Site): Metric | undefined {
  const at = quantity.last + 1
  const opened = openedMetric(tokens, at)
  if (opened) return opened
  const end = groupEnd(tokens, at, 4)
  return end > at ? findMetric(tokens, at, end) : undefined
}

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
      : (compoundMetric(tokens, noun) ??
        openedMetric(tokens, noun + 1, Math.max(0, lead - noun - 1)) ??
        openedMetric(tokens, quantity.last + 1) ??
        directMetric(site) ??
        scoreMetric(quantity.measure, noun))
  const named = opensNoun(tokens, noun + 1) || opensNoun(tokens, quantity.last + 1)
  const from = tokens[noun - 1]?.kind === 'word' ? nounStart(tokens, noun) : noun
  return { pattern: 'noun-behind', movement, metric, named, anchor: noun, from, to: quantity.last }
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
