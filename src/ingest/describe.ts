import type { Topic } from '../model/topic.ts'
import type { Memo } from './memo.ts'
import { leadingFacts, type Planned } from './plan.ts'
import { digestOf } from './store.ts'
import { knownTopics } from './topics.ts'
import type { PaperText, Workshop } from './workshop.ts'

/** A planned paper with its topics, and everything that decides what its file will hold. */
export interface Described extends Planned {
  topics: string[]
  /** Digest of all that goes into the file. */
  inputs: string
}

/** Papers as they become known. */
export interface Description {
  /** Some at a time, in their order. */
  papers: AsyncIterable<Described[]>
  /** To be remembered: the topics of all papers once they have all come. */
  memory: { inputs: string; topics: string[][] }
}

/** Topics are weighed against the other papers; beyond this many, a part of them tells as much for less memory. */
const largestCorpus = 20_000

/** Finds the topics of papers. */
export function describePapers(
  papers: readonly Planned[],
  content: string,
  { topics }: Pick<Workshop, 'topics'>,
  memo: Memo,
): Description {
  const known = knownTopics(content)
  const records = papers.map(recordsDigest)
  const inputs = digestOf(JSON.stringify([known, records]))
  const found: string[][] = []
  const assigned = memo.topics(inputs)
  return {
    memory: { inputs, topics: found },
    papers: (async function* () {
      for await (const corpus of assigned ? [assigned] : topicsOf(papers, known, topics)) {
        const from = found.length
        for (const list of corpus) found.push(list)
        yield papers.slice(from, found.length).map((paper, at) => ({
          ...paper,
          topics: corpus[at] ?? [],
          inputs: digestOf(JSON.stringify([records[from + at], corpus[at]])),
        }))
      }
    })(),
  }
}

/** The topics of one corpus after the other; all are being found at once, as far as there are threads. */
function topicsOf(
  papers: readonly Planned[],
  known: readonly Topic[],
  topics: Workshop['topics'],
): Promise<string[][]>[] {
  const corpora: Promise<string[][]>[] = []
  for (let from = 0; from < papers.length; from += largestCorpus) {
    const corpus = papers.slice(from, from + largestCorpus)
    const unwritten = corpus.filter(({ stored }) => !stored).map((paper) => shownText(paper).abstract)
    corpora.push(topics(corpus.map(shownText), known, unwritten, papers.length <= largestCorpus))
  }
  // When one fails, the others may too, before anybody asks for them.
  void Promise.allSettled(corpora)
  return corpora
}

/** The text that readers see: the person's, where there is one. */
export function shownText(paper: Planned): PaperText {
  const { title = '', abstract = '' } = leadingFacts(paper)
  const own = paper.stored?.known.own
  return { title: own?.title ?? title, abstract: own?.abstract ?? abstract }
}

function recordsDigest({ records, stored, twins, slug, fuller, ...given }: Planned): string {
  const said = records.map(({ file, line, kind, facts }) => [file, line, kind, facts])
  const files = twins.map((twin) => [twin.slug, twin.known])
  const names = records.flatMap(({ facts }) => facts.authors).map(fuller)
  const { own = {}, aliases = [] } = stored?.known ?? {}
  return digestOf(JSON.stringify([slug, said, names, own, [...aliases, ...given.aliases], files]))
}
