import { matchValues, valuesWithin, type Field, type FieldTerm, type ParsedQuery } from './query.ts'

/** Values that a person ticked, by field: a paper must have one of each field's values. */
export type Selection = Partial<Record<Field, string[]>>

/** Pagefind's filter language (https://pagefind.app/docs/js-api-filtering/). */
export type PagefindFilter =
  { all: PagefindFilter[] } | { not: PagefindFilter } | Record<string, { any: string[] }>

export interface ResolvedFilters {
  filter?: PagefindFilter
  /** Terms that mean no value of this atlas; they are left out, and a person should hear of it. */
  unknown: FieldTerm[]
  /** True when a known field has no value in the asked interval: nothing can be found. */
  impossible: boolean
}

/** The fields whose values must be known before `resolveFilters` can answer. */
export function neededFields(query: ParsedQuery): Field[] {
  return [...new Set([...query.terms, ...query.intervals].map(({ field }) => field))]
}

/** What to ask of Pagefind for a query's fields and the ticked values. */
export function resolveFilters(
  query: ParsedQuery,
  selection: Selection,
  known: Partial<Record<Field, readonly string[]>>,
): ResolvedFilters {
  const parts: PagefindFilter[] = []
  const unknown: FieldTerm[] = []
  let impossible = false
  const add = (field: Field, values: string[], negative = false) => {
    const one: PagefindFilter = { [field]: { any: values } }
    parts.push(negative ? { not: one } : one)
  }
  for (const [field, values] of Object.entries(selection)) if (values.length > 0) add(field as Field, values)
  for (const term of query.terms) {
    const values = matchValues(term.value, known[term.field] ?? [])
    if (values.length > 0) add(term.field, values, term.negative)
    else if (!term.negative) unknown.push(term)
  }
  for (const interval of query.intervals) {
    const values = valuesWithin(interval, known[interval.field] ?? [])
    if (values.length > 0) add(interval.field, values, interval.negative)
    else if (!interval.negative) impossible = true
  }
  return { filter: parts.length > 0 ? { all: parts } : undefined, unknown, impossible }
}
