import { foldText } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import { clusterOf, peopleOf, titleKey, titleWords, type Cluster } from './cluster.ts'
import { joinBy, joinNamesakes, setPhrase } from './join.ts'
import { containment, shingles, sketch } from './likeness.ts'
import type { SeedRecord } from './record.ts'

/** True when two titles are one, or share most of their words, as those of a renamed paper do. */
export function alikeTitles(a: string, b: string): boolean {
  if (titleKey(a) === titleKey(b)) return true
  const [own, other] = [a, b].map(
    (title) => new Set(foldText(plainText(title)).match(/[\p{L}\p{N}]{4,}/gu) ?? []),
  )
  if (!own || !other) return false
  const shared = [...own].filter((word) => other.has(word)).length
  return shared >= 3 && shared >= 0.6 * Math.min(own.size, other.size)
}

/** Two clusters that share an id but speak of different papers. */
export interface IdClash {
  id: string
  a: SeedRecord
  b: SeedRecord
}

/**
 * Groups records by paper: one arXiv id, one DOI or one title is one paper, and so is one abstract under two
 * titles (a renamed paper), unless what else is known says that they are two (`ParaNames 1.0` and `ParaNames`).
 */
export function groupRecords(
  records: readonly SeedRecord[],
  kept: readonly Cluster[] = [],
): { clusters: Cluster[]; clashes: IdClash[] } {
  const clashes: IdClash[] = []
  let clusters = [...records.map((record) => clusterOf(record.facts, [record])), ...kept]
  for (const key of ['arxiv', 'doi'] as const)
    clusters = joinBy(
      clusters,
      (cluster) => cluster[key],
      (a, b, id) => {
        if (!strangers(a, b)) return true
        if (a.records[0] && b.records[0]) clashes.push({ id, a: a.records[0], b: b.records[0] })
        return false
      },
    )
  clusters = joinNamesakes(clusters, (a, b) => !contradict(a, b))
  clusters = joinBy(clusters, abstractKeys, sameAbstract, setPhrase)
  return { clusters, clashes }
}

/**
 * True when one title must be two papers: other ids, or other people in another year or with another text.
 * A DOI alone parts nothing, since a preprint and its published form have one each.
 */
export function contradict(a: Cluster, b: Cluster): boolean {
  if (disjoint(a.arxiv, b.arxiv)) return true
  const [own, others] = [peopleOf(a), peopleOf(b)]
  const otherPeople = disjoint(own, others)
  const samePeople = own.size > 0 && others.size > 0 && !otherPeople
  if (samePeople) return false
  const apart = yearsApart(a, b)
  const otherText = likeness(a, b) < 0.1
  if (otherPeople || disjoint(a.doi, b.doi)) return apart > 0 || otherText
  return otherText && apart > 1
}

/** True when two clusters with one id have nothing else in common: one of them has the wrong id. */
function strangers(a: Cluster, b: Cluster): boolean {
  if (a.titles.size === 0 || b.titles.size === 0) return false
  if (!disjoint(titleWords(a), titleWords(b))) return false
  return disjoint(peopleOf(a), peopleOf(b)) || likeness(a, b) < 0.1
}

/**
 * True when the abstracts are nearly one text and nothing speaks against a renamed paper: a new name keeps
 * some of the old one's words, and its numbers.
 */
function sameAbstract(a: Cluster, b: Cluster): boolean {
  if (disjoint(a.arxiv, b.arxiv)) return false
  const [own, other] = [titleWords(a), titleWords(b)]
  const shared = [...own].filter((word) => other.has(word)).length
  if (shared * 2 < Math.min(own.size, other.size) || !sameNumbers(a, b)) return false
  return likeness(a, b) >= 0.8 && !contradict(a, b)
}

/** Parts and editions (`Part II`, `2.0`, `2023`) may share an abstract's words, never their numbers. */
function sameNumbers(a: Cluster, b: Cluster): boolean {
  const own = new Set([...a.plainTitles].map(numbersIn))
  return [...b.plainTitles].some((title) => own.has(numbersIn(title)))
}

function numbersIn(plainTitle: string): string {
  return (plainTitle.match(/\d+(?:\.\d+)*|\b[IVX]+\b/g) ?? []).join(' ')
}

function likeness(a: Cluster, b: Cluster): number {
  if (!a.abstract || !b.abstract) return 1
  if (a.abstract === b.abstract) return 1
  return containment(shingles(a.abstract), shingles(b.abstract))
}

function abstractKeys(cluster: Cluster): number[] {
  return cluster.abstract.length < 300 ? [] : sketch(shingles(cluster.abstract))
}

function yearsApart(a: Cluster, b: Cluster): number {
  let least = Infinity
  for (const one of a.years) for (const two of b.years) least = Math.min(least, Math.abs(one - two))
  return least === Infinity ? 0 : least
}

/** True when both have values and share none. */
function disjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((value) => b.has(value))
}
