import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { extractClaims } from '../claims/index.ts'
import type { Claim } from '../model/claim.ts'
import { CliError, silent, type Effects } from '../model/effects.ts'
import { printPaperFile } from '../model/paper-file.ts'
import type { Topic } from '../model/topic.ts'
import { assignTopics } from '../topics/index.ts'
import { groupRecords, type IdClash } from './identity.ts'
import { anchor, contentKey, hasOwnWords, keptCluster, type Anchored } from './keep.ts'
import { mergeRecords, type MergedPaper } from './merge.ts'
import { inFileOrder } from './record.ts'
import type { FileReport, IngestReport } from './report.ts'
import { findSeeds, readSeeds, type SeedReading } from './seeds.ts'
import { chooseSlug } from './slugs.ts'
import { openFolder, readStored, removePaper, writePaper, type Stored } from './store.ts'
import { readTopics } from './topics.ts'

export interface IngestOptions {
  /** Folders or files of listings. */
  seeds: string | readonly string[]
  /** The content folder; papers go to `papers/` in it. */
  content: string
  effects?: Effects
  /** Default: the claims room's. */
  claims?: (abstract: string) => Claim[]
  /** Default: the topics room's. */
  topics?: (papers: readonly { title: string; abstract: string }[], topics: readonly Topic[]) => string[][]
}

/** The repository's own content, which stands in for what a content folder lacks. */
const ownContent = 'content'

/**
 * Turns seeds into `content/papers/<slug>.mdx`. What a person wrote in these files stays byte for byte; a
 * file whose paper has not changed is not touched; running it again changes nothing.
 * @throws CliError when nothing can be done: no seeds, an unwritable folder, a broken topic.
 */
export async function ingest(options: IngestOptions): Promise<IngestReport> {
  const { seeds, content, effects = silent } = options
  const folder = join(content, 'papers')
  const files = findSeeds(seeds)
  if (files.length === 0)
    throw new CliError(`${[seeds].flat().join(', ')}: holds no file; put listings into it`)
  const reading = await readSeeds(files, (done) => effects.progress('reading entries', done))
  const report = openReport(reading)
  if (reading.records.length === 0) return report
  openFolder(folder)
  const stored = readStored(folder)
  report.problems.push(...stored.problems)
  const work = plan(reading, stored, report)
  describe(work, options, effects)
  write(work, folder, stored, report, effects)
  return report
}

interface Planned extends Anchored {
  merged: MergedPaper
  slug: string
  claims: Claim[]
  topics: string[]
}

function openReport({ files, problems }: SeedReading): IngestReport {
  return { files, problems, papers: 0, added: [], changed: [], orphans: [], conflicts: [] }
}

function plan(reading: SeedReading, stored: Stored, report: IngestReport): Planned[] {
  const names = new Set(reading.files.map(({ file }) => file))
  const kept = stored.papers.flatMap((paper) => keptCluster(paper, ({ file }) => !names.has(file)) ?? [])
  const { clusters, clashes } = groupRecords(reading.records, kept)
  report.problems.push(...clashes.map(clashProblem))
  const { anchored, unmatched } = anchor(clusters, stored.papers)
  for (const paper of unmatched) {
    report.orphans.push(paper.slug)
    const cluster = keptCluster(paper, () => true)
    if (cluster) anchored.push({ cluster, stored: paper, twins: [] })
  }
  const count = countIn(report)
  const merged = anchored.flatMap((one) => {
    const paper =
      one.stored || one.cluster.records.some(({ supplement }) => !supplement)
        ? mergeRecords(one.cluster.records)
        : undefined
    if (paper) return [{ ...one, merged: paper }]
    for (const record of one.cluster.records) {
      count(record.file, 'skipped')
      report.problems.push({ file: record.file, line: record.line, message: unused(record.supplement) })
    }
    return []
  })
  return withSlugs(merged, stored)
}

function unused(supplement: boolean): string {
  return supplement
    ? 'entry belongs to no paper of the listings and has no abstract; add one, or a listing that has the paper'
    : 'entry has an id but no title; add one, or run npm run enrich'
}

function clashProblem({ id, a, b }: IdClash) {
  return {
    file: b.file,
    line: b.line,
    message: `${id} is also the id of another paper (${a.file}:${a.line}); correct the wrong one`,
  }
}

