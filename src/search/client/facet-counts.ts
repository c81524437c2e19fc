import type { FacetField } from '../facets.ts'
import type { Selection } from '../filters.ts'
import type { IndexReader, Finding } from './index-reader.ts'

export type FacetCounts = Partial<Record<FacetField, Record<string, number>>>

/**
 * How many of the found papers have each value of each field. A field with ticks is counted as if it had none, since
 * another tick adds papers.
 * @param findWithout what would be found if this field had no ticks
 */
export async function countFacets(
  index: IndexReader,
  fields: readonly FacetField[],
  selection: Selection,
  found: Finding,
  findWithout: (field: FacetField) => Promise<Finding>,
): Promise<FacetCounts> {
  const counted = await Promise.all(
    fields.map(async (field) => {
      const own = selection[field]?.length ? await findWithout(field) : found
      return [field, own.counts?.[field] ?? (await tally(own, field, index))] as const
    }),
  )
  return Object.fromEntries(counted)
}

/** Pagefind counts only what it found itself; a list that was changed afterwards is counted here. */
async function tally(
  { hits }: Finding,
  field: FacetField,
  index: IndexReader,
): Promise<Record<string, number>> {
  const members = await index.members(field)
  const counts: Record<string, number> = {}
  for (const { id } of hits)
    for (const value of members.get(id) ?? []) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
