import {
  breaks,
  clauseBreaks,
  matchingWords,
  otherNouns,
  otherWords,
  ownWords,
  prepositions,
  trendWords,
} from './lexicon/grammar.ts'
import { changeVerbs, winningVerbs } from './lexicon/changes.ts'
import { isOwnAt, type DocumentFrame, type SentenceFrame } from './frame.ts'
import type { ReadSite } from './grammar.ts'
import type { Meaning } from './meaning.ts'
import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

/** Whether a reading is a claim, and why. */
export interface Verdict {
  accepted: boolean
  /** For people: what decided. */
  reason: string
  /** The metric of a rival that is as good moves badly, which is the authors' gain: turn the direction. */
  turned?: boolean
}

/** Judges a reading with its meaning in its sentence and abstract. */
export function judge(
  site: ReadSite,
  reading: Reading,
  meaning: Meaning,
  sentence: SentenceFrame,
  document: DocumentFrame,
): Verdict {
  const { tokens } = sentence
  if (meaning.unit === 'x' && meaning.value === 1) return no('a multiple of one')
  if (meaning.unit === '%' && meaning.direction === 'down' && meaning.value > 100)
    return no('more than everything is lost')
  if (isTrend(site)) return no('a trend over time')
  if (isConfidence(site)) return no('a level of confidence')
  if (tokens[site.lead - 1]?.lower === 'within') return no('within a distance of another level')
  if (isNegated(tokens, reading, site)) return no('denied')
  if (isBelittled(site, reading)) return no('belittled: only so much')
  if (isSupposed(tokens, site, reading)) return no('a supposition')
  if (site.quantity.sign === '-' && meaning.direction === 'up') return no('a loss by its sign')
  if (sentence.background && !sentence.own) return no('background: stands before the authors speak')
  if (document.study && !speaksInClause(sentence, reading, document))
    return no('a finding about the world: the abstract offers nothing of its own')
  if (isOthers(sentence, reading, document)) return no("somebody else's result")
  if (
    meaning.category === 'scale' &&
    !reading.pattern.startsWith('bare') &&
    isRivalsBurden(site, reading, document)
  )
    return { accepted: true, reason: 'the size of a rival that is only as good', turned: true }
  if (!meaning.bad) return { accepted: true, reason: `${reading.pattern}: an improvement` }
  if (isRivalsBurden(site, reading, document))
    return { accepted: true, reason: 'the burden of a rival that is only as good', turned: true }
  return no('the metric moves the wrong way: a penalty or a loss')
}

function no(reason: string): Verdict {
  return { accepted: false, reason }
}

function isTrend({ tokens, quantity }: ReadSite): boolean {
  for (let at = quantity.last + 1; at < quantity.last + 10; at++) {
    const word = tokens[at]
    if (!word || breaks.has(word.text) || /^(?:and|while)$/.test(word.lower)) return false
    if (word.lower === 'ago' || isInYear(tokens, at)) return true
    if (!trendWords.has(word.lower)) continue
    const before = [tokens[at - 1], tokens[at - 2], tokens[at - 3]].map((token) => token?.lower ?? '')
    if (
      before.some((lower) => /^(?:every|each|per|past|last|recent|over|in|within)$/.test(lower)) ||
      /ly$/.test(word.lower)
    )
      return true
  }
  return false
}

/** `fell by 92% in 2020`, `since 1993`. */
function isInYear(tokens: readonly Token[], at: number): boolean {
  const year = tokens[at]?.value ?? 0
  if (!Number.isInteger(year) || year < 1900 || year > 2100 || tokens[at]?.text.includes(',')) return false
  return /^(?:in|by|since|until)$/.test(tokens[at - 1]?.lower ?? '') && tokens[at + 1]?.kind !== 'word'
}

/** `improves by only 1.2%`, `only 3 are better by`. */
function isBelittled({ tokens, lead, quantity }: ReadSite, { pattern, anchor }: Reading): boolean {
  if (!/^(?:changed|noun|levels)/.test(pattern)) return false
  for (let at = lead; at < quantity.first; at++)
    if (/^(?:only|merely|mere)$/.test(tokens[at]?.lower ?? '')) return true
  for (let at = anchor - 1; at > anchor - 5; at--)
    if (tokens[at]?.lower === 'only' && tokens[at + 1]?.kind === 'number') return true
  return false
}

/** `Doubling the model size improves …`: the number belongs to a condition. */
function isSupposed(tokens: readonly Token[], { quantity }: ReadSite, { pattern }: Reading): boolean {
  if (pattern !== 'multiplying-verb' || !tokens[quantity.first]?.lower.endsWith('ing')) return false
  const before = tokens[quantity.first - 1]
  if (!before || /^(?:that|when|if)$/.test(before.lower)) return true
  for (let at = quantity.first + 1; at < quantity.first + 7; at++) {
    const word = tokens[at]
    if (!word || breaks.has(word.text) || prepositions.has(word.lower)) return false
    if (
      /^(?:costs|gives|yields|leads|makes|improves|reduces|increases|hurts|degrades|lowers|raises)$/.test(
        word.lower,
      )
    )
      return true
  }
  return false
}

function isConfidence({ tokens, quantity }: ReadSite): boolean {
  for (let at = quantity.last + 1; at < quantity.last + 4; at++)
    if (/^(?:confidence|credible|significance|ci)$/.test(tokens[at]?.lower ?? '')) return true
  return false
}

