import { setImmediate as breath } from 'node:timers/promises'
import type { Claim } from '../model/claim.ts'
import type { Effects } from '../model/effects.ts'
import type { Topic } from '../model/topic.ts'
import type { Memo } from './memo.ts'
import type { Planned } from './plan.ts'
import { digestOf } from './store.ts'
import { knownTopics } from './topics.ts'

/** How claims and topics are found. */
export interface Engines {
  /** The claims of many abstracts at once, elsewhere; undefined when that is not worth it. */
  manyClaims?: (abstracts: readonly string[]) => Promise<Claim[][]> | undefined
  claims: (abstract: string) => Claim[]
  topics: (papers: readonly PaperText[], topics: readonly Topic[]) => string[][]
}

interface PaperText {
  title: string
  abstract: string
}

/** A planned paper with its topics, and everything that decides what its file will hold. */
export interface Described extends Planned {
  topics: string[]
  claims: () => Claim[]
  /** Digest of all that goes into the file. */
  inputs: string
}

/** Finds claims and topics in the text that readers see: the person's, where there is one. */
export async function describePapers(
  papers: readonly Planned[],
  content: string,
  { claims, manyClaims, topics }: Engines,
  memo: Memo,
): Promise<{ papers: Described[]; memory: { inputs: string; topics: string[][] } }> {
  const records = papers.map(recordsDigest)
  const known = knownTopics(content)
  const inputs = digestOf(JSON.stringify([known, records]))
  const remembered = memo.topics(inputs)
  const texts = remembered ? [] : papers.map(shownText)
  // Of papers that were there before, most stay as they are, and their claims are not asked for.
  const fresh = remembered ? [] : [...papers.keys()].filter((at) => !memo.inputs(papers[at]?.slug ?? ''))
  const reading = manyClaims?.(fresh.map((at) => texts[at]?.abstract ?? ''))
  const assigned = remembered ?? (await topicsOf(texts, known, topics))
  const read = await reading
  const found = new Map(fresh.map((at, place) => [at, read?.[place]]))
  return {
    memory: { inputs, topics: assigned },
    papers: papers.map((paper, at) => ({
      ...paper,
      topics: assigned[at] ?? [],
      claims: () => found.get(at) ?? claims(shownText(paper).abstract),
      inputs: digestOf(JSON.stringify([records[at], assigned[at]])),
    })),
  }
}

/** Topics are weighed against the other papers; beyond this many, a part of them tells as much for less memory. */
const largestCorpus = 20_000

async function topicsOf(
  texts: readonly PaperText[],
  known: readonly Topic[],
  topics: Engines['topics'],
): Promise<string[][]> {
  const found: string[][] = []
  for (let from = 0; from < texts.length; from += largestCorpus) {
    found.push(...topics(texts.slice(from, from + largestCorpus), known))
    // Lets the thread that reads claims have its next texts.
    await breath()
  }
  return found
}

function shownText({ leading, stored }: Planned): PaperText {
  const { title = '', abstract = '' } = leading()
  const own = stored?.known.own
  return { title: own?.title ?? title, abstract: own?.abstract ?? abstract }
}

function recordsDigest({ cluster, stored, twins, slug, fuller, ...given }: Planned): string {
  const records = cluster.records.map(({ file, line, kind, facts }) => [file, line, kind, facts])
  const files = twins.map((twin) => [twin.slug, twin.known])
  const names = cluster.records.flatMap(({ facts }) => facts.authors).map(fuller)
  const { own = {}, aliases = [] } = stored?.known ?? {}
  return digestOf(JSON.stringify([slug, records, names, own, [...aliases, ...given.aliases], files]))
}

/** Tells about the work on each paper, at a pace that costs nothing. */
export function* withProgress<T>(items: readonly T[], stage: string, effects: Effects): Generator<T> {
  for (const [at, item] of items.entries()) {
    if (at % 100 === 0) effects.progress(stage, at, items.length)
    yield item
  }
}
