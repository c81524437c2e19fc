import type { KeptNear, PrintedPaper } from './kept-near.ts'
import type { TextSpace } from './text-space.ts'

/** Stands for a paper or a term that is not there. */
export const none = 0xffffffff

/** What has become of the papers and terms of an earlier atlas, all by their indexes. */
export interface NearChanges {
  /** Of each paper now, what it was; `none` when it is new. */
  was: Uint32Array
  /** Of each earlier paper, what it is now; `none` when it is gone. */
  is: Uint32Array
  /** Of each earlier term, what it is now; and of the place behind the last one, the place behind the last now. */
  termIs: Uint32Array
  /** Whether each paper now says word for word what it said. */
  sameText: boolean[]
  /** Whether its vector is the same, too. */
  sameVector: boolean[]
}

/** Compares papers in the order of their slugs, and their space, with those of an earlier atlas. */
export function nearChanges(
  papers: readonly PrintedPaper[],
  { vectors, terms, rarities }: TextSpace,
  old: KeptNear,
): NearChanges {
  const slugs = papers.map(({ slug }) => slug)
  const was = placesIn(old.slugs, slugs)
  const termWas = placesIn(old.terms, terms)
  const isOther = rarities.map((rarity, id) => (old.rarities[termWas[id] ?? none] === rarity ? 0 : 1))
  const sameText = papers.map(({ print }, self) => old.prints[was[self] ?? none] === print)
  // Of the same words, those terms are left out that only one text has: as many that are all as rare are the same.
  const sameVector = vectors.map(({ ids }, self) => {
    if (!sameText[self] || old.sizes[was[self] ?? none] !== ids.length) return false
    for (const id of ids) if (isOther[id]) return false
    return true
  })
  const is = placesIn(slugs, old.slugs)
  const termIs = new Uint32Array(old.terms.length + 1)
  termIs.set(placesIn(terms, old.terms))
  termIs[old.terms.length] = terms.length
  return { was, is, termIs, sameText, sameVector }
}

/** Where each name is in a list; both are in the order of their letters. */
function placesIn(list: readonly string[], names: readonly string[]): Uint32Array {
  const places = new Uint32Array(names.length).fill(none)
  let at = 0
  for (const [index, name] of names.entries()) {
    while (at < list.length && (list[at] ?? '') < name) at++
    if (list[at] === name) places[index] = at
  }
  return places
}
