import { breaks, metricOpeners, prepositions } from './lexicon/grammar.ts'
import { changeNouns } from './lexicon/changes.ts'
import { tellsContext } from './frame.ts'
import { findMetric, isAdjective, type Metric } from './metric.ts'
import type { Token } from './tokens.ts'

const fillers = new Set([
  'even',
  'relative',
  'absolute',
  'average',
  'overall',
  'geomean',
  'mean',
  'median',
  'also',
  'rel',
  'abs',
])

/** Skips hyphens, a closing bracket, adverbs and `on average` behind a quantity. */
export function skipFillers(tokens: readonly Token[], from: number): number {
  let at = behindBrackets(tokens, from)
  for (let steps = 0; steps < 6; steps++) {
    const word = tokens[at]
    if (!word) break
    if (word.lower === 'on' && tokens[at + 1]?.lower === 'average') at += 2
    else if (fillers.has(word.lower) || word.text === '-' || isAdverb(word)) at++
    else if (word.text === ')' && steps === 0) at++
    else break
  }
  return at
}

/** Steps over brackets that stand directly behind a quantity: `1.4x (up to 3.2x) faster`. */
function behindBrackets(tokens: readonly Token[], from: number): number {
  if (tokens[from]?.text !== '(') return from
  for (let at = from + 1; at < from + 9; at++) if (tokens[at]?.text === ')') return at + 1
  return from
}

/** `significantly`, `nearly`; not `only`, `family`, `supply`. */
export function isAdverb(word: Token): boolean {
  return (
    word.kind === 'word' &&
    /[a-z]{3}ly$/.test(word.lower) &&
    !/^(?:only|family|supply|assembly|early|anomaly)$/.test(word.lower)
  )
}

/** Behind the last token of the noun group that starts at `from`; it may span `and` when a noun of change follows. */
export function groupEnd(tokens: readonly Token[], from: number, reach = 10): number {
  let at = from
  while (at < tokens.length && at - from < reach) {
    const word = tokens[at]
    if (!word || word.kind === 'number' || breaks.has(word.text) || predicates.has(word.lower)) break
    const joins = isAdjective(tokens, at) || (/^(?:and|or)$/.test(word.lower) && joinsToChange(tokens, at))
    if (prepositions.has(word.lower) && !joins) break
    at++
  }
  return at
}

const predicates = new Set(
  'then now matches matched achieves attains reaches retains maintains preserves outperforms surpasses exceeds'.split(
    ' ',
  ),
)

/** True when a number without unit is not followed by a unit that nobody knows (`7.2 dBi`). */
export function isBare(tokens: readonly Token[], last: number): boolean {
  const next = tokens[last + 1]
  if (next?.kind !== 'word' || prepositions.has(next.lower) || next.lower === 'respectively') return true
  return (
    findMetric(tokens, last + 1, groupEnd(tokens, last + 1, 4)) !== undefined ||
    changeNouns.has(next.lower) ||
    isAdverb(next)
  )
}

/** Like `groupEnd`, and over `of`: `the number of servers`, `amount of training data`. */
export function objectEnd(tokens: readonly Token[], from: number, reach = 14): number {
  let end = groupEnd(tokens, from, reach)
  while (tokens[end]?.lower === 'of' && end - from < reach) end = groupEnd(tokens, end + 1, reach)
  return end
}

function joinsToChange(tokens: readonly Token[], at: number): boolean {
  for (let ahead = at + 1; ahead < at + 5; ahead++) {
    const word = tokens[ahead]
    if (word?.kind !== 'word' || prepositions.has(word.lower)) return false
    if (changeNouns.has(word.lower)) return true
  }
  return false
}

const turns = new Set(
  'leading resulting while whereas achieving compared making allowing enabling when without and'.split(' '),
)

/** The metric that a phrase behind a noun of change names: `… improvement over them in accuracy`. */
export function openedMetric(tokens: readonly Token[], start: number, reach = 14): Metric | undefined {
  let fallback: Metric | undefined
  for (let at = start; at < tokens.length && at - start < reach; at++) {
    const word = tokens[at]
    if (!word || breaks.has(word.text) || word.kind === 'number' || turns.has(word.lower)) break
    if (word.lower === 'terms' && tokens[at + 1]?.lower === 'of')
      return findMetric(tokens, at + 2, groupEnd(tokens, at + 2))
    if (!metricOpeners.has(word.lower)) continue
    const from = /^(?:their|its|our|these|this|those)$/.test(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1
    const found = findMetric(tokens, from, groupEnd(tokens, from))
    if (found?.category === 'scale' && /^(?:this|these|those|all)$/.test(tokens[at + 1]?.lower ?? ''))
      continue
    if (found && word.lower === 'in') return found
    if (found?.category !== 'scale') fallback ??= found
  }
  return fallback
}

/** True when the phrase behind an opener names anything at all. */
export function opensNoun(tokens: readonly Token[], from: number): boolean {
  const word = tokens[from]
  return (
    word !== undefined && (word.lower === 'in' || word.lower === 'of') && tokens[from + 1]?.kind === 'word'
  )
}

/** The nearest metric to the left of a token within its phrase. */
export function metricBehind(tokens: readonly Token[], at: number, reach = 14): Metric | undefined {
  for (let index = at - 1; index >= 0 && at - index <= reach; index--) {
    const word = tokens[index]
    if (!word || (breaks.has(word.text) && word.text !== '(' && word.text !== ')')) break
    const from = Math.max(0, index - 3)
    const metric = findMetric(tokens, from, index + 1)
    if (metric?.at === index && tellsContext(metric)) return metric
  }
  return undefined
}

const auxiliaries = new Set(
  'is are was were be been being has have had can could may that which also further thus'.split(' '),
)

/** The metric that is the subject of the verb at a token: `the time per step is [reduced]`. */
export function subjectMetric(tokens: readonly Token[], verb: number, reach = 12): Metric | undefined {
  let to = verb
  while (to > 0 && verb - to < 5 && isAuxiliary(tokens[to - 1])) to--
  let from = to
  while (
    from > 0 &&
    to - from < reach &&
    !breaks.has(tokens[from - 1]?.text ?? '') &&
    !endsSubject(tokens[from - 1])
  )
    from--
  return to < verb ? findMetric(tokens, from, to) : nearestMetric(tokens, from, to)
}

/** The metric of the last noun group that names one: the subject of a participle (`accuracy improved by`). */
function nearestMetric(tokens: readonly Token[], from: number, to: number): Metric | undefined {
  for (let index = to - 1; index >= from; index--) {
    const last = index === from || prepositions.has(tokens[index]?.lower ?? '')
    const found = last ? findMetric(tokens, index, to) : undefined
    if (found) return found
  }
  return undefined
}

function isAuxiliary(word: Token | undefined): boolean {
  return word !== undefined && (auxiliaries.has(word.lower) || isAdverb(word))
}

function endsSubject(word: Token | undefined): boolean {
  return (
    word?.kind === 'number' || /^(?:that|while|whereas|when|but|show|shows|find)$/.test(word?.lower ?? '')
  )
}

/** The subject of `is 3x smaller`, when a form of `be` stands between. */
export function copulaSubject(tokens: readonly Token[], lead: number): Metric | undefined {
  const before = tokens[lead - 1]
  if (!before || !/^(?:is|are|was|were|be|remains?)$/.test(before.lower)) return undefined
  return tokens[lead - 2]?.lower === 'and' ? undefined : subjectMetric(tokens, lead)
}
