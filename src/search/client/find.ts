import type { Sort } from '../address.ts'
import type { EntityMatch } from '../name-search.ts'
import { searchWords, type ParsedQuery } from '../query.ts'
import { mergeLoose, promote, sift, tellingWords } from '../ranking.ts'
import { answers, mend, resembles, type Vocabulary } from '../spelling.ts'
import { loadCard } from './cards.ts'
import type { IndexHit, IndexReader } from './index-reader.ts'

export interface Found {
  /** `loose`: no paper has all of the words, these have some. */
  state: 'found' | 'loose' | 'none'
  hits: IndexHit[]
  /** The words that were searched instead of the typed ones. */
  mended?: string[]
  /** Words that find papers and may have been meant; the typed ones were searched. */
  meant?: string[]
}

/** Results whose matches tell whether a word was found as typed. */
const probes = 3

export interface FindOptions {
  sort?: Sort
  /** Cards that will be asked for if the papers are as they are found: they are loaded together with what is looked at. */
  ahead?: number
  signal?: AbortSignal
}

/** The words of a query that are searched, compounds whole. */
export function wordsOf({ words, phrases }: ParsedQuery): string[] {
  return [...tellingWords(words), ...phrases.flatMap((phrase) => phrase.split(' '))]
}

/** The papers with the words as typed; else as they were probably meant; else with some of them. */
export async function findPapers(
  query: ParsedQuery,
  index: IndexReader,
  vocabulary: () => Promise<Vocabulary>,
  { sort, ahead = 0, signal }: FindOptions = {},
): Promise<Found> {
  const words = wordsOf(query)
  const ask = async (term: string | null) => {
    signal?.throwIfAborted()
    return siftPhrases(index, await index.ask(term, sort), query)
  }
  if (words.length === 0) return withState({ hits: await ask(null) })
  const terms = words.flatMap(searchWords)
  const typed = union(await findCompounds(words, ask, index), await ask(terms.join(' ')))
  for (const hit of typed.slice(0, ahead)) loadCard(hit, index).catch(() => {})
  const { missing, unlike } = await unanswered(terms, typed, index)
  if (missing.length === 0 && typed.length > 0) return { state: 'found', hits: typed }
  const mended = mend(words, await vocabulary(), (word) => !missing.includes(word))
  const near = mended ? await ask(mended.words.join(' ')) : []
  if (mended?.isSure && near.length > 0) return { state: 'found', hits: near, mended: mended.words }
  const meant = near.length > 0 ? mended?.words : undefined
  if (typed.length > 0 && unlike.length === 0) return { state: 'loose', hits: typed, meant }
  const instead = mended?.isSure ? mended.words : undefined
  const known = (instead ?? terms).filter((word) => !unlike.includes(word))
  const all = unlike.length > 0 && known.length > 0 ? await ask(known.join(' ')) : []
  const hits = all.length > 0 ? all : mergeLoose(await Promise.all(known.map(ask)))
  return { state: hits.length > 0 ? 'loose' : 'none', hits, mended: instead, meant }
}

function withState({ hits }: Pick<Found, 'hits'>): Found {
  return { state: hits.length > 0 ? 'found' : 'none', hits }
}

/** What is within all phrases and without all excluded ones. */
async function siftPhrases(
  index: IndexReader,
  hits: IndexHit[],
  { phrases, without }: ParsedQuery,
): Promise<IndexHit[]> {
  if (phrases.length + without.length === 0) return hits
  const within = await Promise.all(phrases.map((words) => index.phrase(words)))
  const outside = await Promise.all(without.map((words) => index.phrase(words)))
  return sift(hits, within, outside)
}

/**
 * Words that nothing answers, and of these the ones that nothing is like. Where Pagefind does not know a word it goes
 * by the longest beginning that it knows (`manoflow` finds `Man`), and marks that; and by stem (`serving` finds
 * `serve`), which an exact search confirms.
 */
async function unanswered(
  words: string[],
  hits: IndexHit[],
  index: IndexReader,
): Promise<{ missing: string[]; unlike: string[] }> {
  const shown = await Promise.all(hits.slice(0, probes).map((hit) => loadCard(hit, index)))
  const marked = shown.flatMap((card) => card.marked)
  const known = await Promise.all(
    words.map(
      async (word) => marked.some((own) => answers(word, own)) || (await index.phrase(word)).size > 0,
    ),
  )
  const missing = words.filter((_, at) => !known[at])
  const unlike = missing.filter((word) => !marked.some((own) => resembles(word, own)))
  return { missing, unlike }
}

/** What has the compounds of a query as they were typed: `Parallel-R1`, of which the index knows no part `R1`. */
async function findCompounds(
  words: string[],
  ask: (term: string) => Promise<IndexHit[]>,
  index: IndexReader,
): Promise<IndexHit[]> {
  const joined = words.map((word) => searchWords(word).join(''))
  const compounds = joined.filter((_, at) => searchWords(words[at] ?? '').length > 1)
  if (compounds.length === 0) return []
  const known = await Promise.all(compounds.map((word) => index.phrase(word)))
  return known.some((papers) => papers.size === 0) ? [] : ask(joined.join(' '))
}

function union(first: IndexHit[], then: IndexHit[]): IndexHit[] {
  const ids = new Set(first.map(({ id }) => id))
  return first.length === 0 ? then : [...first, ...then.filter(({ id }) => !ids.has(id))]
}

/** Puts first what an author of exactly that name wrote. */
export async function promoteAuthor(
  hits: IndexHit[],
  words: string[],
  entities: EntityMatch[],
  index: IndexReader,
): Promise<IndexHit[]> {
  const isAuthor = entities.some(({ kind, whole }) => kind === 'author' && whole)
  if (!isAuthor || words.length < 2) return hits
  return promote(hits, await index.phrase(words.flatMap(searchWords).join(' ')))
}
