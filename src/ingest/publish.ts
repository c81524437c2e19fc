import { join } from 'node:path'
import type { Effects, Problem } from '../model/effects.ts'
import { isReserved, slugify } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import { titleKey } from './cluster.ts'
import { shownText, type Described } from './describe.ts'
import type { Memo, MemoPaper } from './memo.ts'
import type { MergedPaper } from './merge.ts'
import { mergedPaper } from './plan.ts'
import type { Pressed, Sheet } from './press.ts'
import { inFileOrder } from './record.ts'
import { counter, type Conflict, type IngestReport } from './report.ts'
import { removePaper, type Stored, type StoredFacts } from './store.ts'
import type { Workshop } from './workshop.ts'

/** What is needed to publish papers. */
interface Desk {
  folder: string
  stored: Stored
  memo: Memo
  report: IngestReport
  /** `YYYY-MM-DD` */
  today: string
  press: Workshop['press']
}

/** What is to be done for a paper: perhaps a file to be pressed, and then its entry in the report. */
interface Job {
  sheet?: Sheet
  finish: (pressed?: Pressed) => void
}

type State = 'new' | 'changed' | 'unchanged'

/** Papers that a thread takes at once. */
const batchSize = 200
/** Batches that are being pressed: enough that no thread is idle, and few texts are held twice. */
const mostWaiting = 8

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
  const waiting: Promise<() => void>[] = []
  let done = 0
  const settle = async () => {
    const finish = await waiting.shift()
    finish?.()
    done = Math.min(done + batchSize, total)
    effects.progress('writing papers', done, total)
  }
  for await (const some of papers)
    for (let from = 0; from < some.length; from += batchSize) {
      const batch = pressed(some.slice(from, from + batchSize).map(prepare), desk)
      // When one fails, those behind it may too, before anybody asks for them.
      void Promise.allSettled([batch])
      waiting.push(batch)
      if (waiting.length >= mostWaiting) await settle()
    }
  while (waiting.length > 0) await settle()
  return learnt
}

/** Has the sheets of some papers pressed; what is told of them is told in the papers' order, by the function returned. */
async function pressed(jobs: readonly Job[], { press, folder }: Desk): Promise<() => void> {
  const sheets = jobs.flatMap(({ sheet }) => sheet ?? [])
  const results = new Map(
    (sheets.length > 0 ? await press(sheets, folder) : []).map((result, at) => [sheets[at], result]),
  )
  return () => {
    for (const { sheet, finish } of jobs) finish(sheet && results.get(sheet))
  }
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
    return unchangedJob(paper, desk, note) ?? pressJob(paper, desk, note)
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

function pressJob(paper: Described, { folder, memo, report, today }: Desk, note: Note): Job {
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
  const finish = (pressed?: Pressed) => {
    if (!pressed) throw new Error(`nobody wrote ${slug}`)
    const { digest, undone } = pressed
    for (const message of undone) problems.push({ file: join(folder, `${slug}.mdx`), message })
    report.problems.push(...problems)
    for (const twin of twins) if (former.has(twin.slug)) removePaper(folder, twin.slug)
    const changed = digest !== stored?.digest
    const known = changed || !stored ? fresh : stored.known
    note(paper, changed ? (stored ? 'changed' : 'new') : 'unchanged', {
      slug,
      digest,
      inputs,
      known,
      conflicts,
    })
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
