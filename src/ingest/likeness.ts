/** Words in a shingle: long enough that unrelated abstracts share none but set phrases. */
const shingleWords = 5
const sketchSize = 4
/** FNV-1a, 32 bit (http://www.isthe.com/chongo/tech/comp/fnv/). */
const offsetBasis = 0x811c9dc5
const prime = 0x01000193

/**
 * The hashed runs of five words of a text, for telling near-identical texts
 * (Broder, "On the resemblance and containment of documents", 1997). Case and punctuation do not count.
 */
export function shingles(text: string): Set<number> {
  const words = wordHashes(text)
  const found = new Set<number>()
  const size = Math.min(shingleWords, words.length)
  for (let at = 0; size > 0 && at + size <= words.length; at++) {
    let value = offsetBasis
    for (let word = at; word < at + size; word++)
      value = Math.imul(value ^ (words[word] ?? 0), prime) ^ (value >>> 15)
    found.add(value >>> 0)
  }
  return found
}

/** Hashes letter by letter, since a pattern over every abstract of a large atlas would take most of its time. */
function wordHashes(text: string): number[] {
  const words: number[] = []
  let value = 0
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at)
    const lower = code >= 65 && code <= 90 ? code + 32 : code
    const inWord =
      (lower >= 97 && lower <= 122) ||
      (code >= 48 && code <= 57) ||
      (code > 191 && (code < 0x2000 || code > 0x206f))
    if (inWord) value = Math.imul((value || offsetBasis) ^ lower, prime)
    else if (value) {
      words.push(value)
      value = 0
    }
  }
  return words
}

/** How much of the smaller text stands in the other, 0 to 1. */
export function containment(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared++
  return shared / small.size
}

/** The smallest hashes: near-identical texts share at least one of them almost surely. */
export function sketch(found: ReadonlySet<number>): number[] {
  const least: number[] = []
  for (const value of found) {
    if (least.length === sketchSize && value >= (least.at(-1) ?? 0)) continue
    least.push(value)
    least.sort((a, b) => a - b)
    if (least.length > sketchSize) least.pop()
  }
  return least
}
