import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { extractClaims } from '../claims/index.ts'
import { CliError, silent, type Effects } from '../model/effects.ts'
import { assignTopics } from '../topics/index.ts'
import { describePapers } from './describe.ts'
import { sparingly } from './heap.ts'
import { readingPath } from './kept-reading.ts'
import { noMemo, openMemo } from './memo.ts'
import { noOutcomes, openOutcomes, type Outcomes } from './outcome.ts'
import { plan } from './plan.ts'
import { publish } from './publish.ts'
import type { SeedRecord } from './record.ts'
import type { IngestReport } from './report.ts'
import { findSeeds, readSeeds, type SeedFile } from './seeds.ts'
import { openFolder, readStored } from './store.ts'
import { workshopHere, workshopOfTwo, type Engines, type Workshop } from './workshop.ts'

export interface IngestOptions extends Partial<Engines> {
  /** Folders or files of listings. */
  seeds: string | readonly string[]
  /** The content folder; papers go to `papers/` in it. */
  content: string
  effects?: Effects
  /** Where to remember what the last ingest learnt; without it nothing is remembered. */
  cache?: string
  /** Noted as the day on which new papers entered the atlas, `YYYY-MM-DD`. */
  today?: string
}

/**
 * Turns seeds into `content/papers/<slug>.mdx`. What a person wrote in these files stays byte for byte; a
 * file whose paper has not changed is not touched; running it again changes nothing.
 * @returns the report; when none of the entries could be used, nothing was written
 * @throws CliError when nothing can be done: no seeds, an unwritable folder, a broken topic.
 */
export async function ingest(options: IngestOptions): Promise<IngestReport> {
  const { seeds, content, cache } = options
  const files = findSeeds(seeds)
  if (files.length === 0)
    throw new CliError(`${[seeds].flat().join(', ')}: holds no file; put listings into it`)
  const outcomes = cache ? openOutcomes(cache, content, files) : noOutcomes
  const known = outcomes.recall()
  return known ?? sparingly(files, () => ingestFiles(files, outcomes, options))
}

async function ingestFiles(
  files: readonly SeedFile[],
  outcomes: Outcomes,
  options: IngestOptions,
): Promise<IngestReport> {
  const { claims = extractClaims, topics = assignTopics, cache, content } = options
  const kept = cache === undefined ? undefined : readingPath(cache, content)
  const shared =
    claims === extractClaims && topics === assignTopics ? workshopOfTwo({ claims, topics }, kept) : undefined
  try {
    // A thread knows the project's own engines only.
    const workshopFor = (papers: number) =>
      shared && papers >= worthAThread ? shared : workshopHere({ claims, topics })
    return await ingestWith(workshopFor, files, outcomes, options)
  } finally {
    await shared?.close()
  }
}

/** Fewer papers are done sooner than a thread is up. */
const worthAThread = 2_000

async function ingestWith(
  workshopFor: (papers: number) => Workshop,
  files: readonly SeedFile[],
  outcomes: Outcomes,
  { content, effects = silent, cache, today = utcDay() }: IngestOptions,
): Promise<IngestReport> {
  const folder = join(content, 'papers')
  // Where papers stand already, most of them need not be printed.
  const ahead = isEmpty(folder) ? foreseer(workshopFor) : undefined
  const reading = await readSeeds(files, (records) => {
    effects.progress('reading entries', records.length)
    if (ahead) ahead.some(records)
    else workshopFor(records.length).open()
  })
  const report: IngestReport = {
    files: reading.files,
    problems: reading.problems,
    papers: 0,
    added: [],
    changed: [],
    orphans: [],
    conflicts: [],
  }
  if (reading.records.length === 0) return report
  openFolder(folder)
  const memo = cache ? openMemo(cache, content) : noMemo
  const stored = readStored(folder, memo)
  report.problems.push(...stored.problems)
  effects.progress('comparing entries', reading.records.length)
  ahead?.many(reading.records)
  const planned = plan(reading, stored, report)
  effects.progress('finding topics', planned.length)
  const told = report.problems.length
  const workshop = workshopFor(planned.length)
  const { papers, memory } = describePapers(planned, content, workshop, memo)
  const desk = { folder, stored, memo, report, effects, today, print: workshop.print }
  const learnt = await publish(papers, planned.length, desk)
  memo.save(memory, learnt)
  // What is told of files while they are written may be mended by that, and not be told again.
  const settled = report.problems.length === told && planned.every(({ twins }) => twins.length === 0)
  if (settled) outcomes.remember(report, stored, learnt)
  return report
}

/** Abstracts that are read ahead at once, and while this thread groups the records and hears nobody. */
const whileReading = 500
const whilePlanning = 8_000

/** Has a thread find claims while all else waits for the records. */
function foreseer(workshopFor: (papers: number) => Workshop) {
  let [next, isBusy] = [0, false]
  const take = (records: readonly SeedRecord[], most: number) => {
    const some = records.slice(next, next + most).flatMap(({ facts }) => facts.abstract ?? [])
    next += most
    isBusy = true
    const free = () => void (isBusy = false)
    // What fails here fails again where it is needed.
    workshopFor(records.length).foresee(some).then(free, free)
  }
  return {
    /** Of the records so far, some more, once those of before are done. */
    some: (records: readonly SeedRecord[]) => {
      if (!isBusy) take(records, whileReading)
    },
    /** As many as the thread can do before it is asked for the next thing. */
    many: (records: readonly SeedRecord[]) => take(records, whilePlanning),
  }
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    // It is not there, or what is wrong with it is told when it is opened.
    return true
  }
}

/** `SOURCE_DATE_EPOCH` in seconds stands for the clock, https://reproducible-builds.org/specs/source-date-epoch/ */
function utcDay(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH']
  const now = epoch && /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date()
  return now.toISOString().slice(0, 'YYYY-MM-DD'.length)
}
