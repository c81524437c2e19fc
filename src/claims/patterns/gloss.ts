import { changeNouns } from '../lexicon/changes.ts'
import { modifiersBack } from '../modifiers.ts'
import type { Pattern, Site } from '../reading.ts'
import type { Token } from '../tokens.ts'
import { changeAt, changeBefore } from './change.ts'
import { readingOfChange } from './changed.ts'

const fillers = /^(?:a|an|about|i|e|\.|,|of|by|equal|equivalent|corresponding|to|relative)$/

/** `lowers the load time by 290 ms (a reduction of 22%)`, `cut the bill by $41,000, or 37%`: the same change, relative. */
export const gloss: Pattern = (site) => {
  const { tokens, quantity, previous } = site
  if (!previous || !/^(?:x|%)$/.test(quantity.unit) || !/^(?:absolute|none)$/.test(previous.unit))
    return undefined
  if (!opensGloss(site, previous.last) || !closes(tokens[quantity.last + 1])) return undefined
  const by = modifiersBack(tokens, previous.first).lead - 1
  const change =
    tokens[by]?.lower === 'by'
      ? changeBefore({ ...site, previous: undefined }, by)
      : changeAt(tokens, by, by + 1)
  if (!change || change.kind === 'particle') return undefined
  return readingOfChange({ ...site, previous: undefined }, change, by, 'gloss')
}

/** Only `(`, `, or` and words that carry no meaning of their own stand between the change and its gloss. */
function opensGloss({ tokens, lead }: Site, from: number): boolean {
  if (lead - from > 8) return false
  let opened = false
  for (let at = from + 1; at < lead; at++) {
    const lower = tokens[at]?.lower ?? ''
    const mark = lower === '(' || (lower === 'or' && /^[,(]$/.test(tokens[at - 1]?.text ?? ''))
    opened ||= mark
    if (!mark && !fillers.test(lower) && !changeNouns.has(lower)) return false
  }
  return opened
}

function closes(token: Token | undefined): boolean {
  return !token || /^[),.;]$/.test(token.text)
}
