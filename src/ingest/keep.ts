import type { PaperFile } from '../model/paper-file.ts'
import type { Source } from '../model/paper.ts'
import { clusterOf, peopleOf, type Cluster } from './cluster.ts'
import { contradict } from './identity.ts'
import { keyWithin, setPhrase } from './join.ts'
import { containment, shingles } from './likeness.ts'
import { sourceKinds, type Facts, type SeedRecord, type SourceKind } from './record.ts'
import type { StoredPaper } from './store.ts'

/**
 * What a stored paper knows from seeds that are gone, as records: nothing is lost when a listing leaves.
 * @param gone tells whether a seed file is no longer read.
 * @returns a cluster with the paper's whole identity, or undefined when every seed is still there.
 */
export function keptCluster(paper: StoredPaper, gone: (seed: string) => boolean): Cluster | undefined {
  if (!paper.known.seeds.some(gone)) return undefined
  const file = paper.read()
  const records = file.facts.sources
    .filter((source) => gone(source.file))
    .map((source, order) => keptRecord(file, source, order))
  records[0]?.facts.otherTitles.push(...file.facts.otherTitles)
  return clusterOf(identityOf(paper), records)
}

/** The values that a source gave, read back from the paper's file. */
function keptRecord({ facts, abstract }: PaperFile, source: Source, order: number): SeedRecord {
  const kept: Facts = { otherTitles: [], authors: [], links: {} }
  const known = new Map<string, unknown>(Object.entries({ ...facts, abstract }))
  const links = new Map<string, unknown>(Object.entries(facts.links))
  const lost = new Map(Object.entries(source.conflicts ?? {}))
  for (const field of new Set([...source.fields, ...lost.keys()])) {
    const link = /^links\.(\w+)$/.exec(field)?.[1]
    const value = lost.get(field) ?? (link ? links.get(link) : known.get(field))
    if (link) Object.assign(kept.links, { [link]: value })
    else Object.assign(kept, { [field]: value })
  }
  if (source.fields.includes('organization')) kept.organizationAccount = facts.organizationAccount
  const kind = sourceKinds.find((one) => one === source.format) ?? unnamedKind
  return { file: source.file, line: source.line, kind, order, supplement: false, kept: true, facts: kept }
}

const unnamedKind: SourceKind = 'jsonl'

function identityOf({ known, abstract }: StoredPaper): Facts {
  return { ...known, links: {}, abstract }
}

/** A paper to be written: its records, and the file it has. */
export interface Anchored {
  cluster: Cluster
  stored?: StoredPaper
  /** Further files of the same paper. */
  twins: StoredPaper[]
}

/**
 * Finds each cluster's file: by arXiv id or DOI, else by title.
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
    const found = nearest(own, byId) ?? nearestNamesake(own, index)
    if (!found) unmatched.push(paper)
    else addFile(found, paper)
  }
  return { anchored, unmatched }
}

/** Of several files the one that holds a person's words stays, else the first by name. */
function addFile(one: Anchored, paper: StoredPaper): void {
  const { stored } = one
  const takesOver = stored && !stored.known.hasOwnWords && paper.known.hasOwnWords
  if (stored) one.twins.push(takesOver ? stored : paper)
  if (!stored || takesOver) one.stored = paper
}

/** Clusters by what a file may share with them: ids, titles, and more than the title where many have the same. */
function indexOf(anchored: readonly Anchored[]): Map<string, Anchored[]> {
  const index = new Map<string, Anchored[]>()
  const add = (key: string, one: Anchored) => {
    const held = index.get(key)
    if (held) held.push(one)
    else index.set(key, [one])
  }
  for (const one of anchored)
    for (const key of [...one.cluster.arxiv, ...one.cluster.doi, ...one.cluster.titles]) add(key, one)
  for (const one of anchored)
    for (const title of one.cluster.titles)
      if ((index.get(title)?.length ?? 0) > setPhrase)
        for (const key of keysWithin(title, one.cluster)) add(key, one)
  return index
}

/** What tells papers of one title apart, the surest first. */
function keysWithin(title: string, cluster: Cluster): string[] {
  const parts = [cluster.abstract.slice(0, abstractStart), ...peopleOf(cluster), ...cluster.years]
  return parts.filter(Boolean).map((part) => keyWithin(title, part))
}

const abstractStart = 200

function nearestNamesake(own: Cluster, index: ReadonlyMap<string, Anchored[]>): Anchored | undefined {
  const fitting = (key: string) => (index.get(key) ?? []).filter(({ cluster }) => !contradict(cluster, own))
  const titles = [...own.titles]
  const crowded = titles.filter((title) => (index.get(title)?.length ?? 0) > setPhrase)
  for (const key of crowded.flatMap((title) => keysWithin(title, own))) {
    const found = nearest(own, fitting(key))
    if (found) return found
  }
  return nearest(own, titles.flatMap(fitting))
}

function nearest(own: Cluster, candidates: readonly Anchored[]): Anchored | undefined {
  if (candidates.length < 2) return candidates[0]
  const text = shingles(own.abstract)
  const near = ({ cluster }: Anchored) =>
    [...own.titles].filter((title) => cluster.titles.has(title)).length +
    containment(text, shingles(cluster.abstract))
  const scored = candidates.map((one) => ({ one, score: near(one) }))
  return scored.toSorted((a, b) => b.score - a.score)[0]?.one
}

/** Papers in the order in which new ones choose their slugs: by what they are, not by where they were read. */
export function byContent(papers: readonly Anchored[]): Anchored[] {
  return papers
    .map((paper) => ({ paper, key: contentKey(paper), abstract: paper.cluster.abstract }))
    .sort((a, b) => byCode(a.key, b.key) || byCode(a.abstract, b.abstract))
    .map(({ paper }) => paper)
}

function contentKey({ cluster }: Anchored): string {
  const titles = [...cluster.titles].sort()
  const ids = [...cluster.arxiv, ...cluster.doi].sort()
  const years = [...cluster.years].sort()
  return [titles[0] ?? '', ids[0] ?? '~', years[0] ?? 9999].join('\u0000')
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
