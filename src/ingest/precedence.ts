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
  any: ['jsonl', 'hf-listing'],
  title: ['hf-listing', 'jsonl'],
  abstract: ['hf-listing', 'jsonl'],
  organization: ['hf-listing', 'jsonl'],
}

/** The place of a kind in a field's order of trust: 0 is the most trusted. */
export function rank(field: Field, kind: SourceKind): number {
  const order = trusted[field] ?? trusted.any ?? sourceKinds
  const place = order.indexOf(kind)
  return place < 0 ? order.length : place
}
