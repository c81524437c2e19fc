import type { PrintedPaper } from './kept-near.ts'
import { none, type NearChanges } from './near-changes.ts'
import type { Listed } from './near-again.ts'
import { mapRow, rowsMaker, type Rows } from './rows.ts'
import { rankedTerms, tellingTerms } from './telling-terms.ts'
import type { TextSpace } from './text-space.ts'
import { writtenTerms } from './written-terms.ts'

/** The terms named for each entry of the lists, in their order. */
export interface PairNames {
  /** Terms as papers write them. */
  forms: string[]
  /** Places among the forms; no terms for an entry that nobody asks for. */
  named: Rows
  /** Ids of the ranked terms that decided them; where the ranking ended, the one behind the last id. */
  looked: Rows
}

/** The names of an earlier atlas, and what has become of it. */
export interface OldNames {
  names: PairNames
  near: Rows
  changes: NearChanges
}

/** A pair as it was named before, by its entry then; or the ids of the terms that it is to be named by. */
type Pair = number | number[]

/**
 * Names the terms of each paper's `count` nearest; those of an earlier atlas are taken over where nothing that they
 * were made of is another.
 * @returns the names, and how many papers' words had to be read for them
 */
export function namePairs(
  papers: readonly PrintedPaper[],
  space: TextSpace,
  lists: readonly Listed[],
  count: number,
  old?: OldNames,
): { names: PairNames; read: number } {
  const maker = namesMaker(space.terms.length, old)
  let read = 0
  for (const [self, paper] of papers.entries()) {
    const near = lists[self]?.near ?? []
    const pairs = near.slice(0, count).map(({ index }) => pairOf(self, index, count, space, old))
    const write = pairs.some((pair) => typeof pair !== 'number')
      ? writer(paper, pairs, space.terms)
      : undefined
    if (write) read++
    for (const at of near.keys()) {
      const pair = pairs[at] ?? []
      if (typeof pair === 'number') maker.takeOver(pair)
      else maker.add(pair, write?.(pair) ?? [])
    }
  }
  return { names: maker.names(), read }
}

/** Gives the terms of pairs as a paper writes them. */
function writer(paper: PrintedPaper, pairs: readonly Pair[], terms: readonly string[]) {
  const nameOf = (id: number) => terms[id] ?? ''
  const wanted = new Set(pairs.flatMap((pair) => (typeof pair === 'number' ? [] : pair.map(nameOf))))
  const written = writtenTerms(paper, wanted)
  return (ids: readonly number[]) => ids.map((id) => written.get(nameOf(id)) ?? '')
}

function pairOf(
  self: number,
  other: number,
  count: number,
  { vectors, terms }: TextSpace,
  old?: OldNames,
): Pair {
  const entry = old ? entryOf(self, other, count, old) : none
  if (!old || entry === none) return rankedTerms(vectors[self], vectors[other])
  const { sameText, sameVector } = old.changes
  if (sameVector[self] && sameVector[other]) return entry
  const ranked = rankedTerms(vectors[self], vectors[other])
  return sameText[self] && isAsBefore(ranked, entry, terms.length, old) ? entry : ranked
}

/** The named entry that the pair had before. */
function entryOf(self: number, other: number, count: number, { near, changes: { was } }: OldNames): number {
  const [before, otherBefore] = [was[self] ?? none, was[other] ?? none]
  if (before === none || otherBefore === none) return none
  const { starts, values } = near
  const start = starts[before] ?? 0
  const end = Math.min(start + count, starts[before + 1] ?? 0)
  for (let entry = start; entry < end; entry++) if (values[entry] === otherBefore) return entry
  return none
}

/** True when the terms that decided the names are first again, in the same order. */
function isAsBefore(ranked: readonly number[], entry: number, end: number, old: OldNames): boolean {
  const { starts, values } = old.names.looked
  const start = starts[entry] ?? 0
  for (let at = start; at < (starts[entry + 1] ?? 0); at++)
    if (old.changes.termIs[values[at] ?? 0] !== (ranked[at - start] ?? end)) return false
  return true
}

/** Puts names together, entry by entry. */
function namesMaker(end: number, old?: OldNames) {
  const [named, looked] = [rowsMaker(), rowsMaker()]
  const forms = formList()
  const formIs = new Uint32Array(old?.names.forms.length ?? 0).fill(none)
  const formOf = (before: number) => {
    if (formIs[before] === none) formIs[before] = forms.idOf(old?.names.forms[before] ?? '')
    return formIs[before] ?? none
  }
  const endBoth = () => {
    named.end()
    looked.end()
  }
  return {
    takeOver: (entry: number) => {
      if (old) {
        mapRow(old.names.named, entry, (form) => named.add(formOf(form)))
        looked.addFrom(old.names.looked, entry, old.changes.termIs)
      }
      endBoth()
    },
    /** By ranked ids, and how the paper writes each. */
    add: (ranked: readonly number[], written: readonly string[]) => {
      const telling = tellingTerms(written)
      for (const term of telling.terms) named.add(forms.idOf(term))
      for (const id of ranked.slice(0, telling.looked)) looked.add(id)
      if (telling.looked === ranked.length) looked.add(end)
      endBoth()
    },
    names: (): PairNames => ({ forms: forms.all, named: named.rows(), looked: looked.rows() }),
  }
}

function formList() {
  const all: string[] = []
  const known = new Map<string, number>()
  const idOf = (form: string) => {
    const id = known.get(form) ?? all.length
    if (id === all.length) {
      all.push(form)
      known.set(form, id)
    }
    return id
  }
  return { all, idOf }
}
