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
  /** The places of papers in the table; unknown ones have none. */
  places: (ids: readonly string[]) => number[]
  /** How many of the papers at these places have each value. */
  tally: (field: Field, places: readonly number[]) => Record<string, number>
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
  const unfold = (steps: number[]) => {
    let place = 0
    return steps.map((step) => (place += step))
  }
  /** Per field and place the numbers of the paper's values. */
  const byPaper = new Map<Field, (number[] | undefined)[]>()
  const valuesByPaper = (field: Field) => {
    const known = byPaper.get(field)
    if (known) return known
    const made: (number[] | undefined)[] = Array.from({ length: names.length })
    fields[field]?.forEach(([, steps], value) => {
      for (const place of unfold(steps)) (made[place] ??= []).push(value)
    })
    byPaper.set(field, made)
    return made
  }
  return {
    values: (field) => (fields[field] ?? []).map(([value]) => value),
    having: (field, values) => {
      const found = (fields[field] ?? []).filter(([value]) => values.includes(value))
      return new Set(found.flatMap(([, steps]) => unfold(steps).map((place) => names[place] ?? '')))
    },
    places: (some) => some.flatMap((id) => placeOf.get(id) ?? []),
    tally: (field, some) => {
      const own = valuesByPaper(field)
      const values = fields[field] ?? []
      const counts = new Array<number>(values.length).fill(0)
      for (const place of some) for (const value of own[place] ?? []) counts[value] = (counts[value] ?? 0) + 1
      return Object.fromEntries(values.flatMap(([value], at) => (counts[at] ? [[value, counts[at]]] : [])))
    },
  }
}
