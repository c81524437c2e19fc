import type { Sort } from '../address.ts'
import type { FacetField, FacetValue } from '../facets.ts'
import type { Selection, UnknownTerm } from '../filters.ts'
import type { EntityMatch } from '../name-search.ts'
import type { ResultCard } from './cards.ts'
import type { Trouble } from './store.ts'

export interface SearchRequest {
  text: string
  selection?: Selection
  sort?: Sort
  /** How many cards to load. */
  count?: number
  /** Ends a search whose answer nobody waits for any more; it then fails with the signal's reason. */
  signal?: AbortSignal
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
  /** Counts the values of the fields in the papers found: apart, because it can come after the papers. */
  facets: (fields: readonly FacetField[]) => Promise<FacetCounts>
  /** Authors, topics and organizations of that name. */
  entities: EntityMatch[]
  /** What was searched instead of the typed words. */
  mended?: string
  /** What finds papers and may have been meant; the typed words were searched. */
  meant?: string
  /** The one paper that an arXiv id or DOI names. */
  exact?: ResultCard
  /** `author:…` and the like that mean nobody here as they are typed. */
  unknown: UnknownTerm[]
  /** Why only titles and authors were searched. */
  trouble?: Trouble
}

export type FacetCounts = Partial<Record<FacetField, FacetValue[]>>

/** Cards that are loaded when nobody says how many. */
export const firstCards = 10
