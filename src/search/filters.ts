import { matchValues, valuesWithin, type Field, type FieldTerm, type ParsedQuery } from './query.ts'

/** Values that a person ticked, by field: a paper must have one of each field's values. */
export type Selection = Partial<Record<Field, string[]>>

/** A paper must have one of the values, or none of them when `negative`. */
export interface Condition {
  field: Field
  values: string[]
  negative: boolean
  /** True for ticks, whose field is counted as if there were none. */
  ticked: boolean
}

export interface ResolvedFilters {
  conditions: Condition[]
  /** Terms that mean no value of this atlas; they are left out, and a person should hear of it. */
  unknown: FieldTerm[]
}

/** The fields whose values must be known before `resolveFilters` can answer. */
export function neededFields(query: ParsedQuery): Field[] {
  return [...new Set([...query.terms, ...query.intervals].map(({ field }) => field))]
}

/** The conditions of a query's fields and the ticked values. An interval that holds no value leaves no paper. */
export function resolveFilters(
  query: ParsedQuery,
  selection: Selection,
  known: Partial<Record<Field, readonly string[]>>,
): ResolvedFilters {
  const ticks = Object.entries(selection)
    .filter(([, values]) => values.length > 0)
    .map(([field, values]) => ({ field: field as Field, values, negative: false, ticked: true }))
  const terms = query.terms.map((term) => ({
    term,
    values: matchValues(term.value, known[term.field] ?? []),
  }))
  const intervals = query.intervals.map((interval) => ({
    field: interval.field,
    values: valuesWithin(interval, known[interval.field] ?? []),
    negative: interval.negative,
    ticked: false,
  }))
  const typed = terms
    .filter(({ values }) => values.length > 0)
    .map(({ term: { field, negative }, values }) => ({ field, values, negative, ticked: false }))
  const unknown = terms.filter(({ term, values }) => values.length === 0 && !term.negative)
  return { conditions: [...ticks, ...typed, ...intervals], unknown: unknown.map(({ term }) => term) }
}
