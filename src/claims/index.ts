import type { Claim } from '../model/claim.ts'
import { referBack } from './anaphora.ts'
import { toClaim } from './claim.ts'
import { frameDocument, type DocumentFrame, type SentenceFrame } from './frame.ts'
import { readSentence, type ReadSite } from './grammar.ts'
import { judge, type Verdict } from './judge.ts'
import { resolveMeaning, type Meaning } from './meaning.ts'

/** One quantity of an abstract with what every stage made of it. */
export interface Trace {
  site: ReadSite
  meaning?: Meaning
  verdict: Verdict
  claim?: Claim
}

/** A sentence with its quantities, for a person who asks how a claim came to be. */
export interface SentenceTrace {
  sentence: SentenceFrame
  traces: Trace[]
}

/**
 * The quantified improvements that an abstract's authors claim for their own contribution, in reading order.
 * Pure and deterministic, in time linear in the text; `abstract.slice(claim.start, claim.end) === claim.quote`.
 */
export function extractClaims(abstract: string): Claim[] {
  return traceClaims(abstract).flatMap(({ traces }) => traces.flatMap(({ claim }) => (claim ? [claim] : [])))
}

/** Every stage's result for every quantity: frame, reading, meaning, verdict and claim. */
export function traceClaims(abstract: string): SentenceTrace[] {
  const document = frameDocument(abstract)
  let last: Claim | undefined
  return document.sentences.map((sentence) => {
    const traces = readSentence(sentence).map((site): Trace => {
      const claim = referBack(abstract, sentence, site, last)
      return claim
        ? { site, claim, verdict: { accepted: true, reason: 'a further value of the claim before' } }
        : traceSite(abstract, site, sentence, document)
    })
    last = traces.findLast((trace) => trace.claim)?.claim ?? last
    return { sentence, traces }
  })
}

function traceSite(
  abstract: string,
  site: ReadSite,
  sentence: SentenceFrame,
  document: DocumentFrame,
): Trace {
  const { reading } = site
  if (!reading)
    return {
      site,
      verdict: { accepted: false, reason: site.quantity.inert ? 'no measure' : 'nothing tells of a change' },
    }
  const meaning = resolveMeaning(site, reading, sentence, document)
  if (!meaning) return { site, verdict: { accepted: false, reason: 'its unit cannot be told' } }
  const verdict = judge(site, reading, meaning, sentence, document)
  if (!verdict.accepted) return { site, meaning, verdict }
  const settled = verdict.turned ? turn(meaning) : meaning
  return { site, meaning: settled, verdict, claim: toClaim(abstract, sentence, site, reading, settled) }
}

function turn(meaning: Meaning): Meaning {
  const category =
    meaning.category === 'scale'
      ? /data|label|sample|example/.test(meaning.metric?.name ?? '')
        ? 'cost'
        : 'memory'
      : meaning.category
  return { ...meaning, category, direction: meaning.direction === 'up' ? 'down' : 'up', bad: false }
}
