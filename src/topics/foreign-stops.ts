import lists from 'stopword'
import type { PaperText } from './text-space.ts'
import { base } from './bases.ts'
import { words } from './words.ts'

/** A language counts from this many papers, and from this share of all. */
const fewest = 3
const leastShare = 0.05
/** A paper's language shows by so many different function words. */
const telling = 2
const english = 'eng'

/**
 * Stems of the function words of the languages, other than English, in which some of the papers are written: there
 * they say as little as `of` and `the` do. Empty for papers in English, whose words they may be too (`die`, `son`).
 */
export function foreignStops(papers: readonly PaperText[]): ReadonlySet<string> {
  const languages = languagesOfStems()
  const papersIn = new Map<string, number>()
  for (const { title, abstract } of papers) {
    const stems = new Set([title, abstract].flatMap((text) => words(text).words.map(({ stem }) => stem)))
    const language = languageOf(stems, languages)
    if (language) papersIn.set(language, (papersIn.get(language) ?? 0) + 1)
  }
  const least = Math.max(fewest, leastShare * papers.length)
  const foreign = (language: string) => language !== english && (papersIn.get(language) ?? 0) >= least
  return new Set([...languages].filter(([, own]) => own.some(foreign)).map(([stem]) => stem))
}

/** The languages in which a stem is that of a function word. */
function languagesOfStems(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [language, list] of Object.entries(lists)) {
    if (!/^[a-z]{3}$/.test(language) || typeof list === 'function') continue
    for (const stem of new Set(list.map((word) => base(word).stem)))
      found.set(stem, [...(found.get(stem) ?? []), language])
  }
  return found
}

/** The language that has most of the stems as function words, English before others; undefined when they hardly tell. */
function languageOf(
  stems: ReadonlySet<string>,
  languages: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const counts = new Map<string, number>()
  for (const stem of stems)
    for (const language of languages.get(stem) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1)
  const rank = (language: string) => (counts.get(language) ?? 0) + (language === english ? 0.5 : 0)
  const [first] = [...counts.keys()].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))
  return first && (counts.get(first) ?? 0) >= telling ? first : undefined
}
