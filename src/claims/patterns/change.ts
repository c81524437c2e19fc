import { changeNouns, changeVerbs, comparatives, winningVerbs, type Movement } from '../lexicon/changes.ts'
import { clauseBreaks, prepositions } from '../lexicon/grammar.ts'
import type { Site } from '../reading.ts'
import type { Token } from '../tokens.ts'

const verbReach = 30

/** The word that tells of a change, and what it is. */
export interface Change {
  at: number
  movement: Movement
  kind: 'verb' | 'winning' | 'noun' | 'comparative' | 'particle'
}

/** The word of change that governs a `by`: the nearest verb, comparative, or noun with its article. */
export function changeBefore(site: Site, by: number): Change | undefined {
  const { tokens } = site
  let noun: Change | undefined
  for (let at = by - 1; at >= 0 && by - at <= verbReach; at--) {
    const word = tokens[at]
    if (!word || clauseBreaks.has(word.text)) break
    const found = changeAt(tokens, at, by)
    if (!found) continue
    if (found.kind !== 'noun')
      return noun && hasArticle(tokens, noun.at) && !isMetric(tokens, noun.at) ? noun : found
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

/** `lowers the loss by`: what moves, though the word can also tell of a change. */
function isMetric(tokens: readonly Token[], at: number): boolean {
  return /^loss(?:es)?$/.test(tokens[at]?.lower ?? '')
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
  if (lower === 'compressed' && /^(?:is|are|was|were|be|been)$/.test(tokens[at - 1]?.lower ?? '')) return true
  if (/^(?:scale|top|best|better|win|scaled|scaling|compressed|optimized|prune|pruned)$/.test(lower))
    return false
  const next = tokens[at + 1]
  return !(/ed$/.test(lower) && next?.kind === 'word' && changeNouns.has(next.lower))
}
