/** A stretch of text; `marked` when it answers the query. */
export interface Part {
  text: string
  marked: boolean
}

/** The two ends of the shown excerpt, in words. */
const length = 28

/**
 * The part of a text with most matches, as plain text in pieces: nothing in it can act as markup.
 * @param text words apart by white space, as Pagefind counts them
 * @param locations word numbers of the matches
 */
export function excerptOf(text: string, locations: readonly number[], words = length): Part[] {
  const all = text.split(/\s+/).filter(Boolean)
  const inside = [...new Set(locations)].filter((at) => at >= 0 && at < all.length).sort((a, b) => a - b)
  const start = all.length <= words ? 0 : densest(inside, words, all.length)
  const end = Math.min(all.length, start + words)
  const parts = markWords(all.slice(start, end), new Set(inside.map((at) => at - start)))
  if (start > 0) parts.unshift({ text: '… ', marked: false })
  if (end < all.length) parts.push({ text: ' …', marked: false })
  return join(parts)
}

/** A short text as a whole, its matches marked. */
export function markText(text: string, locations: readonly number[]): Part[] {
  return join(markWords(text.split(/\s+/).filter(Boolean), new Set(locations)))
}

function densest(locations: number[], words: number, total: number): number {
  let best = { start: 0, hits: 0 }
  for (const from of locations) {
    const hits = locations.filter((at) => at >= from && at < from + words).length
    if (hits > best.hits) best = { start: from, hits }
  }
  const lead = Math.min(6, Math.floor(words / 4))
  return Math.max(0, Math.min(best.start - lead, total - words))
}

function markWords(words: string[], marked: Set<number>): Part[] {
  return words.flatMap((word, index) => {
    const space = index > 0 ? ' ' : ''
    if (!marked.has(index)) return [{ text: space + word, marked: false }]
    const [, before = '', core = word, after = ''] =
      /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}%+]*)$/u.exec(word) ?? []
    return [
      { text: space + before, marked: false },
      { text: core, marked: true },
      { text: after, marked: false },
    ]
  })
}

function join(parts: Part[]): Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last && last.marked === part.marked) last.text += part.text
    else if (part.text) joined.push({ ...part })
  }
  return joined
}
