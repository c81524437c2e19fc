import { traceClaims, type SentenceTrace, type Trace } from './index.ts'
import type { Claim } from '../model/claim.ts'
import type { Token } from './tokens.ts'

/** How the claims of an abstract came to be, stage by stage, as lines for a person. */
export function explainClaims(abstract: string): string[] {
  return traceClaims(abstract).flatMap((trace) => explainSentence(abstract, trace))
}

function explainSentence(abstract: string, { sentence, traces }: SentenceTrace): string[] {
  const { tokens, index, own, background } = sentence
  const voice = own ? 'speaks for the authors' : background ? 'background' : 'no voice of its own'
  const head = `${index + 1}. ${textOf(abstract, tokens, 0, tokens.length - 1)}`
  return [head, `   [${voice}]`, ...traces.flatMap((trace) => explainTrace(abstract, tokens, trace))]
}

function explainTrace(
  abstract: string,
  tokens: readonly Token[],
  { site, meaning, verdict, claim }: Trace,
): string[] {
  const { quantity, reading, qualifier, lead } = site
  const low = quantity.low === null ? '' : `${quantity.low} to `
  const lines = [
    `   quantity  "${textOf(abstract, tokens, lead, quantity.last)}" = ${low}${quantity.value} (${quantity.unit}, ${qualifier})`,
  ]
  if (reading) {
    const anchor = textOf(abstract, tokens, reading.anchor, reading.anchor)
    lines.push(`   reading   ${reading.pattern} by "${anchor}": ${reading.movement}`)
  }
  if (meaning) {
    const metric = meaning.metric ? ` (${meaning.metric.name})` : ''
    lines.push(
      `   meaning   ${meaning.category}${metric} ${meaning.direction}${meaning.bad ? ', which is bad' : ''}`,
    )
  }
  lines.push(`   verdict   ${verdict.accepted ? 'claim' : 'no claim'}: ${verdict.reason}`)
  if (claim) lines.push(`   claim     ${formatClaim(claim)}`)
  return [...lines, '']
}

function formatClaim(claim: Claim): string {
  const { value, low, unit, category, direction, factor, qualifier, baseline, quote, start, end } = claim
  const amount = `${low === null ? '' : `${low}–`}${value} ${unit}`
  const against = baseline === null ? '' : ` against "${baseline}"`
  const times = factor === null ? '' : `, factor ${factor}`
  return `${amount} ${category} ${direction}${times}, ${qualifier}${against}; "${quote}" at ${start}–${end}`
}

function textOf(abstract: string, tokens: readonly Token[], first: number, last: number): string {
  return abstract.slice(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0)
}
