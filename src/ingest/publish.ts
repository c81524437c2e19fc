import { join } from 'node:path'
import { setImmediate as breath } from 'node:timers/promises'
import type { Effects, Problem } from '../model/effects.ts'
import { isReserved, slugify } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import { titleKey } from './cluster.ts'
import { shownText, type Described } from './describe.ts'
import type { Memo, MemoPaper } from './memo.ts'
import type { MergedPaper } from './merge.ts'
import { mergedPaper } from './plan.ts'
import type { Printed, Sheet } from './print.ts'
import { inFileOrder } from './record.ts'
import { counter, type Conflict, type IngestReport } from './report.ts'
import { removePaper, writePaper, type Stored, type StoredFacts } from './store.ts'
import type { Workshop } from './workshop.ts'

/** What is needed to publish papers. */
interface Desk {
  folder: string
  stored: Stored
  memo: Memo
  report: IngestReport
  /** `YYYY-MM-DD` */
  today: string
  print: Workshop['print']
}

/** What is to be done for a paper: perhaps a file to be printed, and then the rest in the order of the papers. */
interface Job {
  sheet?: Sheet
  finish: (printed?: Printed) => void
}

type State = 'new' | 'changed' | 'unchanged'

/** Papers that a thread takes at once: few, so that what is made of them is cleared away while it is young. */
const batchSize = 10
/** Batches in work: enough that no thread is idle. */
const mostWaiting = 10

/**
 * Writes the files whose papers are new or have changed, and counts every entry.
 * @param total how many papers there are
 * @returns what to remember of each paper
 * @throws CliError when the folder cannot be written
 */
export async function publish(
  papers: AsyncIterable<readonly Described[]>,
  total: number,
  { effects, ...desk }: Desk & { effects: Effects },
): Promise<MemoPaper[]> {
  const learnt: MemoPaper[] = []
  const prepare = preparer(desk, learnt)
  const waiting: Batch[] = []
  let done = 0
  const settle = async ({ jobs, printed }: Batch) => {
    finishAll(jobs, printed instanceof Promise ? await printed : printed)
    done += jobs.length
    if (done % 100 < batchSize) effects.progress('writing papers', done, total)
  }
  for await (const some of papers)
    for (let from = 0; from < some.length; from += batchSize) {
      waiting.push(batchOf(some.slice(from, from + batchSize).map(prepare), desk))
      for (let [first] = waiting; first && isDue(first, waiting.length); [first] = waiting) {
        await settle(first)
        waiting.shift()
      }
      await breath()
    }
  for (const batch of waiting) await settle(batch)
  return learnt
}

/** True when a batch is to be settled now: it is printed, or enough others wait. */
function isDue({ printed }: Batch, waiting: number): boolean {
  return Array.isArray(printed) || waiting >= mostWaiting
}

/** Papers whose sheets are, or are being, printed. */
interface Batch {
  jobs: readonly Job[]
  printed: Printed[] | Promise<Printed[]>
}

function batchOf(jobs: readonly Job[], { print, folder }: Desk): Batch {
  const sheets = jobs.flatMap(({ sheet }) => sheet ?? [])
  const printed = sheets.length > 0 ? print(sheets, folder) : []
  // When one fails, those behind it may too, before anybody asks for them.
  void Promise.allSettled([printed])
  return { jobs, printed }
}

/** What follows the printing is done in the papers' order. */
function finishAll(jobs: readonly Job[], printed: readonly Printed[]): void {
  let next = 0
  for (const { sheet, finish } of jobs) finish(sheet && printed[next++])
}

function preparer(desk: Desk, learnt: MemoPaper[]): (paper: Described) => Job {
  const { report, stored, folder } = desk
  const count = counter(report)
  const note = (paper: Described, state: State, entry: MemoPaper) => {
    learnt.push(entry)
    report.papers++
    report.conflicts.push(...entry.conflicts)
    if (state === 'new') report.added.push(paper.slug)
    if (state === 'changed') report.changed.push(paper.slug)
    countEntries(paper, state, count)
  }
  return (paper) => {
    if (stored.broken.has(paper.slug)) return { finish: () => skip(paper, folder, report, count) }
    return unchangedJob(paper, desk, note) ?? printJob(paper, desk, note)
  }
}

type Note = (paper: Described, state: State, entry: MemoPaper) => void

/** Of a paper whose file and inputs are as they were. */
function unchangedJob(paper: Described, { memo }: Desk, note: Note): Job | undefined {
  const { slug, stored, inputs, twins } = paper
  const conflicts = stored && twins.length === 0 ? memo.settled(slug, stored.digest, inputs) : undefined
  if (!stored || !conflicts) return undefined
  const entry = { slug, digest: stored.digest, inputs, known: stored.known, conflicts }
  return { finish: () => note(paper, 'unchanged', entry) }
}

