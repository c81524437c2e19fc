import type { Sort } from '../address.ts'
import type { FacetField, FacetValue } from '../facets.ts'
import type { Selection } from '../filters.ts'
import type { EntityMatch } from '../name-search.ts'
import type { FieldTerm } from '../query.ts'
import type { ResultCard } from './cards.ts'
import type { Trouble } from './store.ts'

export interface SearchRequest {
  text: string
  selection?: Selection
  sort?: Sort
  /** The fields whose values shall be counted. */
  facets?: readonly FacetField[]
  /** How many cards to load. */
  count?: number
}

export interface SearchAnswer {
  /** `loose`: no paper has all of the words, these have some. */
  state: 'empty' | 'found' | 'loose' | 'none'
  total: number
  /** How many there would be without the fields and ticks. */
  unfiltered: number
  cards: ResultCard[]
  /** Loads the cards from one place in the list to another. */
  more: (from: number, to: number) => Promise<ResultCard[]>
  facets: Partial<Record<FacetField, FacetValue[]>>
  /** Authors, topics and organizations of that name. */
  entities: EntityMatch[]
  /** What was searched instead of the typed words. */
  mended?: string
  /** The one paper that an arXiv id or DOI names. */
  exact?: ResultCard
  /** `author:…` and the like that mean nobody here. */
  unknown: FieldTerm[]
  /** Why only titles and authors were searched. */
  trouble?: Trouble
}

/** Cards that are loaded when nobody says how many. */
export const firstCards = 10
