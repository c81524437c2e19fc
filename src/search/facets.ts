import { categoryTitles } from '../model/claim-text.ts'
import type { ClaimCategory } from '../model/claim.ts'
import type { Selection } from './filters.ts'
import type { Entities } from './names.ts'
import type { Field } from './query.ts'

/** The fields that the search page lists with counts, in its order. */
export const facetFields = ['topic', 'region', 'year', 'claim', 'has', 'venue', 'organization'] as const
export type FacetField = (typeof facetFields)[number]

export interface FacetValue {
  value: string
  label: string
  /** Papers that would be found with it. */
  count: number
  selected: boolean
  /** Hue of a topic or region; 0 for others. */
  hue: number
}

const having: Record<string, string> = { code: 'Code', claims: 'Measured claims', notes: 'Notes' }

/** A field's values for display: those with papers and those that are ticked. Years newest first, others by count. */
export function facetValues(
  field: FacetField,
  counts: Record<string, number>,
  selection: Selection,
  entities: Entities,
): FacetValue[] {
  const ticked = selection[field] ?? []
  const values = new Set([...Object.keys(counts), ...ticked])
  return [...values]
    .map((value) => ({
      value,
      ...labelOf(field, value, entities),
      count: counts[value] ?? 0,
      selected: ticked.includes(value),
    }))
    .filter(({ count, selected }) => count > 0 || selected)
    .sort((a, b) => order(field, a, b))
}

function order(field: FacetField, a: FacetValue, b: FacetValue): number {
  if (field === 'year') return Number(b.value) - Number(a.value)
  return b.count - a.count || (a.label < b.label ? -1 : 1)
}

/** A field's value as readers know it. */
export function labelOf(field: Field, value: string, entities: Entities): { label: string; hue: number } {
  const slugged = { topic: entities.topics, region: entities.regions }
  if (field === 'topic' || field === 'region') {
    const entity = slugged[field].find(({ slug }) => slug === value)
    return { label: entity?.title ?? value, hue: entity?.hue ?? 0 }
  }
  if (field === 'author') {
    const name = entities.authors.find(({ slug }) => slug === value)?.name
    return { label: name ?? nameFromSlug(value), hue: 0 }
  }
  if (field === 'has') return { label: having[value] ?? value, hue: 0 }
  if (field === 'claim') return { label: categoryTitles[value as ClaimCategory] ?? value, hue: 0 }
  return { label: value, hue: 0 }
}

function nameFromSlug(slug: string): string {
  return slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
