import type { Movement } from '../lexicon/changes.ts'
import type { Reading, Site } from '../reading.ts'
import { named } from './known.ts'

/** Adverbs that count how often something happens. */
export const frequencies: ReadonlySet<string> = new Set(['often', 'frequently'])

const reach = 12
const liked = /^(?:prefer|choos|chose|select|favou?r|pick|correct|success|succeed|solv|recommend)/

/** `preferred 2.3 times as often`: how often something happens is a gain only when the verb says that it is good. */
export function preferredOften(
  { tokens, lead, quantity }: Site,
  at: number,
  movement: Movement,
): Reading | undefined {
  for (let verb = lead - 1; verb >= Math.max(0, lead - reach); verb--)
    if (liked.test(tokens[verb]?.lower ?? ''))
      return {
        pattern: 'often',
        movement,
        metric: named('preference', 'quality', 'high', at),
        anchor: at,
        from: Math.min(verb, lead),
        to: Math.max(at, quantity.last),
      }
  return undefined
}
