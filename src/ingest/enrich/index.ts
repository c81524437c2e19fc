import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { datePrecision } from '../../model/date.ts'
import { CliError, silent, type Effects } from '../../model/effects.ts'
import { cleanDraft } from '../clean.ts'
import { alikeTitles } from '../identity.ts'
import { noMemo } from '../memo.ts'
import type { Facts } from '../record.ts'
import { readStored } from '../store.ts'
import { bareIds, type Known } from './bare-ids.ts'
import { services as allServices, type Service, type Wanted } from './services.ts'
import { openWeb, type Ask } from './web.ts'

export interface EnrichOptions {
  /** The content folder whose papers lack something. */
  content: string
  /** The folder of listings: papers that they name only by an id are asked for too. */
  seeds?: string
  /** The file that takes what was found, as JSON Lines: `seeds/enriched.jsonl`. */
  output: string
  /** Where to remember what was asked and answered. */
  cache: string
  /** Only tell what would be asked. */
  dryRun?: boolean
  effects?: Effects
  services?: readonly Service[]
  ask?: Ask
}

export interface EnrichReport {
  /** Papers that lack something, by service that was (or would be) asked. */
  asked: Record<string, number>
  /** Records written. */
  found: number
  /** Answers that were refused, and failures, one line each. */
  problems: string[]
}

/**
 * Asks services for what papers lack (ids, authors, days, venues, code), batch by batch. After each batch the
 * output is written whole, so that a killed run goes on where it stopped.
 */
export async function enrich(options: EnrichOptions): Promise<EnrichReport> {
  const { content, seeds, output, cache, dryRun, effects = silent, services = allServices() } = options
  const ask = options.ask ?? openWeb({ cache: join(cache, 'answers') })
  const stored = readStored(join(content, 'papers'), noMemo).papers.map((paper) => paper.read().facts)
  const papers: Known[] = [...stored, ...(seeds ? await bareIds(seeds, stored) : [])]
  const asked = openAsked(join(cache, 'asked.txt'))
  const records = readOutput(output)
  const report: EnrichReport = { asked: {}, found: 0, problems: [] }
  for (const service of services) {
    const lacking = papers.filter((paper) => lacks(paper, service.name) && service.knows(wantedOf(paper)))
    const open = lacking.filter((paper) => !asked.has(service.name, nameOf(paper)))
    report.asked[service.name] = open.length
    if (dryRun) continue
    let failures = 0
    for (let at = 0; at < open.length && failures < mostFailures; at += service.batch) {
      effects.progress(`asking ${service.name}`, at, open.length)
      const batch = open.slice(at, at + service.batch)
      const found = await askBatch(service, batch, ask, report)
      failures = found ? 0 : failures + 1
      if (!found) continue
      for (const record of found) records.set(`${service.name} ${record.title}`, record)
      report.found += found.length
      if (found.length > 0) writeOutput(output, records)
      asked.add(service.name, batch.map(nameOf))
    }
  }
  return report
}

/** A service that fails so often in a row is left alone until the next run. */
const mostFailures = 3

/** What a service may know and a paper lacks. */
function lacks(paper: Known, service: Service['name']): boolean {
  const { title, arxiv, doi, authors, published, venue, links } = paper
  if (title === '') return service === (arxiv ? 'arxiv' : 'openalex')
  if (service === 'arxiv') return !arxiv || authors.length === 0 || datePrecision(published) < 3
  if (service === 'huggingface') return !links.code
  return !venue || (!arxiv && !doi) || authors.length === 0
}

function nameOf({ title, arxiv, doi }: Known): string {
  return title || (arxiv ?? doi ?? '')
}

function wantedOf({ title, arxiv, doi }: Known): Wanted {
  return { title, arxiv, doi }
}

/** A line of the output: the fields of a metadata record. */
type Found = { title: string; seenAt: string[] } & Record<string, unknown>

/** What a service answers for a batch, or undefined when it does not answer. */
async function askBatch(
  service: Service,
  batch: readonly Known[],
  ask: Ask,
  report: EnrichReport,
): Promise<Found[] | undefined> {
  try {
    const drafts = await service.ask(batch.map(wantedOf), ask)
    const facts = drafts.map((draft) => cleanDraft(draft, () => {}))
    return facts.flatMap((answer) => {
      const paper = batch.find((one) => isAbout(answer, one, batch.length === 1))
      if (!paper) return []
      if (
        answer.title &&
        [paper.title, ...paper.otherTitles].some(
          (title) => title === '' || alikeTitles(title, answer.title ?? ''),
        )
      )
        return [foundOf(paper, answer, service.name)]
      report.problems.push(`${service.name}: answers "${answer.title ?? ''}" for "${nameOf(paper)}"; refused`)
      return []
    })
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    report.problems.push(`${service.name}: ${error.message}`)
    return undefined
  }
}

/** An answer speaks of the paper whose id it has; of the only one asked for, or of one of its title. */
function isAbout(answer: Facts, paper: Known, only: boolean): boolean {
  if (answer.arxiv && paper.arxiv) return answer.arxiv === paper.arxiv
  if (answer.doi && paper.doi) return answer.doi === paper.doi
  if (paper.title === '') return false
  return only || (answer.title !== undefined && alikeTitles(paper.title, answer.title))
}

function foundOf(paper: Known, answer: Facts, service: string): Found {
  const { title = '', abstract, arxiv, doi, authors, authorsOpen, published, venue, links } = answer
  const own = arxiv ?? paper.arxiv
  const address = own ? `https://arxiv.org/abs/${own}` : doi ? `https://doi.org/${doi}` : `service:${service}`
  const names = authors.length > 0 && !authorsOpen ? authors : undefined
  return {
    title: paper.title || title,
    abstract: paper.title ? undefined : abstract,
    arxiv,
    doi,
    authors: names,
    published,
    venue,
    code: links.code,
    seenAt: [address],
  }
}

function readOutput(path: string): Map<string, Found> {
  const records = new Map<string, Found>()
  for (const [at, line] of readLines(path).entries())
    try {
      const record = JSON.parse(line) as Found & { service?: string }
      records.set(`${record.service ?? ''} ${record.title}`, record)
    } catch {
      throw new CliError(`${path}:${at + 1}: is not JSON; mend or remove the line`)
    }
  return records
}

function writeOutput(path: string, records: ReadonlyMap<string, Found>): void {
  const keys = [...records.keys()].sort()
  const lines = keys.map((key) => JSON.stringify({ ...records.get(key), service: key.split(' ')[0] }))
  const draft = join(dirname(path), `.enriched.${process.pid}.tmp`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(draft, `${lines.join('\n')}\n`)
  renameSync(draft, path)
}

/** Which papers a service was asked about already, found or not. */
function openAsked(path: string) {
  const known = new Set(readLines(path))
  return {
    has: (service: string, title: string) => known.has(`${service} ${JSON.stringify(title)}`),
    add(service: string, titles: readonly string[]) {
      for (const title of titles) known.add(`${service} ${JSON.stringify(title)}`)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(`${path}.tmp`, `${[...known].join('\n')}\n`)
      renameSync(`${path}.tmp`, path)
    },
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean)
  } catch {
    return []
  }
}
