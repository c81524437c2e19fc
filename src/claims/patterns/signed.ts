import { changeNouns, winningVerbs } from '../lexicon/changes.ts'
import { groupEnd, openedMetric } from '../phrases.ts'
import { findMetric } from '../metric.ts'
import type { Pattern } from '../reading.ts'
import { scoreMetric } from './known.ts'

const reach = 28
const gainingVerbs = /^(?:achiev|gain|giv|yield|bring|add|provid|deliver|obtain|improv)(?:e|es|s|ed|ing|en)?$/

/** `+11% on A`, `achieving 15+ BLEU`: a signed number in a sentence that speaks of a gain. */
export const signedGain: Pattern = (site) => {
  const { tokens, quantity, lead } = site
  if (quantity.sign !== '+' || !/^(?:%|pp|none)$/.test(quantity.unit)) return undefined
  if (quantity.unit === 'none' && !quantity.measure) return undefined
  for (let at = lead - 1; at >= Math.max(0, lead - reach); at--) {
    const word = tokens[at]?.lower ?? ''
    if (!winningVerbs.has(word) && !changeNouns.has(word) && !gainingVerbs.test(word)) continue
    const from = quantity.last + 1
    const metric =
      scoreMetric(quantity.measure, lead) ??
      findMetric(tokens, from, groupEnd(tokens, from)) ??
      openedMetric(tokens, from)
    return { pattern: 'signed', movement: 'better', metric, anchor: at, from: lead, to: quantity.last }
  }
  return undefined
}
