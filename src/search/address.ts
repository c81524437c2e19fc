import { facetFields } from './facets.ts'
import type { Selection } from './filters.ts'
import type { Field } from './query.ts'

export const sorts = ['relevance', 'newest', 'largest'] as const
export type Sort = (typeof sorts)[number]

/** What the search page shows, as its address says it. */
export interface SearchState {
  text: string
  selection: Selection
  sort: Sort
}

/** Everything that an address can narrow by; authors have no list of their own on the page. */
const fields: readonly Field[] = [...facetFields, 'author']

/** Reads `?q=…&topic=…&topic=…&sort=newest`; what it does not know it leaves out. */
export function readAddress(query: string): SearchState {
  const params = new URLSearchParams(query)
  const selection: Selection = {}
  for (const field of fields) {
    const values = [...new Set(params.getAll(field).filter(Boolean))]
    if (values.length > 0) selection[field] = values
  }
  const sort = sorts.find((known) => known === params.get('sort')) ?? 'relevance'
  return { text: params.get('q') ?? '', selection, sort }
}

/** The query part of the address, `''` when there is nothing to say. */
export function writeAddress({ text, selection, sort }: SearchState): string {
  const params = new URLSearchParams()
  if (text.trim()) params.set('q', text.trim())
  for (const field of fields) for (const value of selection[field] ?? []) params.append(field, value)
  if (sort !== 'relevance') params.set('sort', sort)
  const query = params.toString()
  return query ? `?${query}` : ''
}

/** The selection with one value ticked, or not ticked any more. */
export function toggle(selection: Selection, field: Field, value: string): Selection {
  const before = selection[field] ?? []
  const after = before.includes(value) ? before.filter((own) => own !== value) : [...before, value]
  const { [field]: _old, ...others } = selection
  return after.length > 0 ? { ...others, [field]: after } : others
}

export function hasSelection(selection: Selection): boolean {
  return Object.values(selection).some((values) => values.length > 0)
}
