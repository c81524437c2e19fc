import type { ClaimQualifier } from '../model/claim.ts'
import { modifiersBefore, modifiersBehind } from './lexicon/modifiers.ts'
import type { Token } from './tokens.ts'

const before = new Map(modifiersBefore)
const behind = new Map(modifiersBehind)
const longest = 4
const strength: readonly ClaimQualifier[] = ['exact', 'about', 'average', 'at-least', 'up-to', 'range']

/** The modifiers directly before a token: where they begin and how exact they make the number. */
export function modifiersBack(
  tokens: readonly Token[],
  at: number,
): { lead: number; qualifier: ClaimQualifier } {
  let lead = at
  let qualifier: ClaimQualifier = 'exact'
  for (let turns = 0; turns < 8; turns++) {
    const step = longestBefore(tokens, lead)
    if (!step) break
    lead -= step.words
    if (step.qualifier) qualifier = stronger(qualifier, step.qualifier)
  }
  return { lead, qualifier }
}

function longestBefore(tokens: readonly Token[], lead: number) {
  for (let words = Math.min(longest, lead); words > 0; words--) {
    const found = before.get(phraseAt(tokens, lead - words, words))
    if (found !== undefined) return { words, qualifier: found }
  }
  return undefined
}

/** The qualifier that words behind a number add (`at most`, `on average`), within `reach` tokens of its phrase. */
export function modifierAhead(tokens: readonly Token[], from: number, to: number): ClaimQualifier {
  let qualifier: ClaimQualifier = 'exact'
  for (let index = from; index < to; index++)
    for (const words of [1, 2, 3]) {
      const found = index + words <= to ? behind.get(phraseAt(tokens, index, words)) : undefined
      if (found) qualifier = stronger(qualifier, found)
    }
  return qualifier
}

/** The qualifier that says more; `range` before `up-to` before the others. */
export function stronger(a: ClaimQualifier, b: ClaimQualifier): ClaimQualifier {
  return strength.indexOf(a) >= strength.indexOf(b) ? a : b
}

function phraseAt(tokens: readonly Token[], from: number, words: number): string {
  let phrase = tokens[from]?.lower ?? ''
  for (let index = from + 1; index < from + words; index++) phrase += ` ${tokens[index]?.lower ?? ''}`
  return phrase
}
