import { comparers } from './lexicon/grammar.ts'
import type { Reading } from './reading.ts'
import type { ReadSite } from './grammar.ts'
import type { SentenceFrame } from './frame.ts'
import type { Token } from './tokens.ts'

const reach = 30
const longestBaseline = 14
const stops = new Set(
  `by while when with on in for at and but which that under across using without respectively where from thereby
  resulting achieving leading reducing as without given holding`.split(/\s+/),
)

/** What a claim is compared with, in the sentence's own words, or null. */
export function findBaseline(
  abstract: string,
  sentence: SentenceFrame,
  site: ReadSite,
  reading: Reading,
): string | null {
  const { tokens } = sentence
  const ahead = comparedAfter(tokens, site.quantity.last + 1)
  const known = reading.baseline
  const range =
    ahead ??
    (known && trim(tokens, known.from, known.to)) ??
    comparedBefore(tokens, Math.min(reading.anchor, site.lead))
  if (!range || range.from >= range.to) return null
  const first = tokens[range.from]
  const last = tokens[range.to - 1]
  return first && last ? abstract.slice(first.start, last.end) : null
}

/** `… over X`, `… than X`, `… compared to X` behind the number. */
function comparedAfter(tokens: readonly Token[], from: number) {
  for (let at = from; at < Math.min(tokens.length, from + reach); at++) {
    const word = tokens[at]
    if (!word || /^[;:?!.]$/.test(word.text)) return undefined
    if (!comparers.has(word.lower) || tokens[at + 1]?.kind === 'number') continue
    return trim(tokens, behindComparer(tokens, at), tokens.length)
  }
  return undefined
}

/** `Compared with X, …` before the number. */
function comparedBefore(tokens: readonly Token[], to: number) {
  for (let at = to - 1; at >= Math.max(0, to - 2 * reach); at--) {
    const word = tokens[at]
    if (
      !word ||
      !/^(?:compared|relative|versus|vs|than|over|outperforms?|surpass(?:es|ing)?|outperforming)$/.test(
        word.lower,
      )
    )
      continue
    const range = trim(tokens, behindComparer(tokens, at), to)
    if (range) return range
  }
  return undefined
}

function behindComparer(tokens: readonly Token[], at: number): number {
  return /^(?:to|with)$/.test(tokens[at + 1]?.lower ?? '')
    ? at + 2
    : tokens[at + 1]?.text === '.'
      ? at + 2
      : at + 1
}

function trim(tokens: readonly Token[], from: number, to: number): { from: number; to: number } | undefined {
  let start = from
  if (/^(?:the|that|those)$/.test(tokens[start]?.lower ?? '')) start++
  if (tokens[start]?.lower === 'of') start++
  let end = start
  while (end < Math.min(to, start + longestBaseline, tokens.length)) {
    const word = tokens[end]
    if (!word || /^[,;:()?!—]$/.test(word.text) || stops.has(word.lower)) break
    if (word.text === '.' && tokens[end + 1]?.spaced !== false) break
    end++
  }
  const named = tokens.slice(start, end).some((word) => word.kind === 'word' && word.lower.length > 1)
  return named ? { from: start, to: end } : undefined
}
