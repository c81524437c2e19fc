import type { SparseVector, TextSpace } from './text-space.ts'

export const kinTuning = { sure: 8, margin: 1.4, doubt: 3, second: 0.5 }

/**
 * How like each text is to the papers that surely belong to each topic: the cosine with their centroid, the text
 * itself left out (Rocchio's classifier, trained on the vocabularies' own confident answers).
 * @param spoken score of each topic for each text, by vocabulary
 * @returns for each text a value of 0 to 1 by topic; small where a topic has few sure papers
 */
export function kinship(space: TextSpace, spoken: readonly number[][], size: number): number[][] {
  const members = Array.from({ length: size }, (): Map<number, number> => new Map())
  for (const [text, scores] of spoken.entries()) {
    const ranked = scores.map((score, topic) => ({ score, topic })).sort((a, b) => b.score - a.score)
    const [first, second] = ranked
    if (!first || first.score < kinTuning.sure) continue
    if (first.score >= kinTuning.margin * (second?.score ?? 0)) members[first.topic]?.set(text, 1)
    else
      for (const { score, topic } of ranked.slice(0, 3))
        if (score >= kinTuning.sure && score > 0.6 * first.score) members[topic]?.set(text, kinTuning.second)
  }
  const kin = space.vectors.map(() => new Array<number>(size).fill(0))
  for (const [topic, list] of members.entries()) {
    const sum = new Float64Array(space.terms.length)
    let total = 0
    for (const [text, weight] of list) {
      addTo(sum, space.vectors[text], weight)
      total += weight
    }
    let square = 0
    for (const value of sum) square += value * value
    for (const [text, vector] of space.vectors.entries()) {
      const own = list.get(text) ?? 0
      const product = dot(sum, vector)
      // The centroid without the text itself: |s − wv|² = |s|² − 2w(s·v) + w²|v|².
      const rest = Math.sqrt(Math.max(0, square - 2 * own * product + own * own))
      const others = total - own
      const row = kin[text]
      if (row && rest > 1e-9) row[topic] = ((product - own) / rest) * (others / (others + kinTuning.doubt))
    }
  }
  return kin
}

function addTo(sum: Float64Array, vector: SparseVector | undefined, weight: number): void {
  for (const [at, id] of vector?.ids.entries() ?? [])
    sum[id] = (sum[id] ?? 0) + weight * (vector?.weights[at] ?? 0)
}

function dot(sum: Float64Array, vector: SparseVector): number {
  let product = 0
  for (const [at, id] of vector.ids.entries()) product += (sum[id] ?? 0) * (vector.weights[at] ?? 0)
  return product
}
