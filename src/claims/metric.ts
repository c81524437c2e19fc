import { metrics, type MetricEntry } from './lexicon/metrics.ts'
import { prepositions, breaks } from './lexicon/grammar.ts'
import type { Token } from './tokens.ts'

/** A metric named in the text. */
export interface Metric extends MetricEntry {
  /** The words that named it, lower case. */
  name: string
  /** Token index of its last word. */
  at: number
}

const longestName = 4

/**
 * The metric that a phrase is about: the head of its first noun group that names one, else of the next.
 * A weak head (`cost`, `overhead`) gives way to its modifier. `from` is inclusive, `to` exclusive.
 */
export function findMetric(tokens: readonly Token[], from: number, to: number): Metric | undefined {
  let group = from
  let weak: Metric | undefined
  for (let index = from; index <= to; index++) {
    if (index < to && (!endsGroup(tokens[index]) || isAdjective(tokens, index))) continue
    const found = isPer(tokens, group - 1)
      ? undefined
      : (rateOf(tokens, group, index) ??
        compoundOf(tokens, group, index) ??
        metricOfGroup(tokens, group, index))
    if (found && !found.weak && (!weak || joinsHead(tokens[group - 1]))) return found
    weak ??= found
    group = index + 1
  }
  return weak
}

/** `the relative error`, though `relative to` opens a comparison. */
export function isAdjective(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === 'relative' && tokens[at + 1]?.lower !== 'to'
}

/** What a count is taken per, or a time leads to, is not what moves: `energy per step`, `time to first token`. */
function isPer(tokens: readonly Token[], opener: number): boolean {
  const word = tokens[opener]?.lower
  return word === 'per' || (word === 'to' && tokens[opener - 1]?.lower === 'time')
}

/** `tokens per second`, `performance per watt`: what stands behind `per` decides. */
function rateOf(tokens: readonly Token[], from: number, to: number): Metric | undefined {
  if (to === from || !/^(?:per|\/)$/.test(tokens[to]?.lower ?? '')) return undefined
  const again = /^(?:per|\/)$/.test(tokens[to + 2]?.lower ?? '') ? rateOf(tokens, from, to + 2) : undefined
  if (again) return again
  const unit = tokens[to + 1]?.lower ?? ''
  const name = `${tokens[to - 1]?.lower ?? ''} per ${unit}`
  if (/^(?:second|sec|s|minute|hour|day|pass|iteration|step|cycle)$/.test(unit)) {
    const group = metricOfGroup(tokens, from, to)
    const timed = group?.category === 'speed' || /energy|power|memory|traffic/.test(group?.name ?? '')
    return timed ? undefined : { category: 'speed', polarity: 'high', name, at: to + 1 }
  }
  if (!/^(?:watts?|joules?|dollars?|w|j|area|mm|\$)$/.test(unit)) return undefined
  return { category: 'cost', polarity: 'high', name, at: to + 1 }
}

/** `lines of code`, `cost of ownership`: names that hold an `of`. */
function compoundOf(tokens: readonly Token[], from: number, to: number): Metric | undefined {
  if (to === from || tokens[to]?.lower !== 'of') return undefined
  const [head, rest] = [tokens[to - 1]?.lower.replace(/s$/, '') ?? '', tokens[to + 1]?.lower ?? '']
  const entry = metrics.get(`${head} of ${rest}`)
  return entry && { ...entry, name: `${head} of ${rest}`, at: to + 1 }
}

/** `cost of communication`, `overhead in memory`: what stands behind still says what the head is of. */
function joinsHead(opener: Token | undefined): boolean {
  return opener?.lower === 'of' || opener?.lower === 'in' || opener?.lower === 'for'
}

function endsGroup(token: Token | undefined): boolean {
  return !token || prepositions.has(token.lower) || breaks.has(token.text) || token.text === '/'
}

function metricOfGroup(tokens: readonly Token[], from: number, to: number): Metric | undefined {
  let weak: Metric | undefined
  for (let last = to - 1; last >= from; last--) {
    const found = metricEndingAt(tokens, from, last)
    if (!found) continue
    if (found.weak) weak ??= found
    else if (!weak || !isThing(found, weak))
      return weak && weak.polarity !== 'low' ? { ...found, polarity: 'high' } : found
  }
  return weak
}

/** `model performance`, `GPU efficiency`: whose performance it is says nothing of what is measured. */
function isThing(modifier: Metric, head: Metric): boolean {
  if (head.category !== 'speed') return false
  return (
    modifier.category === 'scale' ||
    (modifier.category === 'cost' && !/energy|power|cost|data|sample|token/.test(modifier.name))
  )
}

function metricEndingAt(tokens: readonly Token[], from: number, last: number): Metric | undefined {
  const head = tokens[last]
  if (head?.kind !== 'word') return undefined
  if (head.lower.endsWith('flops') && rates.test(head.text))
    return { category: 'speed', polarity: 'high', name: head.lower, at: last }
  if (!heads.has(head.lower)) return hyphened(head, last)
  let name = ''
  let found: Metric | undefined
  for (let first = last; first >= from && first > last - longestName; first--) {
    const word = tokens[first]
    if (word?.kind !== 'word') break
    name = name ? `${word.lower} ${name}` : word.lower
    const entry = lookUp(name)
    if (entry) found = { ...entry, name, at: last }
  }
  return found ?? hyphened(head, last)
}

const rates = /^(?:[KMGTPE]?FLOPS|[TPE]FLOPs)$/

/** The last words of all names, as `lookUp` knows them: of most words they tell that they name no metric. */
const heads = new Set(
  [...metrics.keys()].flatMap((name) => {
    const head = name.split(' ').at(-1) ?? ''
    return [head, `${head}s`, `${head}es`, head.replace(/y$/, 'ies')]
  }),
)

function lookUp(name: string): MetricEntry | undefined {
  const exact = metrics.get(name)
  if (exact) return exact
  if (!name.endsWith('s')) return undefined
  return (
    metrics.get(name.slice(0, -1)) ??
    (name.endsWith('ies') ? metrics.get(`${name.slice(0, -3)}y`) : undefined) ??
    (name.endsWith('es') ? metrics.get(name.slice(0, -2)) : undefined)
  )
}

/** `memory-footprint`, `per-token-latency`: the last part names the metric; in `energy-efficient` it is the first. */
function hyphened(word: Token, at: number): Metric | undefined {
  if (!word.lower.includes('-') || word.lower.length > 60) return undefined
  const parts = word.lower.split('-')
  const last = parts.at(-1) ?? ''
  const name = /^(?:efficient|effective|efficiency|saving)$/.test(last) ? (parts[0] ?? '') : last
  const entry = lookUp(name)
  return entry && { ...entry, name, at }
}
