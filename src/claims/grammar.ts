import { bracketLevels } from './patterns/brackets.ts'
import { signedGain } from './patterns/signed.ts'
import { modifierAhead, modifiersBack, stronger } from './modifiers.ts'
import type { SentenceFrame } from './frame.ts'
import { groupEnd, skipFillers } from './phrases.ts'
import { changeNouns } from './lexicon/changes.ts'
import { prepositions } from './lexicon/grammar.ts'
import type { Quantity } from './quantities.ts'
import type { Token } from './tokens.ts'
import { inheritReadings } from './lists.ts'
import { levelPairs, levelsFromTo, changedObjectAhead, portionAhead } from './patterns/levels.ts'
import {
  asAhead,
  bareMultipleAhead,
  changeNounAhead,
  comparativeAhead,
  timesTheAhead,
} from './patterns/ahead.ts'
import { changedBy, changedDirectly, changeNounBehind, multiplyingVerb } from './patterns/behind.ts'
import type { Pattern, Reading, Site } from './reading.ts'

/** The grammar, in the order in which patterns are tried; the first that reads a quantity wins. */
const patterns: readonly Pattern[] = [
  multiplyingVerb,
  levelsFromTo,
  asAhead,
  comparativeAhead,
  changeNounAhead,
  portionAhead,
  changedObjectAhead,
  timesTheAhead,
  changedBy,
  changeNounBehind,
  changedDirectly,
  bareMultipleAhead,
  signedGain,
]

/** A quantity, its surroundings and what the grammar made of it. */
export interface ReadSite extends Site {
  /** It is a baseline's level: part of the reading of another quantity. */
  taken?: boolean
  reading?: Reading
}

/** Reads every quantity of a sentence. Linear: each pattern looks at a bounded window around its quantity. */
export function readSentence(frame: Pick<SentenceFrame, 'tokens' | 'quantities'>): ReadSite[] {
  const quantities = frame.quantities.filter((quantity, index) => !isBystander(frame, quantity, index))
  const sites = quantities.map((_, index) => siteOf({ tokens: frame.tokens, quantities }, index))
  const read: ReadSite[] = sites.map((site) => ({ ...site, reading: readSite(site) }))
  for (const [index, reading] of bracketLevels(frame.tokens, sites)) {
    const site = read[index]
    if (site) site.reading = reading
  }
  pairLevels(frame, sites, read)
  return inheritReadings(frame.tokens, read)
}

/** A count, a year, a version: a number that no pattern should look at or stop at. */
function isBystander(
  { tokens, quantities }: Pick<SentenceFrame, 'tokens' | 'quantities'>,
  quantity: Quantity,
  index: number,
): boolean {
  if (quantity.inert) return true
  if (quantity.unit !== 'none') return false
  const next = tokens[quantity.last + 1]
  const before = tokens[quantity.first - 1]
  const joinsNext = quantities[index + 1] !== undefined && isJoiner(next)
  if (isJoiner(before) || joinsNext) return false
  if (Number.isInteger(quantity.value) && before?.kind === 'word' && /^\p{Lu}/u.test(before.text)) return true
  return (
    Number.isInteger(quantity.value) &&
    next?.kind === 'word' &&
    !prepositions.has(next.lower) &&
    !changeNouns.has(next.lower)
  )
}

function isJoiner(token: Token | undefined): boolean {
  return token !== undefined && /^(?:,|and|or|\/|&)$/.test(token.lower)
}

function siteOf({ tokens, quantities }: Pick<SentenceFrame, 'tokens' | 'quantities'>, index: number): Site {
  const quantity = quantities[index]
  if (!quantity) throw new RangeError(`no quantity ${index}`)
  const opener = quantity.span === 'between' || quantity.span === 'from' ? quantity.first - 1 : quantity.first
  const named = /^(?:between|from)$/.test(tokens[opener]?.lower ?? '')
  const { lead, qualifier } = modifiersBack(
    tokens,
    named && quantity.span === 'between' ? opener : quantity.first,
  )
  const inside = /^factors?$/.test(tokens[quantity.first]?.lower ?? '')
    ? modifiersBack(tokens, quantity.last).qualifier
    : 'exact'
  const from = quantity.last + 1
  const behind = modifierAhead(
    tokens,
    from,
    Math.min(from + 4, groupEnd(tokens, skipFillers(tokens, from)) + 4),
  )
  const previous = quantities[index - 1]
  return {
    tokens,
    quantity,
    previous,
    next: quantities[index + 1],
    lead: Math.max(lead, previous ? previous.last + 1 : 0),
    qualifier: stronger(
      stronger(qualifier, inside),
      quantity.atLeast ? stronger(behind, 'at-least') : behind,
    ),
  }
}

function readSite(site: Site): Reading | undefined {
  if (site.quantity.inert) return undefined
  for (const pattern of patterns) {
    const reading = pattern(site)
    if (reading) return reading
  }
  return undefined
}

/** Levels of the authors and of a baseline in one sentence make one reading; the baseline's is then used up. */
function pairLevels(
  { tokens }: Pick<SentenceFrame, 'tokens'>,
  sites: readonly Site[],
  read: ReadSite[],
): void {
  const used = new Set<number>()
  for (let index = 0; index < sites.length; index++) {
    const site = read[index]
    if (!site || site.reading || used.has(index) || read[index + 1]?.reading?.pattern === 'bracket-levels')
      continue
    const pair = levelPairs(tokens, sites, index)
    const partner = pair && read[pair.partner]
    if (!pair || !partner || (partner.reading && partner.reading.anchor > pair.reading.anchor)) continue
    site.reading = pair.reading
    partner.reading = undefined
    used.add(pair.partner)
    partner.taken = true
  }
}
