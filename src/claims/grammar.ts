import { changedBy, changedDirectly } from './patterns/changed.ts'
import { comparativeAhead } from './patterns/comparative.ts'
import { asAhead, bareMultipleAhead, multiplyingVerb, timesTheAhead } from './patterns/multiples.ts'
import { changeNounAhead } from './patterns/noun-ahead.ts'
import { changeNounBehind } from './patterns/noun-behind.ts'
import { bracketLevels } from './patterns/brackets.ts'
import { aboveBaseline } from './patterns/above.ts'
import { contrastPairs } from './patterns/contrast.ts'
import { gloss } from './patterns/gloss.ts'
import { signedGain } from './patterns/signed.ts'
import { modifierAhead, modifiersBack, stronger } from './modifiers.ts'
import type { SentenceFrame } from './frame.ts'
import { groupEnd, skipFillers } from './phrases.ts'
import { changeNouns } from './lexicon/changes.ts'
import { prepositions } from './lexicon/grammar.ts'
import type { Quantity } from './quantities.ts'
import type { Token } from './tokens.ts'
import { dropRestated } from './restated.ts'
import { inheritReadings } from './lists.ts'
import { levelsAcross, levelsFromTo, levelsOnceAndNow } from './patterns/levels.ts'
import { levelPairs } from './patterns/pairs.ts'
import { changedObjectAhead, portionAhead, reducedToShare } from './patterns/portion.ts'
import type { Pattern, Reading, Site } from './reading.ts'

/** The grammar, in the order in which patterns are tried; the first that reads a quantity wins. */
const patterns: readonly Pattern[] = [
  multiplyingVerb,
  levelsFromTo,
  levelsAcross,
  levelsOnceAndNow,
  reducedToShare,
  asAhead,
  comparativeAhead,
  changeNounAhead,
  portionAhead,
  changedObjectAhead,
  timesTheAhead,
  changedBy,
  gloss,
  aboveBaseline,
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
  return dropRestated(inheritReadings(frame.tokens, read))
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
  if (/^(?:thousand|million|billion|trillion|k)$/.test(next?.lower ?? '')) return true
  if (isYear(quantity.value) && timeOpeners.has(before?.lower ?? '')) return true
  const numbered =
    before?.kind === 'word' &&
    before.end < (tokens[quantity.first]?.start ?? 0) &&
    /^\p{Lu}/u.test(before.text)
  if (Number.isInteger(quantity.value) && numbered) return true
  if (isJoined(tokens, quantities[index - 1], quantity) || isJoined(tokens, quantity, quantities[index + 1]))
    return false
  return (
    Number.isInteger(quantity.value) &&
    next?.kind === 'word' &&
    !prepositions.has(next.lower) &&
    !changeNouns.has(next.lower)
  )
}

const timeOpeners = new Set('by in since until till before after during of from around'.split(' '))

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2100
}

/** True when only joiners and modifiers of one word stand between two quantities. */
function isJoined(tokens: readonly Token[], a: Quantity | undefined, b: Quantity | undefined): boolean {
  if (!a || !b || b.first - a.last > 4 || b.first - a.last < 2) return false
  const joiner = tokens[a.last + 1]?.lower ?? ''
  return /^(?:,|and|or|\/|&)$/.test(joiner) && modifiersBack(tokens, b.first).lead <= a.last + 3
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
  const isFree = (index: number) => read[index]?.reading === undefined
  const pairs = [...levelPairs(tokens, sites, isFree), ...contrastPairs(tokens, sites, isFree)]
  for (const { own, baseline, reading } of pairs) {
    const site = read[own]
    const partner = read[baseline]
    if (site) site.reading = reading
    if (partner) partner.taken = true
  }
}
