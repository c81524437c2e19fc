import { cleanLine } from './clean.ts'
import { oncePerPaper } from './once.ts'

/** A person's name in parts, or `literal` when it has none to tell apart. */
export type NameParts = { family: string; given: string; suffix?: string } | { literal: string }

const bodies =
  /\b(?:team|consortium|collaboration|community|group|labs?|laborator(?:y|ies)|project|university|institute|inc|ltd|foundation|initiative)\b/i
const suffixes = /^(?:Jr|Sr|II|III|IV)\.?$/
const particle = /^\p{Ll}[\p{L}'’]*$/u

/**
 * Takes a name as papers print it (`First Last`) apart. Lower-case particles go with the family name
 * (`Miryam de Lhoneux`: `de Lhoneux`); a name of one word and a team's name stay whole.
 */
export function nameParts(name: string): NameParts {
  const words = cleanLine(name).split(' ')
  const last = words.at(-1) ?? ''
  const suffix = words.length > 2 && suffixes.test(last) ? words.pop() : undefined
  if (words.length < 2 || bodies.test(name)) return { literal: cleanLine(name) }
  const familyAt = familyStart(words)
  return {
    family: words.slice(familyAt).join(' ').replace(/,$/, ''),
    given: words.slice(0, familyAt).join(' '),
    ...(suffix && { suffix }),
  }
}

/** The names of a paper's authors, which every format asks for. */
export const authorNames = oncePerPaper(({ authors = [] }: { authors?: readonly string[] }) =>
  authors.map(nameParts),
)

/** A name on one line, family first: `de Lhoneux, Miryam`, `Davis, Sammy, Jr.`. */
export function invertedName(parts: NameParts): string {
  if ('literal' in parts) return parts.literal
  return [parts.family, parts.given, parts.suffix].filter(Boolean).join(', ')
}

/** The first lower-case particle, as BibTeX has it (`Johannes` `de Fine Licht`), else the last word. */
function familyStart(words: string[]): number {
  const at = words.findIndex((word, index) => index > 0 && particle.test(word))
  return at > 0 && at < words.length - 1 ? at : words.length - 1
}
