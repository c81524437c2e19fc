import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { silent, type Effects } from '../model/effects.ts'
import { beginningsReader, type Beginnings } from './beginnings.ts'
import type { PartFacts } from './part-files.ts'
import type { PartJob } from './part-worker.ts'
import { buildName, partsOf, readRecords, tellBuildId, type Part, type PartRecords } from './parts.ts'
import { recordLanguage } from './record.ts'

/** What can be told of a part without Pagefind when its files are taken from an earlier index. */
export interface MadePart extends PartFacts {
  /** Names of what Pagefind was told of each paper, in the part's order. */
  prints: string[]
  /** Of each paper, in the part's order. */
  beginnings: Beginnings[]
}

/** Parts of an earlier index, by their prints. */
export interface KeptParts {
  /** Puts a part's files into the new site; undefined when there is no such part, or not whole. */
  take: (print: string) => MadePart | undefined
  /** The beginnings of a paper's words, by the name of what Pagefind was told of it. */
  beginnings: (print: string) => Beginnings | undefined
  keep: (print: string, part: MadePart) => void
}

export interface PartOptions {
  effects?: Effects
  kept?: KeptParts
  /** Pagefind's processes at once; each holds 0.13 MB of each paper of its part, 0.8 GB at most. */
  processes?: number
  /** Papers of one part, about. */
  most?: number
}

/** A part with what it is made of. */
export type FinishedPart = MadePart & Pick<PartRecords, 'print'> & { papers: AtlasPaper[] }

/** A part that is to be made. */
interface ReadPart {
  part: Part
  records: PartRecords
}

/**
 * Makes the parts of an index that are not kept, some at once, and writes their files.
 * @param outDir the site's folder
 * @returns the build's name, which is known before the parts are made
 * @throws Error when Pagefind refuses a record or cannot start
 */
export function makeParts(
  atlas: Atlas,
  outDir: string,
  { effects = silent, kept, processes = 2, most }: PartOptions,
): { build: string; parts: Promise<FinishedPart[]> } {
  const waiting = partsOf(atlas.papers, most).map((part) => ({ part, records: readRecords(part, atlas) }))
  const build = buildName(waiting.map(({ records }) => records.name))
  if (most === undefined) tellBuildId(atlas, build)
  const done = waiting.map(() => 0)
  const finished: FinishedPart[] = []
  const makePart = async ({ part, records }: ReadPart) => {
    const { print } = records
    const made =
      kept?.take(print) ??
      (await indexPart(part, records, { language: recordLanguage(atlas), outDir, kept }, (count) => {
        done[part.number] = count
        const all = done.reduce((sum, own) => sum + own)
        effects.progress('search index', all, atlas.papers.length)
      }))
    kept?.keep(print, made)
    finished[part.number] = { ...made, print, papers: part.papers }
  }
  const work = async () => {
    // Whose turn has come is forgotten here: the records of a large atlas are large.
    for (let next = waiting.shift(); next; next = waiting.shift()) await makePart(next)
  }
  const makeAll = async () => {
    // When one fails, the others end first: nobody shall write into a folder that is given up.
    const ends = await Promise.allSettled(Array.from({ length: processes }, work))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    return finished
  }
  return { build, parts: makeAll() }
}

/** Has a thread with Pagefind make the index of a part, and reads the beginnings of its words meanwhile. */
async function indexPart(
  { number }: Part,
  { pages, texts, prints, print }: PartRecords,
  { language, outDir, kept }: { language: string; outDir: string; kept: KeptParts | undefined },
  onProgress: (done: number) => void,
): Promise<MadePart> {
  const job: PartJob = { language, pages, place: { outDir, number, print } }
  const worker = new Worker(new URL('./part-worker.ts', import.meta.url), { workerData: job })
  const made = new Promise<PartFacts>((resolve, reject) => {
    worker.on('message', (message: number | PartFacts) =>
      typeof message === 'number' ? onProgress(message) : resolve(message),
    )
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread that makes the search index ended early')))
  })
  const [facts, beginnings] = await Promise.all([
    made,
    readBeginnings(texts, (at) => kept?.beginnings(prints[at] ?? '')),
  ])
  return { ...facts, prints, beginnings }
}

/** @param known those of a paper by its place, where an earlier index has them */
async function readBeginnings(
  texts: PartRecords['texts'],
  known: (place: number) => Beginnings | undefined,
): Promise<Beginnings[]> {
  const read = beginningsReader()
  const all: Beginnings[] = []
  for (const [place, { title, authors, abstract, rest, notes }] of texts.entries()) {
    all.push(known(place) ?? read(`${title} ${authors}`, `${abstract} ${rest} ${notes}`))
    if (all.length % 64 === 0) await setImmediate()
  }
  return all
}
