import { foldText } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import { containment, shingles, sketch } from './likeness.ts'
import type { Facts, SeedRecord } from './record.ts'

/**
 * A title without spelling: accents, Greek letters, LaTeX, punctuation, case and spaces folded away. Two
 * records with one key have one title. A title of symbols alone is its own key.
 */
export function titleKey(title: string): string {
  return keyOfPlain(plainText(title))
}

function keyOfPlain(plain: string): string {
  const letters = foldText(plain).replace(/[^\p{L}\p{N}]/gu, '')
  return letters || `symbols ${plain.normalize('NFKC').replace(/\s/g, '')}`
}

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

/** Records of one paper, and what they say together as far as identity goes. */
export interface Cluster {
  records: SeedRecord[]
  arxiv: Set<string>
  doi: Set<string>
  /** Keys of all titles. */
  titles: Set<string>
  /** All titles as readers see them. */
  plainTitles: Set<string>
  /** Every record's authors. */
  lists: (readonly string[])[]
  /** Surname and first initial of the authors of as many lists as were read. */
  people?: { keys: Set<string>; lists: number }
  years: Set<number>
  /** The longest abstract. */
  abstract: string
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
  clusters = joinBy(
    clusters,
    (cluster) => cluster.titles,
    (a, b) => !contradict(a, b),
  )
  clusters = joinBy(clusters, abstractKeys, sameAbstract, setPhrase)
  return { clusters, clashes }
}

/** A run of words in more abstracts than this is a set phrase. */
const setPhrase = 20

/** What facts say of identity. */
export function clusterOf(facts: Facts, records: SeedRecord[] = []): Cluster {
  const plain = [...(facts.title ? [facts.title] : []), ...facts.otherTitles].map(plainText)
  return {
    records,
    arxiv: facts.arxiv ? new Set([facts.arxiv]) : none,
    doi: facts.doi ? new Set([facts.doi]) : none,
    titles: new Set(plain.map(keyOfPlain)),
    plainTitles: new Set(plain),
    lists: facts.authors.length > 0 ? [facts.authors] : [],
    years: new Set(facts.published ? [Number(facts.published.slice(0, 4))] : []),
    abstract: facts.abstract ?? '',
  }
}

/** Most records lack something; sets for it would fill the memory that a large atlas needs. */
const none = new Set<string>()

/** Lays `b` into `a`. */
export function absorb(a: Cluster, b: Cluster): void {
  for (const record of b.records) a.records.push(record)
  for (const list of b.lists) a.lists.push(list)
  if (a.arxiv === none) a.arxiv = b.arxiv
  if (a.doi === none) a.doi = b.doi
  for (const key of ['arxiv', 'doi', 'titles', 'plainTitles', 'years'] as const)
    for (const value of b[key]) (a[key] as Set<unknown>).add(value)
  if (b.abstract.length > a.abstract.length) a.abstract = b.abstract
}

/**
 * Joins clusters that share a key where `may` allows it; each joins the first cluster that takes it.
 * @param most a key that more clusters hold says nothing (a set phrase), and joins none of them
 */
function joinBy<Key extends string | number>(
  clusters: readonly Cluster[],
  keys: (cluster: Cluster) => Iterable<Key>,
  may: (a: Cluster, b: Cluster, key: Key) => boolean,
  most = Infinity,
): Cluster[] {
  const parent = new Map<Cluster, Cluster>()
  const root = (cluster: Cluster): Cluster => {
    let top = cluster
    for (let next = parent.get(top); next; next = parent.get(top)) top = next
    return top
  }
  const firsts = new Map<Key, Cluster>()
  const holders = new Map<Key, Set<Cluster>>()
  for (const cluster of clusters)
    for (const key of [...keys(cluster)]) {
      const first = firsts.get(key)
      if (!first) {
        firsts.set(key, cluster)
        continue
      }
      const known = holders.get(key) ?? new Set([first])
      holders.set(key, known)
      if (known.size < most) {
        const own = root(cluster)
        const other = firstThat(known, (one) => root(one) === own || may(root(one), own, key))
        if (!other) known.add(own)
        else if (root(other) !== own) {
          absorb(root(other), own)
          parent.set(own, root(other))
        }
      }
    }
  return clusters.filter((cluster) => !parent.has(cluster))
}

function firstThat<T>(values: Iterable<T>, test: (value: T) => boolean): T | undefined {
  for (const value of values) if (test(value)) return value
  return undefined
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
  if (disjoint(a.arxiv, b.arxiv) || likeness(a, b) < 0.8) return false
  const [own, other] = [titleWords(a), titleWords(b)]
  const shared = [...own].filter((word) => other.has(word)).length
  return shared * 2 >= Math.min(own.size, other.size) && sameNumbers(a, b) && !contradict(a, b)
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

/** The longer words of all titles: short ones say little. */
function titleWords({ plainTitles, titles }: Cluster): Set<string> {
  const words = [...plainTitles].flatMap((title) => foldText(title).match(/[\p{L}\p{N}]{4,}/gu) ?? [])
  return words.length > 0 ? new Set(words) : titles
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

/** Read only where records meet: most never do. */
function peopleOf(cluster: Cluster): ReadonlySet<string> {
  cluster.people ??= { keys: new Set(), lists: 0 }
  const { people, lists } = cluster
  for (const list of lists.slice(people.lists)) for (const name of list) people.keys.add(personKey(name))
  people.lists = lists.length
  return people.keys
}

/** `Ashish Vaswani` and `A. Vaswani` are `vaswani a`. */
function personKey(name: string): string {
  const words = foldText(name).match(/[\p{L}\p{N}]+/gu) ?? []
  return `${words.at(-1) ?? name} ${words[0]?.charAt(0) ?? ''}`
}
