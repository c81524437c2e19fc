import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Claim } from '../model/claim.ts'
import type { Effects } from '../model/effects.ts'
import type { Topic } from '../model/topic.ts'
import type { Memo } from './memo.ts'
import type { Planned } from './plan.ts'
import { digestOf } from './store.ts'
import { readTopics } from './topics.ts'

/** How claims and topics are found. */
export interface Engines {
  claims: (abstract: string) => Claim[]
  topics: (papers: readonly { title: string; abstract: string }[], topics: readonly Topic[]) => string[][]
}

/** A planned paper with its topics, and everything that decides what its file will hold. */
export interface Described extends Planned {
  topics: string[]
  claims: () => Claim[]
  /** Digest of all that goes into the file. */
  inputs: string
}

/** The repository's own content, which stands in for what a content folder lacks. */
const ownContent = 'content'

/** Finds claims and topics in the text that readers see: the person's, where there is one. */
export function describePapers(
  papers: readonly Planned[],
  content: string,
  { claims, topics }: Engines,
  memo: Memo,
): { papers: Described[]; memory: { inputs: string; topics: string[][] } } {
  const records = papers.map(recordsDigest)
  const folder = join(content, 'topics')
  const known = readTopics(existsSync(folder) ? folder : join(ownContent, 'topics'))
  const inputs = digestOf(JSON.stringify([known, records]))
  const assigned = memo.topics(inputs) ?? topics(papers.map(shownText), known)
  return {
    memory: { inputs, topics: assigned },
    papers: papers.map((paper, at) => ({
      ...paper,
      topics: assigned[at] ?? [],
      claims: () => claims(shownText(paper).abstract),
      inputs: digestOf(JSON.stringify([records[at], assigned[at]])),
    })),
  }
}

function shownText({ merged, stored }: Planned): { title: string; abstract: string } {
  const { facts, abstract } = merged()
  const own = stored?.known.own
  return { title: own?.title ?? facts.title, abstract: own?.abstract ?? abstract }
}

function recordsDigest({ cluster, stored, twins, slug, fuller }: Planned): string {
  const records = cluster.records.map(({ file, line, kind, facts }) => [file, line, kind, facts])
  const files = twins.map((twin) => [twin.slug, twin.known])
  const names = cluster.records.flatMap(({ facts }) => facts.authors).map(fuller)
  return digestOf(JSON.stringify([slug, records, names, stored?.known.own, stored?.known.aliases, files]))
}

/** Tells about the work on each paper, at a pace that costs nothing. */
export function* withProgress<T>(items: readonly T[], stage: string, effects: Effects): Generator<T> {
  for (const [at, item] of items.entries()) {
    if (at % 100 === 0) effects.progress(stage, at, items.length)
    yield item
  }
}
