import { foldText } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
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

/** The longer words of all titles: short ones say little. */
export function titleWords({ plainTitles, titles }: Cluster): Set<string> {
  const words = [...plainTitles].flatMap((title) => foldText(title).match(/[\p{L}\p{N}]{4,}/gu) ?? [])
  return words.length > 0 ? new Set(words) : titles
}

/** Surname and first initial of all authors; read only where records meet, since most never do. */
export function peopleOf(cluster: Cluster): ReadonlySet<string> {
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
