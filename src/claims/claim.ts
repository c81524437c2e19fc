import type { Claim } from '../model/claim.ts'
import { findBaseline } from './baseline.ts'
import type { SentenceFrame } from './frame.ts'
import type { ReadSite } from './grammar.ts'
import type { Meaning } from './meaning.ts'
import type { Reading } from './reading.ts'

/** Puts a judged reading into the words and fields of a claim. */
export function toClaim(
  abstract: string,
  sentence: SentenceFrame,
  site: ReadSite,
  reading: Reading,
  meaning: Meaning,
): Claim {
  const { start, end } = quoteSpan(sentence, site, reading)
  const { value, low, unit, category, direction, factor } = meaning
  return {
    quote: abstract.slice(start, end),
    start,
    end,
    value,
    low,
    unit,
    category,
    direction,
    factor,
    qualifier: low !== null ? 'range' : strengthOf(site, reading),
    baseline: findBaseline(abstract, sentence, site, reading),
  }
}

function strengthOf(site: ReadSite, reading: Reading): Claim['qualifier'] {
  return site.quantity.vague && site.qualifier === 'exact' ? 'about' : (reading.qualifier ?? site.qualifier)
}

const widest = 40

/** From the first to the last word that the reading rests on, the number among them. */
function quoteSpan(
  { tokens }: SentenceFrame,
  site: ReadSite,
  reading: Reading,
): { start: number; end: number } {
  const first = Math.max(Math.min(reading.from, site.lead, site.quantity.first), site.quantity.first - widest)
  const last = Math.min(
    Math.max(reading.to, site.quantity.last),
    site.quantity.last + widest,
    tokens.length - 1,
  )
  const opener = tokens[first]
  const closer = tokens[last]
  return { start: opener?.start ?? 0, end: closer?.end ?? 0 }
}
