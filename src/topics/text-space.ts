import { isStop } from './stop-words.ts'
import { words, type Word, type WordText } from './words.ts'

export interface PaperText {
  title: string
  /** Raw abstract; `''` when unknown. */
  abstract: string
}

/** A text as a sparse vector of unit length (or empty), its term ids ascending. */
export interface SparseVector {
  ids: Uint32Array
  weights: Float64Array
}

/** Texts as TF-IDF vectors over one list of terms: stems, and pairs of stems joined by a space. */
export interface TextSpace {
  vectors: SparseVector[]
  terms: readonly string[]
}

/** A word of the title counts as many words of the abstract. */
const titleWeight = 3

/**
 * TF-IDF with sublinear term frequency over words and pairs of adjacent words, without stop words and terms
 * that only one text has (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 6.4).
 */
export function textSpace(papers: readonly PaperText[]): TextSpace {
  const numbers = new Map<string, number>()
  const frequencies: number[] = []
  const counted = papers.map((paper) => {
    const counts = [...termCounts(paper)]
    const ids = Uint32Array.from(counts, ([term]) => {
      const id = numbers.get(term) ?? numbers.size
      numbers.set(term, id)
      frequencies[id] = (frequencies[id] ?? 0) + 1
      return id
    })
    return { ids, counts: Float64Array.from(counts, ([, count]) => count) }
  })
  const terms = [...numbers.keys()].filter((_, id) => (frequencies[id] ?? 0) > 1).sort(byCode)
  const places = new Int32Array(numbers.size).fill(-1)
  for (const [place, term] of terms.entries()) places[numbers.get(term) ?? 0] = place
  const rarity = (id: number) => Math.log((1 + papers.length) / (frequencies[id] ?? 1))
  const vectors = counted.map(({ ids, counts }) => {
    const entries: [number, number][] = []
    for (const [at, id] of ids.entries()) {
      const place = places[id] ?? -1
      if (place >= 0) entries.push([place, (1 + Math.log(counts[at] ?? 1)) * rarity(id)])
    }
    return sparseVector(entries)
  })
  return { vectors, terms }
}

/** A vector of unit length from its entries in any order. */
export function sparseVector(entries: [id: number, weight: number][]): SparseVector {
  entries.sort((a, b) => a[0] - b[0])
  let square = 0
  for (const [, weight] of entries) square += weight * weight
  const length = Math.sqrt(square) || 1
  return {
    ids: Uint32Array.from(entries, ([id]) => id),
    weights: Float64Array.from(entries, ([, weight]) => weight / length),
  }
}

/** The sum of some vectors, at unit length. */
export function centroid(vectors: Iterable<SparseVector>): SparseVector {
  const sums = new Map<number, number>()
  for (const { ids, weights } of vectors)
    for (const [at, id] of ids.entries()) sums.set(id, (sums.get(id) ?? 0) + (weights[at] ?? 0))
  return sparseVector([...sums])
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
  for (let i = 0; i < a.ids.length; i++) {
    const id = a.ids[i] ?? 0
    while (j < b.ids.length && (b.ids[j] ?? 0) < id) j++
    if (b.ids[j] === id) shared.push([id, (a.weights[i] ?? 0) * (b.weights[j] ?? 0)])
  }
  return shared
}

/** A paper's terms as it writes them, most often so; titles are capitalized by custom, so the abstract decides. */
export function writtenTerms(paper: PaperText): Map<string, string> {
  const written = new Map<string, string>()
  for (const source of [paper.title, paper.abstract]) {
    const forms = new Map<string, Map<string, number>>()
    const part = words(source)
    for (const [term, start, end] of termsOf(part)) {
      const form = part.text.slice(start, end).replace(/\s+/g, ' ')
      const counts = forms.get(term) ?? new Map<string, number>()
      forms.set(term, counts.set(form, (counts.get(form) ?? 0) + 1))
    }
    for (const [term, counts] of forms) written.set(term, commonest(counts))
  }
  return written
}

function termCounts(paper: PaperText): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [source, weight] of [
    [paper.title, titleWeight],
    [paper.abstract, 1],
  ] as const)
    for (const [term] of termsOf(words(source))) counts.set(term, (counts.get(term) ?? 0) + weight)
  return counts
}

function* termsOf(part: WordText): Generator<[term: string, start: number, end: number]> {
  let before: Word | undefined
  for (const word of part.words) {
    const telling = !isStop(word.stem)
    if (telling) yield [word.stem, word.start, word.end]
    if (telling && before?.clause === word.clause)
      yield [`${before.stem} ${word.stem}`, before.start, word.end]
    before = telling ? word : undefined
  }
}

function commonest(counts: ReadonlyMap<string, number>): string {
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || byCode(a[0], b[0]))
  return best?.[0] ?? ''
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : 1
}
