import { ownWords } from '../lexicon/grammar.ts'
import type { Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { isLevel } from './levels.ts'
import { pairOf, type LevelPair } from './pairs.ts'

const reach = 16
const contrasts = new Set('whereas while but'.split(' '))
const joiners = new Set('and but while whereas versus vs'.split(' '))
const openers = /^(?:for|with|by|using|in|from)$/

/**
 * `X reaches 0.21, whereas our score reaches 0.58`, `84% for our assay and 61% for the standard test`: of two
 * neighbouring levels the one that a word for the authors marks is theirs.
 */
export function contrastPairs(
  tokens: readonly Token[],
  sites: readonly Site[],
  isFree: (index: number) => boolean,
): LevelPair[] {
  const pairs: LevelPair[] = []
  for (let index = 1; index < sites.length; index++) {
    const [first, second] = [sites[index - 1], sites[index]]
    if (!first || !second || !isFree(index) || !isFree(index - 1)) continue
    if (!isLevel(first.quantity) || !isLevel(second.quantity)) continue
    const found = ownSecond(tokens, sites, index) ?? ownFirst(tokens, sites, index)
    if (!found) continue
    pairs.push(found)
    index++
  }
  return pairs
}

/** `…, whereas ours reaches 0.58`. */
function ownSecond(tokens: readonly Token[], sites: readonly Site[], index: number): LevelPair | undefined {
  const [first, second] = [sites[index - 1], sites[index]]
  if (!first || !second || second.lead - first.quantity.last > reach) return undefined
  for (let at = first.quantity.last + 1; at < second.lead - 1; at++)
    if (contrasts.has(tokens[at]?.lower ?? '') && ownWords.has(tokens[at + 1]?.lower ?? ''))
      return pairOf(tokens, sites, index, index - 1, at)[0]
  return undefined
}

/** `84% for our assay and 61% for the standard one`. */
function ownFirst(tokens: readonly Token[], sites: readonly Site[], index: number): LevelPair | undefined {
  const [first, second] = [sites[index - 1], sites[index]]
  if (!first || !second || second.lead - first.quantity.last > reach) return undefined
  const from = first.quantity.last + 1
  const marked = openers.test(tokens[from]?.lower ?? '') && ownWords.has(tokens[from + 1]?.lower ?? '')
  const to = second.quantity.last + 1
  const other = tokens[to]?.lower === tokens[from]?.lower && !ownWords.has(tokens[to + 1]?.lower ?? '')
  if (!marked || !other || !joiners.has(tokens[second.lead - 1]?.lower ?? '')) return undefined
  return pairOf(tokens, sites, index - 1, index, second.lead - 1)[0]
}
