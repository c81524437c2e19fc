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
  /** The claims of many abstracts at once, elsewhere; undefined when that is not worth it. */
  manyClaims?: (abstracts: readonly string[]) => Promise<Claim[][]> | undefined
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
export async function describePapers(
  papers: readonly Planned[],
  content: string,
  { claims, manyClaims, topics }: Engines,
  memo: Memo,
): Promise<{ papers: Described[]; memory: { inputs: string; topics: string[][] } }> {
  const records = papers.map(recordsDigest)
  const folder = join(content, 'topics')
  const known = readTopics(existsSync(folder) ? folder : join(ownContent, 'topics'))
  const inputs = digestOf(JSON.stringify([known, records]))
  const remembered = memo.topics(inputs)
  const reading = remembered ? undefined : manyClaims?.(papers.map((paper) => shownText(paper).abstract))
  const assigned = remembered ?? topicsOf(papers, known, topics)
  const found = await reading
  return {
    memory: { inputs, topics: assigned },
    papers: papers.map((paper, at) => ({
      ...paper,
      topics: assigned[at] ?? [],
      claims: () => found?.[at] ?? claims(shownText(paper).abstract),
      inputs: digestOf(JSON.stringify([records[at], assigned[at]])),
    })),
  }
}

/** Topics are weighed against the other papers; beyond this many, a part of them tells as much for less memory. */
const largestCorpus = 20_000

function topicsOf(
  papers: readonly Planned[],
  known: readonly Topic[],
  topics: Engines['topics'],
): string[][] {
  const parts = Math.ceil(papers.length / largestCorpus)
  return Array.from({ length: parts }, (_, part) =>
    topics(papers.slice(part * largestCorpus, (part + 1) * largestCorpus).map(shownText), known),
  ).flat()
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
  const { own = {}, aliases = [] } = stored?.known ?? {}
  return digestOf(JSON.stringify([slug, records, names, own, aliases, files]))
}

/** Tells about the work on each paper, at a pace that costs nothing. */
export function* withProgress<T>(items: readonly T[], stage: string, effects: Effects): Generator<T> {
  for (const [at, item] of items.entries()) {
    if (at % 100 === 0) effects.progress(stage, at, items.length)
    yield item
  }
}
