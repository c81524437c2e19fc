import { ownNouns, ownWords, presentingVerbs } from './lexicon/grammar.ts'
import { joiningVerbs, recordNouns, studyNouns, studyOutputs, studyVerbs } from './lexicon/study.ts'
import type { Token } from './tokens.ts'

const verbReach = 4
const objectReach = 8

/**
 * True for an abstract whose authors observe the world or other people's work (`we surveyed`, `this review`) and
 * offer no method, system or data of their own: its plain sentences report findings, not improvements.
 */
export function isStudy(sentences: readonly (readonly Token[])[], names: ReadonlySet<string>): boolean {
  if (names.size > 0 || sentences.some(offers)) return false
  return sentences.some(observes)
}

function observes(tokens: readonly Token[]): boolean {
  return tokens.some(({ lower }, at) => {
    if (lower === 'this' && studyNouns.has(tokens[at + 1]?.lower ?? '')) return true
    if (lower !== 'we' && lower !== 'i') return false
    const joins = joiningVerbs.has(tokens[at + 1]?.lower ?? '')
    if (joins && tokens.slice(at + 2, at + 2 + 2 * objectReach).some((word) => recordNouns.has(word.lower)))
      return true
    return tokens.slice(at + 1, at + 1 + verbReach).some((word) => studyVerbs.has(word.lower))
  })
}

/** `we propose a method`, `our system`, `the proposed scheme`; not `we present a survey`. */
function offers(tokens: readonly Token[]): boolean {
  return tokens.some(({ lower }, at) => {
    if (lower === 'proposed') return true
    const next = tokens.slice(at + 1, at + 1 + verbReach)
    if (lower === 'our')
      return !next.slice(0, 2).some((word) => studyNouns.has(word.lower) || studyOutputs.has(word.lower))
    if (!ownWords.has(lower) && !(ownNouns.has(lower) && tokens[at - 1]?.lower === 'this')) return false
    const verb = next.findIndex((word) => presentingVerbs.has(word.lower))
    if (verb < 0) return false
    const object = tokens.slice(at + 2 + verb, at + 2 + verb + objectReach)
    return !object.some((word) => studyNouns.has(word.lower))
  })
}
