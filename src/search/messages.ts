import { count } from '../model/links.ts'

/** The part of an answer that words are made of. */
export interface Outcome {
  state: 'empty' | 'found' | 'loose' | 'none'
  total: number
  unfiltered?: number
  mended?: string
  exact?: unknown
  unknown: { field: string; value: string; meant?: string }[]
  trouble?: 'missing' | 'damaged' | 'outdated' | 'unsupported'
}

/** The line that tells what was found; read out by screen readers. */
export function statusText(
  { state, total, unfiltered = 0, mended, exact, unknown }: Outcome,
  text: string,
): string {
  const asked = text.trim() ? ` for “${text.trim()}”` : ''
  const instead = (field: string, meant?: string) => (meant ? `; ${field}:${meant} is searched` : '')
  const lost = unknown
    .map(({ field, value, meant }) => ` Nothing here is ${field}:${value}${instead(field, meant)}.`)
    .join('')
  if (state === 'empty') return `${count(total, 'paper')}.`
  if (exact) return 'One paper has this id. Press Enter to open it.'
  if (state === 'none' && unfiltered > 0 && !lost)
    return `No paper${asked}; ${count(unfiltered, 'paper')} without the filters.`
  if (state === 'none') return `No paper${asked}.${lost}`
  if (state === 'loose') {
    const words = text.trim().split(/\s+/).length
    const why = words > 1 ? 'No paper has all of these words' : `No paper has the word “${text.trim()}”`
    return `${why}; ${count(total, 'paper comes', 'papers come')} near.${lost}`
  }
  if (mended) return `${count(total, 'paper')} for “${mended}”, which is near what you typed.${lost}`
  return `${count(total, 'paper')}${asked}.${lost}`
}

/** Said when papers are found, and the lists beside them cannot be counted. */
export const countsTrouble = 'The lists to narrow by could not be loaded; the papers are all here.'

/** Said when the index has other papers than the page knows of. */
export const otherBuild =
  'This page and the search index are of different builds; loading the page anew may show more.'

/** Why only titles and authors are searched, in a sentence that says what can be done. */
export function troubleText(trouble: NonNullable<Outcome['trouble']>, hasNames: boolean): string {
  const reasons = {
    missing: 'A file of the search index could not be loaded.',
    damaged: 'The search index is damaged.',
    outdated: 'The search index is of another build of this atlas; loading the page anew may help.',
    unsupported: 'This browser does not run the search index (WebAssembly is off).',
  }
  const instead = hasNames
    ? 'Titles and authors are searched instead.'
    : 'The lists of papers, topics and authors below lead to every page.'
  return `${reasons[trouble]} ${instead}`
}
