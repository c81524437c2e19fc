import { slugify } from '../model/slug.ts'
import { matchValues, valuesWithin, type Field, type FieldTerm, type ParsedQuery } from './query.ts'
import { closestWord, vocabularyOf, type Vocabulary } from './spelling.ts'

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

/** A term that no value answers as it is typed; `meant` is searched instead, or the term is left out. */
export interface UnknownTerm extends FieldTerm {
  meant?: string
}

export interface ResolvedFilters {
  conditions: Condition[]
  /** Terms that mean no value of this atlas, of which a person should hear. */
  unknown: UnknownTerm[]
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
  const terms = query.terms.map((term) => resolveTerm(term, known[term.field] ?? []))
  const intervals = query.intervals.map((interval) => ({
    field: interval.field,
    values: valuesWithin(interval, known[interval.field] ?? []),
    negative: interval.negative,
    ticked: false,
  }))
  const typed = terms
    .filter(({ values }) => values.length > 0)
    .map(({ term: { field, negative }, values }) => ({ field, values, negative, ticked: false }))
  const unknown = terms.filter(({ term, values }) => term.meant !== undefined || values.length === 0)
  return {
    conditions: [...ticks, ...typed, ...intervals],
    unknown: unknown.map(({ term }) => term).filter(({ negative }) => !negative),
  }
}

function resolveTerm(term: FieldTerm, known: readonly string[]): { term: UnknownTerm; values: string[] } {
  const values = matchValues(term.value, known)
  const meant = values.length === 0 ? meantValue(term.value, known) : undefined
  return meant === undefined
    ? { term, values }
    : { term: { ...term, meant }, values: matchValues(meant, known) }
}

/** The value with each word as it was probably meant: `stocia` is `stoica`. */
function meantValue(value: string, known: readonly string[]): string | undefined {
  const vocabulary = vocabularies.get(known) ?? vocabularyOf(known)
  vocabularies.set(known, vocabulary)
  const words = slugify(value, Infinity).split('-')
  const meant = words.map((word) => (vocabulary.has(word) ? word : closestWord(word, vocabulary)))
  return meant.every((word) => word !== undefined) ? meant.join(' ') : undefined
}

const vocabularies = new WeakMap<readonly string[], Vocabulary>()
