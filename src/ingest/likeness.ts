import { foldText } from '../model/slug.ts'

/** Words in a shingle: long enough that unrelated abstracts share none but set phrases. */
const shingleWords = 5
const sketchSize = 4

/**
 * The hashed runs of five words of a text, for telling near-identical texts
 * (Broder, "On the resemblance and containment of documents", 1997).
 */
export function shingles(text: string): Set<number> {
  const words = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []
  const found = new Set<number>()
  for (let at = 0; at + shingleWords <= words.length; at++)
    found.add(hash(words.slice(at, at + shingleWords).join(' ')))
  if (found.size === 0 && words.length > 0) found.add(hash(words.join(' ')))
  return found
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

/** FNV-1a, 32 bit (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