function printJob(paper: Described, { folder, memo, report, today }: Desk, note: Note): Job {
  const { slug, stored, inputs, twins } = paper
  const merged = mergedPaper(paper)
  const problems: Problem[] = []
  const former = aliasesOf(paper, folder, problems)
  const renamed = newName(paper, merged)
  if (renamed) former.add(renamed)
  const aliases = [...former].sort()
  const conflicts = conflictsOf(slug, merged)
  const fresh = knownOf(paper, merged, aliases)
  const sameSeeds = stored !== undefined && memo.inputs(slug) === inputs
  const finish = (printed?: Printed) => {
    if (!printed) throw new Error(`nobody printed ${slug}`)
    const { digest, source, undone } = printed
    for (const message of undone) problems.push({ file: join(folder, `${slug}.mdx`), message })
    report.problems.push(...problems)
    if (source !== undefined) writePaper(folder, slug, source)
    for (const twin of twins) if (former.has(twin.slug)) removePaper(folder, twin.slug)
    const known = source === undefined && stored ? stored.known : fresh
    const state = source === undefined ? 'unchanged' : stored ? 'changed' : 'new'
    note(paper, state, { slug, digest, inputs, known, conflicts })
  }
  return { sheet: sheetOf(paper, merged, aliases, sameSeeds, today), finish }
}

function sheetOf(
  paper: Described,
  { facts, abstract }: MergedPaper,
  aliases: string[],
  sameSeeds: boolean,
  today: string,
): Sheet {
  const { slug, topics, stored, twins, records } = paper
  const files = [stored, ...twins].flatMap((one) => one?.slug ?? [])
  const days = records.flatMap((one) => one.facts.added ?? []).sort()
  return {
    slug,
    facts,
    topics,
    aliases,
    added: files.length > 0 ? undefined : (days[0] ?? today),
    abstract,
    shown: shownText(paper).abstract,
    files,
    digest: stored?.digest,
    sameSeeds,
  }
}

function countEntries({ records }: Described, state: State, count: ReturnType<typeof counter>): void {
  const read = records.filter(({ kept }) => !kept).sort(inFileOrder)
  for (const [at, { file }] of read.entries())
    count(file, state === 'unchanged' ? 'unchanged' : state === 'new' && at === 0 ? 'new' : 'merged')
}

function skip(
  { slug, records }: Described,
  folder: string,
  report: IngestReport,
  count: ReturnType<typeof counter>,
): void {
  const message = `its paper's file ${join(folder, `${slug}.mdx`)} cannot be read; mend it`
  for (const { file, line } of records) {
    count(file, 'skipped')
    report.problems.push({ file, line, message })
  }
}

/** What reading the file again would tell. */
function knownOf({ stored }: Described, { facts }: MergedPaper, aliases: string[]): StoredFacts {
  const { title, otherTitles, arxiv, doi, authors, published, sources } = facts
  const seeds = [...new Set(sources.map(({ file }) => file))]
  const { own = {}, hasOwnWords = false } = stored?.known ?? {}
  return { title, otherTitles, arxiv, doi, authors, published, aliases, seeds, own, hasOwnWords }
}

/** Former addresses: those that another atlas gave, and those of other files of the same paper, unless a person wrote in them. */
function aliasesOf(
  { slug, stored, twins, aliases: given }: Described,
  folder: string,
  problems: Problem[],
): Set<string> {
  const aliases = new Set([...(stored?.known.aliases ?? []), ...given])
  for (const { slug: former, known } of twins)
    if (known.hasOwnWords) {
      const message = `is the same paper as ${slug}.mdx; move your notes there and remove this file`
      problems.push({ file: join(folder, `${former}.mdx`), message })
    } else for (const alias of [former, ...known.aliases]) aliases.add(alias)
  return aliases
}

/** A renamed paper keeps its address; who looks for it under its new name finds it, too. */
function newName({ stored, reserve }: Described, { facts: { title } }: MergedPaper): string | undefined {
  if (!stored || titleKey(stored.known.title) === titleKey(title)) return undefined
  const slug = slugify(plainText(title))
  return slug && !isReserved(slug) && reserve(slug) ? slug : undefined
}

function conflictsOf(slug: string, { facts }: MergedPaper): Conflict[] {
  return facts.sources.flatMap(({ file, line, conflicts = {} }) =>
    Object.entries(conflicts).map(([field, value]) => ({ paper: slug, field, file, line, value })),
  )
}
