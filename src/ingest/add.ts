import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { CliError } from '../model/effects.ts'
import { cleanDraft } from './clean.ts'
import { services as allServices, type Service } from './enrich/services.ts'
import { openWeb, type Ask } from './enrich/web.ts'
import type { IngestOptions } from './index.ts'
import { ingest } from './index.ts'
import { draftOfAddress } from './links.ts'
import type { Draft, Facts } from './record.ts'
import type { IngestReport } from './report.ts'

export interface AddOptions extends IngestOptions {
  /** The folder that takes what is added. */
  seeds: string
  services?: readonly Service[]
  ask?: Ask
}

/**
 * Adds a paper to the seeds by its arXiv id, DOI or address (asking arXiv or OpenAlex for it), or a file of
 * papers, and ingests.
 * @returns the report, and the files of the papers that came or changed
 * @throws CliError when it names nothing, or no service knows it
 */
export async function add(
  what: string,
  options: AddOptions,
): Promise<{ report: IngestReport; papers: string[] }> {
  if (existsSync(what) && statSync(what).isFile()) addFile(what, options.seeds)
  else await addPaper(what, options)
  const report = await ingest(options)
  const slugs = [...report.added, ...report.changed]
  return { report, papers: slugs.map((slug) => join(options.content, 'papers', `${slug}.mdx`)) }
}

function addFile(path: string, seeds: string): void {
  const within = relative(resolve(seeds), resolve(path))
  if (!within.startsWith('..')) return
  const target = join(seeds, basename(path))
  if (existsSync(target) && !readFileSync(target).equals(readFileSync(path)))
    throw new CliError(`${target}: is there already and differs; rename ${path} and add it again`)
  mkdirSync(seeds, { recursive: true })
  copyFileSync(path, target)
}

async function addPaper(
  what: string,
  { seeds, cache, services = allServices(), ask }: AddOptions,
): Promise<void> {
  const { arxiv, doi } = cleanDraft(draftOfAddress(what), () => {})
  if (!arxiv && !doi) throw new CliError(`${what}: is no arXiv id, DOI, address of one, or file; correct it`)
  const service = services.find(({ name }) => name === (arxiv ? 'arxiv' : 'openalex'))
  const web = ask ?? openWeb(cache ? { cache: join(cache, 'answers') } : {})
  const answers = (await service?.ask([{ title: '', arxiv, doi }], web)) ?? []
  const facts = answers.map((draft: Draft) => cleanDraft(draft, () => {}))
  const found = facts.find((one) => one.title && (arxiv ? one.arxiv === arxiv : one.doi === doi))
  if (!found) throw new CliError(`${what}: is not known to ${service?.name ?? 'any service'}; check it`)
  const line = `${JSON.stringify(recordOf(found))}\n`
  const path = join(seeds, 'added.jsonl')
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (before.includes(line)) return
  mkdirSync(seeds, { recursive: true })
  appendFileSync(path, before === '' || before.endsWith('\n') ? line : `\n${line}`)
}

function recordOf({ title, abstract, arxiv, doi, authors, published, venue, links }: Facts) {
  return { title, arxiv, doi, authors, published, venue, code: links.code, abstract }
}
