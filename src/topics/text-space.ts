import { stop, termNumbers, type TermNumbers } from './term-numbers.ts'
import { paperWords, type PaperWords, type Reading } from './words.ts'

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
  /** How rare each term is, which its weights in all texts have in common. */
  rarities: Float64Array
}

/**
 * Rarity goes in steps of a quarter, and the size of the corpus in steps of three hundredths: to the topics and maps of
 * the labelled papers it makes no difference (see test/gold), and one text more or less changes few other vectors.
 */
const [stepsOfRarity, stepsOfSize] = [4, 32]

/** A word of the title counts as many words of the abstract. */
const titleWeight = 3

/**
 * TF-IDF with sublinear term frequency over words and pairs of adjacent words, without stop words and terms
 * that only one text has (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 6.4).
 */
export function textSpace(papers: readonly PaperText[]): TextSpace {
  return spaceOf(papers, () => {})
}

/** The text space, for who wants to see each paper's words too while they are at hand: they are not kept. */
export function spaceOf(papers: readonly PaperText[], see: (words: PaperWords) => void): TextSpace {
  const numbers = termNumbers()
  const count = termCounter(numbers)
  const counted = papers.map((paper) => {
    const words = paperWords(paper)
    see(words)
    return count(words)
  })
  return spaceFrom(counted, numbers)
}

/** The text space of texts whose terms are counted. */
export function spaceFrom(counted: readonly TermCounts[], numbers: TermNumbers): TextSpace {
  const frequencies = frequenciesOf(counted, numbers.size())
  const { shared, terms, places } = sharedOnes(numbers, frequencies)
  const rarities = Float64Array.from(shared, (id) => rarityOf(frequencies[id] ?? 1, counted.length))
  const vectors = counted.map(({ ids, counts }) => {
    let size = 0
    for (const id of ids) if (places[id] !== unshared) size++
    const [kept, weights] = [new Uint32Array(size), new Float64Array(size)]
    let next = 0
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0
      const place = places[id] ?? unshared
      if (place === unshared) continue
      kept[next] = place
      weights[next++] = (1 + Math.log(counts[at] ?? 1)) * (rarities[place] ?? 0)
    }
    return unitVector(kept, weights)
  })
  return { vectors, terms, rarities }
}

/** Inverse document frequency; a term that all texts have still has a step, so that equal texts are near. */
function rarityOf(frequency: number, texts: number): number {
  const size = inSteps(Math.log(1 + texts), stepsOfSize)
  return Math.max(1 / stepsOfRarity, inSteps(size - Math.log(frequency), stepsOfRarity))
}

function inSteps(value: number, steps: number): number {
  return Math.round(value * steps) / steps
}

/** The terms of a text by their numbers, in the order in which they come, and how often each does. */
export interface TermCounts {
  ids: Uint32Array
  counts: Uint32Array
}

/** How many texts have each term. */
function frequenciesOf(counted: readonly TermCounts[], size: number): Uint32Array {
  const frequencies = new Uint32Array(size)
  for (const { ids } of counted) for (const id of ids) frequencies[id] = (frequencies[id] ?? 0) + 1
  return frequencies
}

/** The place of a term that only one text has. */
const unshared = 0xffffffff

/** The terms of more than one text in the order of their letters, and the place of each term among them. */
function sharedOnes({ nameOf }: TermNumbers, frequencies: Uint32Array) {
  const shared: { term: string; id: number }[] = []
  for (const [id, frequency] of frequencies.entries())
    if (frequency > 1) shared.push({ term: nameOf(id), id })
  shared.sort((a, b) => byCode(a.term, b.term))
  const places = new Uint32Array(frequencies.length).fill(unshared)
  for (const [place, { id }] of shared.entries()) places[id] = place
  return { shared: shared.map(({ id }) => id), terms: shared.map(({ term }) => term), places }
}

/** A vector of unit length from its entries in any order. */
export function sparseVector(entries: readonly [id: number, weight: number][]): SparseVector {
  return unitVector(
    Uint32Array.from(entries, ([id]) => id),
    Float64Array.from(entries, ([, weight]) => weight),
  )
}

function unitVector(ids: Uint32Array, weights: Float64Array): SparseVector {
  // Numbers sort several times sooner than pairs do: each carries its entry's place behind its id.
  const { length } = ids
  const order = new Float64Array(length)
  for (let at = 0; at < length; at++) order[at] = (ids[at] ?? 0) * length + at
  order.sort()
  const sorted: SparseVector = { ids: new Uint32Array(length), weights: new Float64Array(length) }
  let square = 0
  for (let at = 0; at < length; at++) {
    const from = (order[at] ?? 0) % length
    const weight = weights[from] ?? 0
    sorted.ids[at] = ids[from] ?? 0
    sorted.weights[at] = weight
    square += weight * weight
  }
  const size = Math.sqrt(square) || 1
  for (let at = 0; at < length; at++) sorted.weights[at] = (sorted.weights[at] ?? 0) / size
  return sorted
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

/** Counts the terms of one text after the other. */
export function termCounter(numbers: TermNumbers): (words: PaperWords) => TermCounts {
  let places = new Uint32Array(1 << 16)
  return ({ title, abstract }) => {
    const [ids, counts]: [number[], number[]] = [[], []]
    // Where the term stands in the lists, plus one: sooner found than in a map of each text's own.
    const add = (term: number, weight: number) => {
      if (term >= places.length) places = extended(places, numbers.size())
      const place = places[term] ?? 0
      if (place > 0) counts[place - 1] = (counts[place - 1] ?? 0) + weight
      else {
        counts.push(weight)
        places[term] = ids.push(term)
      }
    }
    countTerms(title, titleWeight, numbers, add)
    countTerms(abstract, 1, numbers, add)
    for (const id of ids) places[id] = 0
    return { ids: Uint32Array.from(ids), counts: Uint32Array.from(counts) }
  }
}

function extended(places: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(2 * size)
  longer.set(places)
  return longer
}

function countTerms(
  { bases, clauses }: Reading,
  weight: number,
  numbers: TermNumbers,
  add: (term: number, weight: number) => void,
): void {
  let [before, clause] = [stop, 0]
  for (let at = 0; at < bases.length; at++) {
    const base = bases[at]
    if (!base) continue
    const id = numbers.ofWord(base)
    if (id !== stop) {
      add(id, weight)
      if (before !== stop && clause === clauses[at]) add(numbers.ofPair(before, id), weight)
    }
    before = id
    clause = clauses[at] ?? 0
  }
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : 1
}
