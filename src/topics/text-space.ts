import { isStop } from './stop-words.ts'
import { words, type WordText } from './words.ts'

export interface PaperText {
  title: string
  abstract: string
}

/** A text as a sparse vector of unit length (or empty), its term ids ascending. */
export interface SparseVector {
  ids: Uint32Array
  weights: Float64Array
}

/** Texts as TF-IDF vectors over one list of terms. */
export interface TextSpace {
  vectors: SparseVector[]
  /** Number of terms. */
  size: number
  /** A term as most texts write it. */
  surface: (id: number) => string
  /** How many texts hold a term. */
  frequency: (id: number) => number
  /** True when the term is a pair of words. */
  isPair: (id: number) => boolean
}

/** A word of the title counts as many words of the abstract. */
const titleWeight = 3
const pairJoin = ' '

/**
 * TF-IDF with sublinear term frequency over words and pairs of adjacent words, without stop words and terms
 * that only one text has (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 6.4).
 */
export function textSpace(papers: readonly PaperText[]): TextSpace {
  const frequencies = new Map<string, number>()
  for (const paper of papers)
    for (const term of termCounts(paper).keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  const terms = [...frequencies].filter(([, count]) => count > 1).map(([term]) => term)
  terms.sort((a, b) => (a < b ? -1 : 1))
  const ids = new Map(terms.map((term, id) => [term, id]))
  const idf = terms.map((term) => Math.log((1 + papers.length) / (frequencies.get(term) ?? 1)))
  const surfaces = terms.map(() => new Map<string, number>())
  const vectors = papers.map((paper) => vectorOf(paper, ids, idf, surfaces))
  return {
    vectors,
    size: terms.length,
    surface: (id) => commonest(surfaces[id]) ?? terms[id] ?? '',
    frequency: (id) => frequencies.get(terms[id] ?? '') ?? 0,
    isPair: (id) => terms[id]?.includes(pairJoin) ?? false,
  }
}

/** The cosine of two unit vectors, 0 to 1. */
export function cosine(a: SparseVector, b: SparseVector): number {
  let sum = 0
  for (const [, product] of sharedTerms(a, b)) sum += product
  return sum
}

/** Terms that both texts have, with what each adds to the cosine. */
export function sharedTerms(a: SparseVector, b: SparseVector): [id: number, product: number][] {
  const shared: [number, number][] = []
  let j = 0
  for (const [i, id] of a.ids.entries()) {
    while (j < b.ids.length && (b.ids[j] ?? 0) < id) j++
    if (b.ids[j] === id) shared.push([id, (a.weights[i] ?? 0) * (b.weights[j] ?? 0)])
  }
  return shared
}

function termCounts(paper: PaperText, seen?: (term: string, written: string, weight: number) => void) {
  const counts = new Map<string, number>()
  const add = (part: WordText, weight: number, writtenWeight: number) => {
    for (const [term, start, end] of termsOf(part)) {
      counts.set(term, (counts.get(term) ?? 0) + weight)
      seen?.(term, part.text.slice(start, end), writtenWeight)
    }
  }
  // Titles are capitalized by custom, so abstracts say how a term is written.
  add(words(paper.title), titleWeight, 0.01)
  add(words(paper.abstract), 1, 1)
  return counts
}

function* termsOf(part: WordText): Generator<[term: string, start: number, end: number]> {
  let before: WordText['words'][number] | undefined
  for (const word of part.words) {
    const telling = !isStop(word.stem)
    if (telling) yield [word.stem, word.start, word.end]
    if (telling && before && before.clause === word.clause)
      yield [before.stem + pairJoin + word.stem, before.start, word.end]
    before = telling ? word : undefined
  }
}

function vectorOf(
  paper: PaperText,
  ids: ReadonlyMap<string, number>,
  idf: readonly number[],
  surfaces: readonly Map<string, number>[],
): SparseVector {
  const counts = termCounts(paper, (term, written, weight) => {
    const forms = surfaces[ids.get(term) ?? -1]
    forms?.set(written, (forms.get(written) ?? 0) + weight)
  })
  const entries: [number, number][] = []
  for (const [term, count] of counts) {
    const id = ids.get(term)
    if (id !== undefined) entries.push([id, (1 + Math.log(count)) * (idf[id] ?? 0)])
  }
  entries.sort((a, b) => a[0] - b[0])
  const length = Math.hypot(...entries.map(([, weight]) => weight)) || 1
  return {
    ids: Uint32Array.from(entries, ([id]) => id),
    weights: Float64Array.from(entries, ([, weight]) => weight / length),
  }
}

function commonest(forms: ReadonlyMap<string, number> | undefined): string | undefined {
  let best: [string, number] | undefined
  for (const [form, count] of forms ?? [])
    if (!best || count > best[1] || (count === best[1] && form < best[0])) best = [form, count]
  return best?.[0].replace(/\s+/g, ' ')
}
