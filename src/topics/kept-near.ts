import { listAgain, listAll, type Depth, type Listed } from './near-again.ts'
import { nearChanges, none, type NearChanges } from './near-changes.ts'
import { namePairs, type PairNames } from './pair-names.ts'
import { mapRow, rowsMaker, type Rows } from './rows.ts'
import type { NearPaper } from './similarity.ts'
import type { TextSpace } from './text-space.ts'

/** A paper with a hash of its title and abstract. */
export interface PrintedPaper extends NearPaper {
  print: string
}

/** The neighbours of all papers with what they were found by, in a shape that a file keeps well. */
export interface KeptNear {
  /** In the order of their letters; papers go by their places here. */
  slugs: string[]
  /** Hashes of the papers' texts. */
  prints: string[]
  /** The text space's terms, and how rare each is. */
  terms: readonly string[]
  rarities: Float64Array
  /** How many terms each paper's vector has. */
  sizes: Uint32Array
  /** Each paper's nearest, more of them than are named, their scores, and the greatest that one beyond may have. */
  near: Rows
  scores: Float64Array
  beyond: Float64Array
  names: PairNames
}

/** Lists are this much longer than is asked for: they lose few entries from one build to the next. */
const spare = 4
/** When a greater share of the papers has changed, all pairs are weighed sooner together. */
const mostChanged = 0.25

/**
 * The `count` papers nearest to each, as `nearestPapers` finds them.
 * @param papers in the order of their slugs
 * @param space their text space
 * @param old what an earlier call gave: only papers that have changed since are weighed against all, and pairs of the
 *   others keep their terms
 * @returns the neighbours, how many papers were weighed, and of how many the words were read for the terms
 */
export function nearAgain(
  papers: readonly PrintedPaper[],
  space: TextSpace,
  count: number,
  old?: KeptNear,
): { near: KeptNear; weighed: number; read: number } {
  const { vectors, terms, rarities } = space
  const changes = old && nearChanges(papers, space, old)
  const known = old && changes ? knownLists(old, changes) : []
  const depth = { count, depth: count + spare }
  const { lists, weighed } = listsOf(space, known, depth)
  const before = old && changes ? { names: old.names, near: old.near, changes } : undefined
  const { names, read } = namePairs(papers, space, lists, count, before)
  const near: KeptNear = {
    slugs: papers.map(({ slug }) => slug),
    prints: papers.map(({ print }) => print),
    terms,
    rarities,
    sizes: Uint32Array.from(vectors, ({ ids }) => ids.length),
    near: rowsOf(lists),
    scores: Float64Array.from(lists.flatMap((list) => list.near.map(({ score }) => score))),
    beyond: Float64Array.from(lists, ({ beyond }) => beyond),
    names,
  }
  return { near, weighed, read }
}

/** By slug the nearest papers, nearest first, with the terms that make them near. */
export function neighboursIn({ slugs, near, names }: KeptNear, count: number) {
  const formOf = (form: number) => names.forms[form] ?? ''
  return new Map(
    slugs.map((slug, self) => {
      const nearby = mapRow(near, self, (other, entry) => ({ slug: slugs[other] ?? '', entry }))
      const named = nearby
        .slice(0, count)
        .map((one) => ({ slug: one.slug, terms: mapRow(names.named, one.entry, formOf) }))
      return [slug, named]
    }),
  )
}

function rowsOf(lists: readonly Listed[]): Rows {
  const { add, end, rows } = rowsMaker()
  for (const { near } of lists) {
    for (const { index } of near) add(index)
    end()
  }
  return rows()
}

function listsOf(
  { vectors, terms }: TextSpace,
  known: readonly (Listed | undefined)[],
  depth: Depth,
): { lists: Listed[]; weighed: number } {
  const same = known.filter((list) => list).length
  if (vectors.length - same <= mostChanged * vectors.length)
    return listAgain(vectors, terms.length, known, depth)
  return { lists: listAll(vectors, terms.length, depth), weighed: vectors.length }
}

/** The lists of papers whose vectors are the same, by what these are now, less the entries whose vectors are not. */
function knownLists(old: KeptNear, { was, is, sameVector }: NearChanges): (Listed | undefined)[] {
  return sameVector.map((same, self) => {
    if (!same) return undefined
    const before = was[self] ?? none
    const near = mapRow(old.near, before, (other, entry) => {
      return { index: is[other] ?? none, score: old.scores[entry] ?? 0 }
    })
    return { near: near.filter(({ index }) => sameVector[index]), beyond: old.beyond[before] ?? 0 }
  })
}
