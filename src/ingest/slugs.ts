import { createHash } from 'node:crypto'
import { isReserved, slugify, uniqueSlug } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import type { MergedPaper } from './merge.ts'

/** Chooses an address for a new paper, which it keeps for ever: from its title, else from its ids. */
export function chooseSlug({ facts }: MergedPaper, taken: { has(slug: string): boolean }): string {
  const base =
    slugify(plainText(facts.title)) ||
    (facts.arxiv && slugify(`arxiv ${facts.arxiv}`)) ||
    (facts.doi && slugify(`doi ${facts.doi}`)) ||
    `paper-${createHash('sha256').update(facts.title).digest('hex').slice(0, 10)}`
  return uniqueSlug(isReserved(base) ? `${base}-paper` : base, taken)
}
