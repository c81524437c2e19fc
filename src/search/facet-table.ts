import type { Field } from './query.ts'

/**
 * Every paper's values of some fields. `facets.pack` holds all fields but the authors and is small enough to load with
 * the first search; `authors.pack` holds those, and is loaded when someone asks for an author.
 */
export interface FacetTable<F extends string = Field> {
  build: string
  papers: number
  /** Per field its values, each with the places of its papers in the sorted list of all ids, as steps from the last. */
  fields: Partial<Record<F, [value: string, steps: number[]][]>>
}

/** The table as the client asks it. A paper is named by its place in the sorted list of all ids. */
export interface Facets<F extends string = Field> {
  papers: number
  values: (field: F) => readonly string[]
  /** 1 at the place of each paper with one of the values, 0 at the others. */
  having: (field: F, values: readonly string[]) => Uint8Array
  /** How many of the papers at these places have each value; places outside the table count nowhere. */
  tally: (field: F, places: Iterable<number>) => Record<string, number>
}

/** @param papers each paper's id in the index and its values */
export function makeFacetTable<F extends string>(
  papers: { id: string; values: (readonly [F, string])[] }[],
  build: string,
): FacetTable<F> {
  const places = new Map<F, Map<string, number[]>>()
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
    [...values].map(([value, list]) => [value, stepsOf(list)]),
  ])
  return { build, papers: papers.length, fields: Object.fromEntries(fields) as FacetTable<F>['fields'] }
}

/** Places as steps from the last, which are small numbers and pack well. */
export function stepsOf(places: number[]): number[] {
  return places.map((place, at) => place - (places[at - 1] ?? 0))
}

/** Unpacks a table; what a field needs is made when the field is first asked for. */
export function readFacetTable<F extends string>({ fields, papers }: FacetTable<F>): Facets<F> {
  const columns = new Map<F, Column>()
  const column = (field: F) => {
    const made = columns.get(field) ?? unfold(fields[field] ?? [], papers)
    columns.set(field, made)
    return made
  }
  return {
    papers,
    values: (field) => column(field).values,
    having: (field, wanted) => {
      const { values, starts, places } = column(field)
      const asked = new Set(wanted)
      const found = new Uint8Array(papers)
      values.forEach((value, at) => {
        if (asked.has(value))
          for (const place of places.subarray(starts[at], starts[at + 1])) found[place] = 1
      })
      return found
    },
    tally: (field, some) => {
      const { values, starts, places } = column(field)
      const wanted = new Uint8Array(papers)
      for (const place of some) wanted[place] = 1
      const counts = values.map((value, at) => {
        let count = 0
        for (let own = starts[at] ?? 0; own < (starts[at + 1] ?? 0); own++)
          count += wanted[places[own] ?? 0] ?? 0
        return [value, count] as const
      })
      return Object.fromEntries(counts.filter(([, count]) => count > 0))
    },
  }
}

/** A field unfolded: the places of the papers of value `n` lie from `starts[n]` to `starts[n + 1]`. */
interface Column {
  values: string[]
  starts: Uint32Array
  places: Uint32Array
}

function unfold(packed: [value: string, steps: number[]][], papers: number): Column {
  const starts = new Uint32Array(packed.length + 1)
  packed.forEach(([, steps], at) => (starts[at + 1] = (starts[at] ?? 0) + steps.length))
  const places = new Uint32Array(starts.at(-1) ?? 0)
  let next = 0
  for (const [, steps] of packed) {
    let place = 0
    for (const step of steps) {
      place += step
      places[next++] = Math.min(place, papers)
    }
  }
  return { values: packed.map(([value]) => value), starts, places }
}
