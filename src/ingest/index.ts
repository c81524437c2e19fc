import { join } from 'node:path'
import { extractClaims } from '../claims/index.ts'
import { CliError, silent, type Effects } from '../model/effects.ts'
import { assignTopics } from '../topics/index.ts'
import { describePapers } from './describe.ts'
import { sparingly } from './heap.ts'
import { noMemo, openMemo } from './memo.ts'
import { noOutcomes, openOutcomes, type Outcomes } from './outcome.ts'
import { plan } from './plan.ts'
import { publish } from './publish.ts'
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
  const { content, effects = silent, cache, today = utcDay() } = options
  const { claims = extractClaims, topics = assignTopics } = options
  const folder = join(content, 'papers')
  const reading = await readSeeds(files, (done) => effects.progress('reading entries', done))
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
  const planned = plan(reading, stored, report)
  effects.progress('finding topics', planned.length)
  const told = report.problems.length
  const workshop = workshopFor(planned.length, { claims, topics })
  try {
    const { papers, memory } = describePapers(planned, content, workshop, memo)
    const desk = { folder, stored, memo, report, effects, today, print: workshop.print }
    const learnt = await publish(papers, planned.length, desk)
    memo.save(memory, learnt)
    // What is told of files while they are written may be mended by that, and not be told again.
    const settled = report.problems.length === told && planned.every(({ twins }) => twins.length === 0)
    if (settled) outcomes.remember(report, stored, learnt)
  } finally {
    await workshop.close()
  }
  return report
}

/** Fewer papers are done sooner than a thread is up. */
const worthAThread = 2_000

/** A thread knows the project's own engines only. */
function workshopFor(papers: number, engines: Engines): Workshop {
  const own = engines.claims === extractClaims && engines.topics === assignTopics
  return own && papers >= worthAThread ? workshopOfTwo(engines) : workshopHere(engines)
}

/** `SOURCE_DATE_EPOCH` in seconds stands for the clock, https://reproducible-builds.org/specs/source-date-epoch/ */
function utcDay(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH']
  const now = epoch && /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date()
  return now.toISOString().slice(0, 'YYYY-MM-DD'.length)
}
