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
  for (const [topic, members] of sureMembers(spoken, size).entries()) {
    const sum = new Float64Array(space.terms.length)
    for (const [text, weight] of members) addTo(sum, space.vectors[text], weight)
    const square = sum.reduce((total, value) => total + value * value, 0)
    const all = [...members.values()].reduce((total, weight) => total + weight, 0)
    for (const [text, vector] of space.vectors.entries()) {
      const row = kin[text]
      if (!row || vector.ids.length === 0) continue
      const own = members.get(text) ?? 0
      const product = dot(sum, vector)
      // The centroid without the text itself: |s − wv|² = |s|² − 2w(s·v) + w²|v|², where |v| is 1.
      const rest = Math.sqrt(Math.max(0, square - 2 * own * product + own * own))
      const trust = (all - own) / (all - own + kinTuning.doubt)
      if (rest > 1e-9) row[topic] = Math.max(0, (product - own) / rest) * trust
    }
  }
  return kin
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

function addTo(sum: Float64Array, vector: SparseVector | undefined, weight: number): void {
  if (!vector) return
  const { ids, weights } = vector
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0
    sum[id] = (sum[id] ?? 0) + weight * (weights[at] ?? 0)
  }
}

function dot(sum: Float64Array, { ids, weights }: SparseVector): number {
  let product = 0
  for (let at = 0; at < ids.length; at++) product += (sum[ids[at] ?? 0] ?? 0) * (weights[at] ?? 0)
  return product
}
