import { join } from 'node:path'
import type { Effects } from '../model/effects.ts'
import { parsePaperFile, printPaperFile } from '../model/paper-file.ts'
import { isReserved, slugify } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import { titleKey } from './cluster.ts'
import { withProgress, type Described } from './describe.ts'
import type { Memo, MemoPaper } from './memo.ts'
import type { MergedPaper } from './merge.ts'
import { inFileOrder } from './record.ts'
import { counter, type Conflict, type IngestReport } from './report.ts'
import {
  digestOf,
  removePaper,
  writePaper,
  type Stored,
  type StoredFacts,
  type StoredPaper,
} from './store.ts'

/** Where papers are written to, and what stands in their files beside what the seeds say. */
interface Press {
  folder: string
  count: ReturnType<typeof counter>
  memo: Memo
  report: IngestReport
  /** `YYYY-MM-DD` */
  today: string
}

type State = 'new' | 'changed' | 'unchanged'

/**
 * Writes the files whose papers are new or have changed, and counts every entry.
 * @returns what to remember of each paper
 * @throws CliError when the folder cannot be written
 */
export function publish(
  papers: readonly Described[],
  given: Omit<Press, 'count'> & { stored: Stored; effects: Effects },
): MemoPaper[] {
  const { stored, report, effects } = given
  const press: Press = { ...given, count: counter(report) }
  const learnt: MemoPaper[] = []
  for (const paper of withProgress(papers, 'writing papers', effects)) {
    if (stored.broken.has(paper.slug)) {
      skip(paper, press)
      continue
    }
    const { state, entry } = settle(paper, press)
    learnt.push(entry)
    report.papers++
    report.conflicts.push(...entry.conflicts)
    if (state === 'new') report.added.push(paper.slug)
    if (state === 'changed') report.changed.push(paper.slug)
    countEntries(paper, state, press)
  }
  return learnt
}

function countEntries({ cluster }: Described, state: State, { count }: Press): void {
  const records = cluster.records.filter(({ kept }) => !kept).sort(inFileOrder)
  for (const [at, { file }] of records.entries())
    count(file, state === 'unchanged' ? 'unchanged' : state === 'new' && at === 0 ? 'new' : 'merged')
}

function skip({ slug, cluster }: Described, { folder, count, report }: Press): void {
  const message = `its paper's file ${join(folder, `${slug}.mdx`)} cannot be read; mend it`
  for (const { file, line } of cluster.records) {
    count(file, 'skipped')
    report.problems.push({ file, line, message })
  }
}

function settle(
  paper: Described,
  { folder, memo, report, today }: Press,
): { state: State; entry: MemoPaper } {
  const { slug, stored, inputs, twins } = paper
  const before = stored && twins.length === 0 ? memo.settled(slug, stored.digest, inputs) : undefined
  if (stored && before) {
    const entry = { slug, digest: stored.digest, inputs, known: stored.known, conflicts: before }
    return { state: 'unchanged', entry }
  }
  const merged = paper.merged()
  const aliases = aliasesOf(paper, folder, report)
  const renamed = newName(paper, merged)
  if (renamed) aliases.add(renamed)
  const source = printed(paper, merged, [...aliases].sort(), today)
  const digest = digestOf(source)
  const changed = digest !== stored?.digest
  if (changed && stored && memo.inputs(slug) === inputs) reportHandEdit(stored, source, folder, report)
  if (changed) writePaper(folder, slug, source)
  for (const twin of twins) if (aliases.has(twin.slug)) removePaper(folder, twin.slug)
  const known = changed ? knownOf(paper, merged, [...aliases].sort()) : stored.known
  const entry = { slug, digest, inputs, known, conflicts: conflictsOf(slug, merged) }
  return { state: changed ? (stored ? 'changed' : 'new') : 'unchanged', entry }
}

/** The seeds say what they said before, so what differs in the file is a person's. */
function reportHandEdit(stored: StoredPaper, source: string, folder: string, report: IngestReport): void {
  const [edited, renewed] = [stored.read(), parsePaperFile(source)].map(
    ({ facts, abstract }) => new Map<string, unknown>(Object.entries({ ...facts, abstract })),
  )
  for (const [field, value] of edited ?? [])
    if (JSON.stringify(value) !== JSON.stringify(renewed?.get(field))) {
      const message = `${field} was changed by hand to ${JSON.stringify(value)}, which ingest undoes; set it under overrides:`
      report.problems.push({ file: join(folder, `${stored.slug}.mdx`), message })
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
  report: IngestReport,
): Set<string> {
  const aliases = new Set([...(stored?.known.aliases ?? []), ...given])
  for (const { slug: former, known } of twins)
    if (known.hasOwnWords) {
      const message = `is the same paper as ${slug}.mdx; move your notes there and remove this file`
      report.problems.push({ file: join(folder, `${former}.mdx`), message })
    } else for (const alias of [former, ...known.aliases]) aliases.add(alias)
  return aliases
}

/** A renamed paper keeps its address; who looks for it under its new name finds it, too. */
function newName({ stored, reserve }: Described, { facts: { title } }: MergedPaper): string | undefined {
  if (!stored || titleKey(stored.known.title) === titleKey(title)) return undefined
  const slug = slugify(plainText(title))
  return slug && !isReserved(slug) && reserve(slug) ? slug : undefined
}

function printed(
  { topics, claims, stored, twins, cluster }: Described,
  { facts, abstract }: MergedPaper,
  aliases: string[],
  today: string,
): string {
  const files = [stored, ...twins].flatMap((one) => one?.read() ?? [])
  const noted = files.length > 0 ? files.map((file) => file.facts) : cluster.records.map((one) => one.facts)
  const days = noted.flatMap(({ added }) => added ?? []).sort()
  const { ownSource = '', notes = '' } = files[0] ?? {}
  return printPaperFile({
    facts: {
      ...facts,
      added: days[0] ?? (files.length > 0 ? undefined : today),
      topics,
      claims: claims(),
      aliases,
    },
    abstract,
    ownSource,
    notes,
  })
}

function conflictsOf(slug: string, { facts }: MergedPaper): Conflict[] {
  return facts.sources.flatMap(({ file, line, conflicts = {} }) =>
    Object.entries(conflicts).map(([field, value]) => ({ paper: slug, field, file, line, value })),
  )
}
