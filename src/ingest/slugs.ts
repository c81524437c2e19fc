import { createHash } from 'node:crypto'
import { slugify, uniqueSlug } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import type { MergedPaper } from './merge.ts'

/** Names that Windows keeps for devices, and one that would hide a folder's listing. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|index)$/

/** Chooses an address for a new paper, which it keeps for ever: from its title, else from its ids. */
export function chooseSlug({ facts }: MergedPaper, taken: { has(slug: string): boolean }): string {
  const base =
    slugify(plainText(facts.title)) ||
    (facts.arxiv && slugify(`arxiv ${facts.arxiv}`)) ||
    (facts.doi && slugify(`doi ${facts.doi}`)) ||
    `paper-${createHash('sha256').update(facts.title).digest('hex').slice(0, 10)}`
  return uniqueSlug(reserved.test(base) ? `${base}-paper` : base, taken)
}
