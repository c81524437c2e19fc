import { groupRecords, type IdClash } from './identity.ts'
import { anchor, byContent, keptCluster, type Anchored } from './keep.ts'
import { mergeRecords, type MergedPaper } from './merge.ts'
import { provenNames, type Fuller } from './people.ts'
import type { Facts, SeedRecord } from './record.ts'
import { counter, type IngestReport } from './report.ts'
import type { SeedReading } from './seeds.ts'
import { slugChooser } from './slugs.ts'
import type { Stored } from './store.ts'

type LeadingFacts = Pick<Facts, 'title' | 'abstract' | 'arxiv' | 'doi'>

/** A paper that will stand in the content folder. */
export interface Planned extends Omit<Anchored, 'cluster'> {
  records: readonly SeedRecord[]
  slug: string
  /** Former addresses that another atlas gave it, where they are free. */
  aliases: string[]
  /** Takes a further address for it; false when another paper has it. */
  reserve: (slug: string) => boolean
  /** Full names of shortened authors, as all papers together prove them. */
  fuller: Fuller
}

/** A paper's records merged: anew each time, since keeping the outcome for all papers would cost more than it saves. */
export function mergedPaper({ records, fuller }: Planned): MergedPaper {
  return mergeRecords(records, fuller)
}

/**
 * Decides which papers there are: groups the records, finds the files they have, and gives new papers their
 * slugs. Entries that make no paper are reported.
 * @returns papers in an order that depends on nothing but what they are
 */
export function plan(reading: SeedReading, stored: Stored, report: IngestReport): Planned[] {
  const seeds = new Set(reading.files.map(({ file }) => file))
  const kept = stored.papers.flatMap((paper) => keptCluster(paper, (seed) => !seeds.has(seed)) ?? [])
  const { clusters, clashes } = groupRecords(reading.records, kept)
  report.problems.push(...clashes.map(clashProblem))
  const { anchored, unmatched } = anchor(clusters, stored.papers)
  for (const paper of unmatched) {
    const cluster = keptCluster(paper, () => true)
    if (cluster) anchored.push({ cluster, stored: paper, twins: [] })
  }
  const count = counter(report)
  const papers = anchored.filter((one) => isPaper(one, report, count))
  for (const { cluster, stored } of papers)
    if (stored && cluster.records.every((record) => record.kept)) report.orphans.push(stored.slug)
  const handmade = unmatched.filter(({ known }) => known.seeds.length === 0)
  report.papers += handmade.length
  return withSlugs(papers, stored)
}

/** An atlas read from another's data keeps its addresses where they are free. */
function givenSlug({ cluster, stored }: Anchored, taken: Set<string>): string | undefined {
  if (stored) return undefined
  const slugs = cluster.records.flatMap(({ facts }) => facts.slug ?? [])
  const slug = slugs.find((one) => !taken.has(one))
  if (slug) taken.add(slug)
  return slug
}

function givenAliases({ cluster }: Anchored, taken: Set<string>): string[] {
  const free = new Set(cluster.records.flatMap(({ facts }) => facts.aliases ?? [])).difference(taken)
  for (const alias of free) taken.add(alias)
  return [...free]
}

function isPaper(
  { cluster, stored }: Anchored,
  report: IngestReport,
  count: ReturnType<typeof counter>,
): boolean {
  const { records } = cluster
  const titled = records.some(({ facts }) => facts.title)
  const brought = stored !== undefined || records.some(({ supplement }) => !supplement)
  if (titled && brought) return true
  for (const { file, line, supplement } of records) {
    count(file, 'skipped')
    const message = titled && supplement ? nowhere : untitled
    report.problems.push({ file, line, message })
  }
  return false
}

const nowhere =
  'entry belongs to no paper of the listings and has no abstract; add one, or a listing that has the paper'
const untitled = 'entry has an id but no title; add one, or run npm run enrich'

function clashProblem({ id, a, b }: IdClash) {
  const message = `${id} is also the id of another paper (${a.file}:${a.line}); correct the wrong one`
  return { file: b.file, line: b.line, message }
}

function withSlugs(papers: readonly Anchored[], stored: Stored): Planned[] {
  const fuller = provenNames(papers.map(({ cluster }) => cluster.records))
  const taken = new Set<string>()
  for (const { slug, known } of stored.papers)
    for (const used of [slug, ...known.aliases]) taken.add(used.toLowerCase())
  const inOrder = byContent(papers)
  const choose = slugChooser(taken)
  const given = new Map(inOrder.map((paper) => [paper, givenSlug(paper, taken)]))
  const reserve = (slug: string) => !taken.has(slug) && taken.add(slug).has(slug)
  const aliases = new Map(inOrder.map((paper) => [paper, givenAliases(paper, taken)]))
  return inOrder.map((paper) => {
    const { cluster, stored, twins } = paper
    // What else a cluster knows served to find its records, and would fill the memory that a large atlas needs.
    const { records } = cluster
    const slug = stored?.slug ?? given.get(paper) ?? choose(leadingFacts({ records, fuller }))
    return { records, stored, twins, slug, aliases: aliases.get(paper) ?? [], reserve, fuller }
  })
}

/** What names a paper and tells what it is about; what the one record of most papers says need not be merged for it. */
export function leadingFacts({ records, fuller }: Pick<Planned, 'records' | 'fuller'>): LeadingFacts {
  const [only] = records
  if (only && records.length === 1) return only.facts
  const { facts, abstract } = mergeRecords(records, fuller)
  return { ...facts, abstract }
}
