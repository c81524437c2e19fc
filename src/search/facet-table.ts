import type { Field } from './query.ts'

/** Every paper's values of every field but the authors, small enough to load with the first search; `facets.pack`. */
export interface FacetTable {
  build: string
  papers: number
  /** Per field its values, each with the places of its papers in the sorted list of all ids, as steps from the last. */
  fields: Partial<Record<Field, [value: string, steps: number[]][]>>
}

/** The table as the client asks it. */
export interface Facets {
  values: (field: Field) => string[]
  /** Ids of the papers with one of the values. */
  having: (field: Field, values: readonly string[]) => Set<string>
  /** How many of the papers have each value. */
  tally: (field: Field, ids: Iterable<string>) => Record<string, number>
}

/** @param papers each paper's id in the index and its values */
export function makeFacetTable(
  papers: { id: string; values: [Field, string][] }[],
  build: string,
): FacetTable {
  const places = new Map<Field, Map<string, number[]>>()
  const sorted = [...papers].sort((a, b) => (a.id < b.id ? -1 : 1))
  sorted.forEach(({ values }, place) => {
    for (const [field, value] of values) {
      const own = places.get(field) ?? new Map<string, number[]>()
      const list = own.get(value) ?? []
      list.push(place)
      own.set(value, list)
      places.set(field, own)
    }
  })
  const fields = [...places].map(([field, values]) => [
    field,
    [...values].map(([value, list]) => [value, list.map((place, at) => place - (list[at - 1] ?? 0))]),
  ])
  return { build, papers: papers.length, fields: Object.fromEntries(fields) as FacetTable['fields'] }
}

/**
 * Unpacks a table.
 * @param ids of all papers of the index, in any order
 */
export function readFacetTable({ fields }: FacetTable, ids: string[]): Facets {
  const names = [...ids].sort()
  const placeOf = new Map(names.map((name, place) => [name, place]))
  const places = (steps: number[]) => {
    let place = 0
    return steps.map((step) => (place += step))
  }
  const byPaper = new Map<Field, (string[] | undefined)[]>()
  const valuesByPaper = (field: Field) => {
    const known = byPaper.get(field)
    if (known) return known
    const made: (string[] | undefined)[] = []
    for (const [value, steps] of fields[field] ?? [])
      for (const place of places(steps)) (made[place] ??= []).push(value)
    byPaper.set(field, made)
    return made
  }
  return {
    values: (field) => (fields[field] ?? []).map(([value]) => value),
    having: (field, values) => {
      const found = (fields[field] ?? []).filter(([value]) => values.includes(value))
      return new Set(found.flatMap(([, steps]) => places(steps).map((place) => names[place] ?? '')))
    },
    tally: (field, some) => {
      const own = valuesByPaper(field)
      const counts: Record<string, number> = {}
      for (const id of some)
        for (const value of own[placeOf.get(id) ?? -1] ?? []) counts[value] = (counts[value] ?? 0) + 1
      return counts
    },
  }
}
