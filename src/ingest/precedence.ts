import type { Links } from '../model/paper.ts'
import { sourceKinds, type SourceKind } from './record.ts'

/** A field that sources may disagree on. */
export type Field =
  | 'title'
  | 'abstract'
  | 'arxiv'
  | 'doi'
  | 'authors'
  | 'authorCount'
  | 'organization'
  | 'published'
  | 'venue'
  | 'discussion'
  | `links.${keyof Links}`

/**
 * Which kind of source is believed, by field, the most trusted first. A more precise value wins over this
 * order (a day over a month, names over a count); within a kind the first record wins. Kinds that are not
 * named come last.
 */
const trusted: Partial<Record<Field | 'any', readonly SourceKind[]>> = {
  any: [
    'arxiv',
    'jsonl',
    'table',
    'openalex',
    'semantic-scholar',
    'bibtex',
    'ris',
    'csl',
    'hf-api',
    'hf-page',
    'hf-listing',
    'atlas',
    'ids',
  ],
  // Listings show titles and abstracts as their authors gave them; indexes and bibliographies retype or cut them.
  title: ['hf-listing', 'hf-api', 'hf-page', 'arxiv', 'jsonl', 'table', 'atlas', 'openalex'],
  abstract: ['hf-listing', 'hf-api', 'hf-page', 'arxiv', 'jsonl', 'table', 'atlas', 'bibtex', 'csl', 'ris'],
  // Only Hugging Face knows its own accounts; the others name affiliations.
  organization: ['hf-api', 'hf-page', 'hf-listing'],
  // arXiv lists every author; Semantic Scholar and OpenAlex merge and abbreviate people by machine.
  authors: ['arxiv', 'jsonl', 'table', 'hf-api', 'hf-page', 'atlas', 'bibtex', 'csl', 'ris'],
  // Where a paper appeared is what bibliographies and indexes are kept for; arXiv seldom hears of it.
  venue: ['jsonl', 'table', 'bibtex', 'csl', 'ris', 'openalex', 'semantic-scholar', 'arxiv'],
  published: ['arxiv', 'jsonl', 'table', 'atlas', 'hf-api', 'hf-page', 'hf-listing'],
}

/** The place of a kind in a field's order of trust: 0 is the most trusted. */
export function rank(field: Field, kind: SourceKind): number {
  const order = trusted[field] ?? trusted.any ?? sourceKinds
  const place = order.indexOf(kind)
  return place < 0 ? order.length : place
}
