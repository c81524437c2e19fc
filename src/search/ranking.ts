/** One paper that Pagefind found. */
export interface Hit {
  /** Pagefind's name of the record. */
  id: string
  score: number
}

/** The hits that are in every set of `within` and in none of `without`, in their order. */
export function sift<T extends Hit>(hits: T[], within: Set<string>[], without: Set<string>[]): T[] {
  return hits.filter(({ id }) => within.every((set) => set.has(id)) && !without.some((set) => set.has(id)))
}

/** The hits that are in a set first; otherwise their order stays. */
export function promote<T extends Hit>(hits: T[], set: Set<string>): T[] {
  return [...hits.filter(({ id }) => set.has(id)), ...hits.filter(({ id }) => !set.has(id))]
}

/**
 * Hits of separate words as one list: papers with more of the words first, then by the sum of their scores.
 * The order of equals is that of their ids, so that it is the same everywhere.
 */
export function mergeLoose<T extends Hit>(lists: T[][]): T[] {
  const merged = new Map<string, { hit: T; lists: number; score: number }>()
  for (const list of lists)
    for (const hit of list) {
      const known = merged.get(hit.id)
      if (!known) merged.set(hit.id, { hit, lists: 1, score: hit.score })
      else {
        known.lists++
        known.score += hit.score
      }
    }
  return [...merged.values()]
    .sort((a, b) => b.lists - a.lists || b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1))
    .map(({ hit }) => hit)
}

const common = new Set(
  'a an and are as at be by can do does for from how in is it its of on or that the their this to via we what when which with'.split(
    ' ',
  ),
)

/** The words that carry meaning; all of them when there are no others. English, the language of most abstracts. */
export function tellingWords(words: string[]): string[] {
  const telling = words.filter((word) => !common.has(word.toLowerCase()))
  return telling.length > 0 ? telling : words
}