function withSlugs(papers: (Anchored & { merged: MergedPaper })[], stored: Stored): Planned[] {
  const taken = new Set<string>()
  for (const { slug, facts } of stored.papers)
    for (const used of [slug, ...facts.aliases]) taken.add(used.toLowerCase())
  const inOrder = papers
    .map((paper) => ({ paper, key: contentKey(paper) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return inOrder.map(({ paper }) => {
    const slug = paper.stored?.slug ?? chooseSlug(paper.merged, taken)
    taken.add(slug.toLowerCase())
    return { ...paper, slug, claims: [], topics: [] }
  })
}

/** Finds claims and topics in the text that readers see: the person's, where there is one. */
function describe(papers: Planned[], options: IngestOptions, effects: Effects): void {
  const folder = join(options.content, 'topics')
  const topics = readTopics(existsSync(folder) ? folder : join(ownContent, 'topics'))
  const texts = papers.map(({ merged, stored }) => ({
    title: stored?.overrides.title ?? merged.facts.title,
    abstract: stored?.overrides.abstract ?? merged.abstract,
  }))
  const assigned = (options.topics ?? assignTopics)(texts, topics)
  const claims = options.claims ?? extractClaims
  papers.forEach((paper, at) => {
    paper.topics = assigned[at] ?? []
    paper.claims = claims(texts[at]?.abstract ?? '')
    if (at % 100 === 0) effects.progress('reading claims', at, papers.length)
  })
}

function write(
  papers: Planned[],
  folder: string,
  stored: Stored,
  report: IngestReport,
  effects: Effects,
): void {
  const count = countIn(report)
  papers.forEach((paper, at) => {
    const { slug } = paper
    if (stored.broken.has(slug)) return skipBroken(paper, folder, report)
    const state = writeOne(paper, folder, report)
    report.papers++
    if (state !== 'unchanged') report[state === 'new' ? 'added' : 'changed'].push(slug)
    const records = paper.cluster.records.filter(({ kept }) => !kept).sort(inFileOrder)
    records.forEach(({ file }, nth) => {
      count(file, state === 'unchanged' ? 'unchanged' : state === 'new' && nth === 0 ? 'new' : 'merged')
    })
    for (const { file, line, conflicts = {} } of paper.merged.facts.sources)
      for (const [field, value] of Object.entries(conflicts))
        report.conflicts.push({ paper: slug, field, file, line, value })
    if (at % 100 === 0) effects.progress('writing papers', at, papers.length)
  })
  report.added.sort()
  report.changed.sort()
}

function skipBroken({ slug, cluster }: Planned, folder: string, report: IngestReport): void {
  const count = countIn(report)
  for (const { file, line } of cluster.records) {
    count(file, 'skipped')
    report.problems.push({
      file,
      line,
      message: `its paper's file ${join(folder, `${slug}.mdx`)} cannot be read; mend it`,
    })
  }
}

function writeOne(paper: Planned, folder: string, report: IngestReport): 'new' | 'changed' | 'unchanged' {
  const { merged, stored, slug, claims, topics, twins } = paper
  const aliases = new Set(stored?.facts.aliases)
  for (const twin of twins) {
    if (hasOwnWords(twin)) {
      const message = `is the same paper as ${slug}.mdx; move your notes there and remove this file`
      report.problems.push({ file: join(folder, `${twin.slug}.mdx`), message })
      continue
    }
    for (const alias of [twin.slug, ...twin.facts.aliases]) aliases.add(alias)
  }
  const source = printPaperFile({
    facts: { ...merged.facts, topics, claims, aliases: [...aliases].sort() },
    abstract: merged.abstract,
    overridesSource: stored?.overridesSource ?? '',
    notes: stored?.notes ?? '',
  })
  const changed = source !== stored?.source
  if (changed) writePaper(folder, slug, source)
  for (const twin of twins) if (aliases.has(twin.slug)) removePaper(folder, twin.slug)
  return changed ? (stored ? 'changed' : 'new') : 'unchanged'
}

function countIn({
  files,
}: IngestReport): (file: string, what: 'new' | 'merged' | 'unchanged' | 'skipped') => void {
  const byName = new Map<string, FileReport>(files.map((file) => [file.file, file]))
  return (file, what) => {
    const row = byName.get(file)
    if (row) row[what]++
  }
}
