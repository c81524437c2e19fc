import type { Sort } from '../address.ts'
import type { ResolvedFilters } from '../filters.ts'
import type { EntityMatch } from '../name-search.ts'
import { searchWords, type ParsedQuery } from '../query.ts'
import { mergeLoose, promote, tellingWords } from '../ranking.ts'
import { answers, mend, type Vocabulary } from '../spelling.ts'
import { loadCard } from './cards.ts'
import { siftPhrases, type Finding, type IndexReader } from './index-reader.ts'
import type { PagefindResult } from './store.ts'

export interface Found extends Finding {
  /** `loose`: no paper has all of the words, these have some. */
  state: 'found' | 'loose' | 'none'
  /** The words that were searched instead of the typed ones. */
  mended?: string[]
  /** What was asked of Pagefind in the end; null for filters alone. */
  term: string | null
}

/** Results whose matches tell whether a word was found as typed. */
const probes = 3

/** The words of a query that are searched, compounds whole. */
export function wordsOf({ words, phrases }: ParsedQuery): string[] {
  return [...tellingWords(words), ...phrases.flatMap((phrase) => phrase.split(' '))]
}

/** The papers with the words as typed; else as they were probably meant; else with some of them. */
export async function findPapers(
  query: ParsedQuery,
  { filter, impossible, unknown }: ResolvedFilters,
  sort: Sort | undefined,
  index: IndexReader,
  vocabulary: () => Promise<Vocabulary>,
): Promise<Found> {
  const words = wordsOf(query)
  if (impossible || (unknown.length > 0 && words.length === 0)) return { state: 'none', hits: [], term: null }
  const ask = async (term: string | null) =>
    siftPhrases(index, await index.ask(term, filter, sort), query.phrases, query.without)
  const term = words.length > 0 ? words.flatMap(searchWords).join(' ') : null
  const typed = withCompounds(await ask(term), await findCompounds(words, ask, index))
  const some = typed.hits.length > 0
  if (term === null) return { state: some ? 'found' : 'none', ...typed, term }
  const missing = await unanswered(term.split(' '), typed.hits, index)
  if (some && missing.length === 0) return { state: 'found', ...typed, term }
  const mended = mend(words, await vocabulary(), (word) => !missing.includes(word))
  const meant = mended ? await ask(mended.join(' ')) : { hits: [] }
  if (mended && meant.hits.length > 0) return { state: 'found', ...meant, mended, term: mended.join(' ') }
  if (some) return { state: 'loose', ...typed, term }
  const apart = await Promise.all((mended ?? term.split(' ')).map(ask))
  const hits = mergeLoose(apart.map((finding) => finding.hits))
  return { state: hits.length > 0 ? 'loose' : 'none', hits, mended, term }
}

/**
 * Words that nothing answers. Where Pagefind does not know a word it goes by the longest beginning that it knows
 * (`manoflow` finds `Man`), and marks that; and by stem (`serving` finds `serve`), which an exact search confirms.
 */
async function unanswered(words: string[], hits: PagefindResult[], index: IndexReader): Promise<string[]> {
  const shown = await Promise.all(hits.slice(0, probes).map(loadCard))
  const marked = shown.flatMap((card) => card.marked)
  const known = await Promise.all(
    words.map(
      async (word) => marked.some((own) => answers(word, own)) || (await index.phrase(word)).size > 0,
    ),
  )
  return words.filter((_, at) => !known[at])
}

/** What has the compounds of a query as they were typed: `Parallel-R1`, of which the index knows no part `R1`. */
async function findCompounds(
  words: string[],
  ask: (term: string) => Promise<Finding>,
  index: IndexReader,
): Promise<PagefindResult[]> {
  const joined = words.map((word) => searchWords(word).join(''))
  const compounds = joined.filter((word, at) => searchWords(words[at] ?? '').length > 1)
  if (compounds.length === 0) return []
  const known = await Promise.all(compounds.map((word) => index.phrase(word)))
  return known.some((papers) => papers.size === 0) ? [] : (await ask(joined.join(' '))).hits
}

function withCompounds(finding: Finding, first: PagefindResult[]): Finding {
  if (first.length === 0) return finding
  const ids = new Set(first.map(({ id }) => id))
  const others = finding.hits.filter(({ id }) => !ids.has(id))
  const same = first.length + others.length === finding.hits.length
  return { hits: [...first, ...others], counts: same ? finding.counts : undefined }
}

/** Puts first what an author of exactly that name wrote. */
export async function promoteAuthor(
  hits: PagefindResult[],
  words: string[],
  entities: EntityMatch[],
  index: IndexReader,
): Promise<PagefindResult[]> {
  const isAuthor = entities.some(({ kind, whole }) => kind === 'author' && whole)
  if (!isAuthor || words.length < 2) return hits
  return promote(hits, await index.phrase(words.flatMap(searchWords).join(' ')))
}
