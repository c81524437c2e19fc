import { findById, searchNames } from '../name-search.ts'
import type { Names } from '../names.ts'
import { isEmptyQuery, type ParsedQuery } from '../query.ts'
import { firstCards, type SearchAnswer } from './answer.ts'
import { plainCard } from './cards.ts'
import { SearchError } from './store.ts'

/** The paper of an arXiv id or DOI. */
export function answerId(query: ParsedQuery, names: Names): SearchAnswer {
  const paper = query.id && findById(query.id, names)
  const exact = paper && plainCard(paper, names)
  return {
    ...nothingFound,
    state: exact ? 'found' : 'none',
    total: exact ? 1 : 0,
    cards: exact ? [exact] : [],
    exact,
  }
}

const nothingFound: SearchAnswer = {
  state: 'none',
  total: 0,
  unfiltered: 0,
  cards: [],
  more: async () => [],
  facets: async () => ({}),
  entities: [],
  unknown: [],
}

/** Titles and authors alone, when the index cannot be used; when these are missing too, nothing, and why. */
export async function answerFromNames(
  query: ParsedQuery,
  names: () => Promise<Names>,
  error: unknown,
): Promise<SearchAnswer> {
  const trouble = error instanceof SearchError ? error.trouble : 'damaged'
  try {
    const known = await names()
    if (query.id) return { ...answerId(query, known), trouble }
    const papers = searchNames(query, known)
    const load = (from: number, to: number) => papers.slice(from, to).map((paper) => plainCard(paper, known))
    return {
      ...nothingFound,
      state: papers.length > 0 ? 'found' : isEmptyQuery(query) ? 'empty' : 'none',
      total: papers.length,
      cards: load(0, firstCards),
      more: async (from, to) => load(from, to),
      trouble,
    }
  } catch {
    return { ...nothingFound, trouble }
  }
}
