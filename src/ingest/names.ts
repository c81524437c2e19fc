import { cleanLine } from './clean.ts'

const nameLimit = 200
/** The largest collaborations sign with a few thousand names. */
const authorLimit = 10_000

/**
 * Author names from a list of names or a text that lists them.
 * @returns the names in order, or how many there are when there are too many to name.
 */
export function readAuthors(
  value: unknown,
  say: (message: string) => void,
): { authors: string[]; count?: number } {
  const all = Array.isArray(value) ? value : typeof value === 'string' ? splitNames(value) : []
  if (value !== undefined && value !== null && !Array.isArray(value) && typeof value !== 'string')
    say('authors are no list of names, and are left out; write ["First Last", …]')
  if (all.length > authorLimit) {
    say(`${all.length} authors are more than ${authorLimit}: only their count is kept; check the list`)
    return { authors: [], count: all.length }
  }
  const authors: string[] = []
  for (const one of all) {
    const name = typeof one === 'string' ? cleanLine(one) : ''
    if (!name || name.length > nameLimit) say('an author is no name, and is left out; write "First Last"')
    else if (!authors.includes(name)) authors.push(name)
  }
  return { authors }
}

function splitNames(text: string): string[] {
  return text.split(/\s*;\s*|\s+and\s+/).filter(Boolean)
}