/** `not`, `without`, `fails to` before the word of change. */
function isNegated(tokens: readonly Token[], { anchor }: Reading, { lead }: ReadSite): boolean {
  const at = Math.min(anchor, lead)
  for (let index = at - 1; index >= Math.max(0, at - 3); index--) {
    const word = tokens[index]
    if (!word || breaks.has(word.text)) return false
    const fails = /^fail(?:s|ed|ing)?$/.test(word.lower) && tokens[index + 1]?.lower === 'to'
    if (fails || /^(?:not|cannot|without|never|neither|nor|rather)$/.test(word.lower))
      return tokens[index + 1]?.lower !== 'only'
  }
  return false
}

/** The clause's subject is other people's work, or the result is reported of them. */
function isOthers({ tokens }: SentenceFrame, { anchor }: Reading, { names }: DocumentFrame): boolean {
  const from = subjectStart(tokens, anchor)
  let other = false
  for (let at = from; at < anchor; at++) {
    const word = tokens[at]
    if (!word) break
    if (isOwnAt(tokens, at, names)) return false
    if (
      /^(?:comparison|contrast|compared|unlike|than|over|against|versus|vs|to|from|on|outperform\w*)$/.test(
        word.lower,
      )
    ) {
      at = behindPhrase(tokens, at, anchor)
      continue
    }
    if (winningVerbs.has(word.lower)) break
    if (otherWords.has(word.lower) && namesOthers(tokens, at)) other = true
    if (/^(?:humans?|experts?)$/.test(word.lower) && winningVerbs.has(tokens[at + 1]?.lower ?? ''))
      other = true
    if (word.lower === 'al' && tokens[at - 1]?.lower === 'et') other = true
  }
  return other || isReported(tokens, anchor)
}

/** A word for the authors stands in the clause before the word of change. */
function speaksInClause(
  { tokens, own }: SentenceFrame,
  { anchor }: Reading,
  { names }: DocumentFrame,
): boolean {
  if (!own) return false
  for (let at = subjectStart(tokens, anchor); at < anchor; at++) if (isOwnAt(tokens, at, names)) return true
  return false
}

function namesOthers(tokens: readonly Token[], at: number): boolean {
  for (let ahead = at + 1; ahead < at + 6; ahead++) {
    const lower = tokens[ahead]?.lower ?? ''
    if (otherNouns.has(lower)) return true
    if (prepositions.has(lower) && lower !== 'of') return false
  }
  return false
}

/** Steps over the noun phrase behind a comparison, so that a baseline is not taken for the subject. */
function behindPhrase(tokens: readonly Token[], at: number, limit: number): number {
  let index = at + 1
  while (index < limit && tokens[index]?.text !== ',' && !changeVerbs.has(tokens[index]?.lower ?? '')) index++
  return index - 1
}

/** Where the sentence part with the subject of a word starts. */
function subjectStart(tokens: readonly Token[], at: number): number {
  for (let index = at - 1; index >= Math.max(0, at - 40); index--) {
    const word = tokens[index]
    if (word && (clauseBreaks.has(word.text) || /^(?:whereas|although|but)$/.test(word.lower)))
      return index + 1
  }
  return Math.max(0, at - 40)
}

function hasOwnWord(tokens: readonly Token[], to: number): boolean {
  return tokens.slice(Math.max(0, to - 8), to).some(({ lower }) => ownWords.has(lower))
}

function isReported(tokens: readonly Token[], anchor: number): boolean {
  for (let at = Math.max(0, anchor - 3); at < anchor; at++)
    if (
      /^(?:reported|published|claimed)$/.test(tokens[at]?.lower ?? '') &&
      !ownWords.has(tokens[at - 1]?.lower ?? '')
    )
      return true
  if (/^(?:report|claim)s?$/.test(tokens[anchor - 1]?.lower ?? '') && !hasOwnWord(tokens, anchor)) return true
  for (let at = Math.max(0, anchor - 12); at < Math.min(tokens.length, anchor + 16); at++) {
    if (tokens[at]?.lower !== 'reported') continue
    const before = tokens[at - 1]?.lower ?? ''
    const after = tokens[at + 1]?.lower ?? ''
    if (
      /^(?:been|previously|is|are)$/.test(before) ||
      (after === 'by' && /^(?:been|was|were|as)$/.test(before))
    )
      return true
  }
  return false
}

/** `comparable to X with 9x longer latency`, `matches models with 10x more parameters`, `4x slower than ours`. */
function isRivalsBurden(
  { tokens, lead, quantity }: ReadSite,
  { anchor }: Reading,
  { names }: DocumentFrame,
): boolean {
  for (let at = anchor - 1; at >= Math.max(0, Math.min(anchor, lead) - 14); at--) {
    const word = tokens[at]
    if (!word || (breaks.has(word.text) && word.text !== '(')) break
    if (/^(?:while|despite|but|although)$/.test(word.lower)) break
    if (matchingWords.has(word.lower)) return true
    if (
      /^(?:well|good)$/.test(word.lower) &&
      tokens[at - 1]?.lower === 'as' &&
      tokens[at + 1]?.lower === 'as'
    )
      return true
  }
  for (let at = quantity.last + 1; at < quantity.last + 6; at++)
    if (tokens[at]?.lower === 'than')
      return /^(?:ours?|us)$/.test(tokens[at + 1]?.lower ?? '') || names.has(tokens[at + 1]?.text ?? '')
  return false
}
