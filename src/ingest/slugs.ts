import { createHash } from 'node:crypto'
import { isReserved, slugify, uniqueSlug } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import type { Facts as SeedFacts } from './record.ts'

/**
 * Chooses addresses for new papers, which they keep for ever: from their titles, else from their ids.
 * @param taken slugs in use, in lower case, to which each chosen one is added
 */
export function slugChooser(taken: Set<string>): (facts: Facts) => string {
  const next = new Map<string, number>()
  return (facts) => {
    const base = baseOf(facts)
    // Thousands of papers of one title would each count up from the first.
    const slug = uniqueSlug(base, taken, next.get(base))
    if (slug !== base) next.set(base, Number(slug.slice(base.length + 1)) + 1)
    taken.add(slug)
    return slug
  }
}

type Facts = Pick<SeedFacts, 'title' | 'arxiv' | 'doi'>

function baseOf({ title = '', arxiv, doi }: Facts): string {
  const base =
    slugify(plainText(title)) ||
    (arxiv && slugify(`arxiv ${arxiv}`)) ||
    (doi && slugify(`doi ${doi}`)) ||
    `paper-${createHash('sha256').update(title).digest('hex').slice(0, 10)}`
  return isReserved(base) ? `${base}-paper` : base
}
