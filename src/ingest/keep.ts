import type { Source } from '../model/paper.ts'
import { clusterOf, contradict, type Cluster } from './identity.ts'
import { containment, shingles } from './likeness.ts'
import { sourceKinds, type Facts, type SeedRecord, type SourceKind } from './record.ts'
import type { StoredPaper } from './store.ts'

/**
 * What a stored paper knows from seeds that are gone, as records: nothing is lost when a listing leaves.
 * @param gone tells whether a source is no longer read.
 * @returns a cluster with the paper's whole identity, or undefined when every source is still there.
 */
export function keptCluster(paper: StoredPaper, gone: (source: Source) => boolean): Cluster | undefined {
  const records = paper.facts.sources.filter(gone).map((source, order) => keptRecord(paper, source, order))
  const first = records[0]
  if (!first) return undefined
  first.facts.otherTitles.push(...paper.facts.otherTitles)
  return clusterOf(identityOf(paper), records)
}

function keptRecord(paper: StoredPaper, source: Source, order: number): SeedRecord {
  const facts: Facts = { otherTitles: [], authors: [], links: {} }
  const known: Record<string, unknown> = { ...paper.facts, abstract: paper.abstract }
  const all: Record<string, unknown> = { ...known, ...source.conflicts }
  for (const field of [...source.fields, ...Object.keys(source.conflicts ?? {})]) {
    const link = /^links\.(\w+)$/.exec(field)?.[1]
    const value = source.conflicts?.[field] ?? (link ? known['links'] : all)
    if (link) Object.assign(facts.links, { [link]: pick(value, link) })
    else if (Object.hasOwn(all, field)) Object.assign(facts, { [field]: all[field] })
  }
  if (source.fields.includes('organization')) facts.organizationAccount = paper.facts.organizationAccount
  const kind = sourceKinds.find((one) => one === source.format) ?? oldKind
  return { file: source.file, line: source.line, kind, order, supplement: false, kept: true, facts }
}

const oldKind: SourceKind = 'jsonl'

function pick(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : value
}

function identityOf({ facts, abstract }: StoredPaper): Facts {
  return { ...facts, abstract }
}

/** A paper to be written: its records, and the file it has. */
export interface Anchored {
  cluster: Cluster
  stored?: StoredPaper
  /** Further files of the same paper. */
  twins: StoredPaper[]
}

/**
 * Finds each cluster's file: by arXiv id, DOI or title, whichever file says so first by name.
 * @returns the clusters with their files, and the files that no cluster speaks of.
 */
export function anchor(
  clusters: readonly Cluster[],
  papers: readonly StoredPaper[],
): { anchored: Anchored[]; unmatched: StoredPaper[] } {
  const anchored = clusters.map((cluster): Anchored => ({ cluster, twins: [] }))
  const index = indexOf(anchored)
  const unmatched: StoredPaper[] = []
  for (const paper of papers) {
    const own = clusterOf(identityOf(paper))
    const byId = [...own.arxiv, ...own.doi].flatMap((id) => index.get(id) ?? [])
    const byTitle = [...own.titles].flatMap((title) => index.get(title) ?? [])
    const found =
      byId[0] ??
      nearest(
        own,
        byTitle.filter(({ cluster }) => !contradict(cluster, own)),
      )
    if (!found) unmatched.push(paper)
    else addFile(found, paper)
  }
  return { anchored, unmatched }
}

/** Of several files the one that holds a person's words stays, else the first by name. */
function addFile(one: Anchored, paper: StoredPaper): void {
  const { stored } = one
  const takesOver = stored && !hasOwnWords(stored) && hasOwnWords(paper)
  if (stored) one.twins.push(takesOver ? stored : paper)
  if (!stored || takesOver) one.stored = paper
}

/** True when a person wrote notes or overrides. */
export function hasOwnWords({ notes, overridesSource }: StoredPaper): boolean {
  return notes.trim() !== '' || overridesSource.trim() !== ''
}

function indexOf(anchored: readonly Anchored[]): Map<string, Anchored[]> {
  const index = new Map<string, Anchored[]>()
  for (const one of anchored)
    for (const key of [...one.cluster.arxiv, ...one.cluster.doi, ...one.cluster.titles])
      index.set(key, [...(index.get(key) ?? []), one])
  return index
}

function nearest(own: Cluster, candidates: readonly Anchored[]): Anchored | undefined {
  if (candidates.length < 2) return candidates[0]
  const text = shingles(own.abstract)
  const scored = candidates.map((one) => ({ one, score: containment(text, shingles(one.cluster.abstract)) }))
  return scored.toSorted((a, b) => b.score - a.score)[0]?.one
}

/** The order in which new papers choose their slugs: by what they are, not by where they were read. */
export function contentKey({ cluster }: Anchored): string {
  const titles = [...cluster.titles].sort()
  const ids = [...cluster.arxiv, ...cluster.doi].sort()
  const years = [...cluster.years].sort()
  return [titles[0] ?? '', ids[0] ?? '~', years[0] ?? 9999, cluster.abstract].join('\u0000')
}
