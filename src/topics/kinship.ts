import type { SparseVector, TextSpace } from './text-space.ts'

export const kinTuning = {
  /** Least vocabulary score of a paper that surely belongs to a topic. */
  sure: 8,
  /** By how much it must exceed the next topic's to stand for one topic alone. */
  margin: 1.4,
  /** Weight of a paper that stands for two or three topics. */
  second: 0.5,
  /** Papers' worth of doubt about a centroid: one of few papers counts for little. */
  doubt: 3,
}

/**
 * How like each text is to the papers that surely belong to each topic: the cosine with their centroid, the text
 * itself left out (Rocchio's classifier, trained on the vocabularies' own confident answers).
 * @param spoken score of each topic for each text, by vocabulary
 * @returns for each text a value of 0 to 1 by topic; small where a topic has few sure papers
 */
export function kinship(space: TextSpace, spoken: readonly Float64Array[], size: number): Float64Array[] {
  const kin = space.vectors.map(() => new Float64Array(size))
  const sure = [...sureMembers(spoken, size).entries()]
  for (let from = 0; from < size; from += lanes) compare(sure.slice(from, from + lanes), space, kin)
  return kin
}

/** Topics whose sums lie side by side, so that a term's are fetched from memory at once. */
const lanes = 4

/** Sets the kinship of all texts with up to `lanes` topics. */
function compare(
  topics: readonly [topic: number, members: ReadonlyMap<number, number>][],
  { vectors, terms }: TextSpace,
  kin: readonly Float64Array[],
): void {
  const sums = new Float64Array(lanes * terms.length)
  for (const [lane, [, members]] of topics.entries())
    for (const [text, weight] of members) addTo(sums, lane, vectors[text], weight)
  const squares = topics.map((_, lane) => squareOf(sums, lane))
  const all = topics.map(([, members]) => [...members.values()].reduce((total, weight) => total + weight, 0))
  const products = new Float64Array(lanes)
  for (const [text, vector] of vectors.entries()) {
    const row = kin[text]
    if (!row || vector.ids.length === 0) continue
    multiply(sums, vector, products)
    for (let lane = 0; lane < topics.length; lane++) {
      const [topic = 0, members] = topics[lane] ?? []
      const own = members?.get(text) ?? 0
      const product = products[lane] ?? 0
      // The centroid without the text itself: |s − wv|² = |s|² − 2w(s·v) + w²|v|², where |v| is 1.
      const rest = Math.sqrt(Math.max(0, (squares[lane] ?? 0) - 2 * own * product + own * own))
      const others = (all[lane] ?? 0) - own
      const trust = others / (others + kinTuning.doubt)
      if (rest > 1e-9) row[topic] = Math.max(0, (product - own) / rest) * trust
    }
  }
}

/** For each topic the texts that surely belong to it, with the weight at which they stand for it. */
function sureMembers(spoken: readonly Float64Array[], size: number): Map<number, number>[] {
  const members = Array.from({ length: size }, () => new Map<number, number>())
  for (const [text, scores] of spoken.entries()) {
    if (!scores.some((score) => score >= kinTuning.sure)) continue
    const ranked = Array.from(scores, (score, topic) => ({ score, topic })).sort((a, b) => b.score - a.score)
    const [first, second] = ranked
    if (!first || first.score < kinTuning.sure) continue
    const alone = first.score >= kinTuning.margin * (second?.score ?? 0)
    for (const { score, topic } of ranked.slice(0, alone ? 1 : 3))
      if (score >= kinTuning.sure && score > 0.6 * first.score)
        members[topic]?.set(text, alone ? 1 : kinTuning.second)
  }
  return members
}

function addTo(sums: Float64Array, lane: number, vector: SparseVector | undefined, weight: number): void {
  if (!vector) return
  const { ids, weights } = vector
  for (let at = 0; at < ids.length; at++) {
    const place = lanes * (ids[at] ?? 0) + lane
    sums[place] = (sums[place] ?? 0) + weight * (weights[at] ?? 0)
  }
}

function squareOf(sums: Float64Array, lane: number): number {
  let square = 0
  for (let place = lane; place < sums.length; place += lanes)
    square += (sums[place] ?? 0) * (sums[place] ?? 0)
  return square
}

/** The products of a text with the sums of all lanes. */
function multiply(sums: Float64Array, { ids, weights }: SparseVector, products: Float64Array): void {
  let [first, second, third, fourth] = [0, 0, 0, 0]
  for (let at = 0; at < ids.length; at++) {
    const place = lanes * (ids[at] ?? 0)
    const weight = weights[at] ?? 0
    first += (sums[place] ?? 0) * weight
    second += (sums[place + 1] ?? 0) * weight
    third += (sums[place + 2] ?? 0) * weight
    fourth += (sums[place + 3] ?? 0) * weight
  }
  products.set([first, second, third, fourth])
}
