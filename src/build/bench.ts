import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadAtlas } from '../atlas/index.ts'
import { warmCards } from './bench-cards.ts'
import { largestPages, type PageSize } from './largest-pages.ts'
import { watchTree } from './process-tree.ts'
import { samplePapers, type Corpus, type SamplePaper } from './sample-papers.ts'
import type { BuildSummary } from './summary.ts'

/**
 * `first`: nothing is known, cards included; `cold`: nothing but cards; `again`: nothing new; `edit`: one paper's
 * abstract has changed.
 */
export type BenchKind = 'first' | 'cold' | 'again' | 'edit'

/** One build of a generated atlas. */
export interface BenchRun {
  papers: number
  kind: BenchKind
  /** Of the whole command, from its start to its end. */
  seconds: number
  /** Of the build and all programs that it starts. */
  processorSeconds: number
  /** The most that the build and all programs that it starts held at one time, in bytes. */
  peakMemory: number
  /** Of the machine when the build began: how many wanted a processor. */
  load: number
  summary: BuildSummary
  /** Those of the site that take most to send. */
  largest: PageSize[]
}

/**
 * Builds an atlas of generated papers, once in each way that is asked for, in a temporary folder with caches of its
 * own.
 * @param kinds in the order of `BenchKind`; the first builds nothing that a later one could use but what its name says
 */
export async function bench(
  papers: number,
  kinds: readonly BenchKind[],
  log: (line: string) => void = () => {},
): Promise<BenchRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'))
  const runs: BenchRun[] = []
  try {
    const sample = [...samplePapers(papers, realCorpus())]
    writeSeeds(folder, sample)
    for (const kind of kinds) {
      await prepare(folder, kind, sample)
      log(`${papers} papers, ${kind} …`)
      runs.push({ papers, kind, ...(await measured(folder)) })
    }
    return runs
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The texts of the repository's own papers, of whose statistics the generated ones are made. */
export function realCorpus(): Corpus {
  const real = loadAtlas('content').papers
  return {
    titles: real.map(({ plainTitle }) => plainTitle),
    abstracts: real.map(({ abstract }) => abstract).filter(Boolean),
    names: real.flatMap(({ authors }) => authors),
  }
}

async function prepare(folder: string, kind: BenchKind, sample: SamplePaper[]): Promise<void> {
  const forget = (name: string) => rmSync(join(folder, name), { recursive: true, force: true })
  if (kind === 'first') forget('cache')
  if (kind === 'cold') {
    await warmCards(join(folder, 'seeds'), join(folder, 'content'), join(folder, 'cache'))
    const learnt = readdirSync(join(folder, 'cache')).filter((name) => name !== 'cards')
    for (const name of ['content', 'site', ...learnt.map((name) => `cache/${name}`)]) forget(name)
  }
  const [middle] = sample.slice(sample.length / 2)
  if (kind === 'edit' && middle) {
    middle.abstract += ' One more sentence says something else.'
    writeSeeds(folder, sample)
  }
}

function writeSeeds(folder: string, sample: SamplePaper[]): void {
  mkdirSync(join(folder, 'seeds'), { recursive: true })
  const lines = sample.map((paper) => `${JSON.stringify(paper)}\n`)
  writeFileSync(join(folder, 'seeds/papers.jsonl'), lines.join(''))
}

/** What `npm run build` has Node run, flags first. */
function buildCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { build: string } }
  return scripts.build.split(' ').slice(1)
}

async function measured(folder: string): Promise<Omit<BenchRun, 'papers' | 'kind'>> {
  const place = (name: string) => join(folder, name)
  const folders = ['--seeds', place('seeds'), '--content', place('content'), '--out', place('site')]
  // What the last build has written would go to disk during this one; a system without the command does as it likes.
  spawnSync('sync')
  const [load = 0] = loadavg()
  const start = performance.now()
  const child = spawn(process.execPath, [...buildCommand(), ...folders, '--summary', place('summary.json')], {
    env: { ...process.env, ATLAS_CACHE: place('cache') },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const tree = watchTree(child.pid ?? 0)
  const status = await new Promise((ended) => child.on('close', ended))
  const { processorSeconds, peakMemory } = tree.stop()
  if (status !== 0) throw new Error(`the build failed: ${errors}`)
  const summary = JSON.parse(readFileSync(place('summary.json'), 'utf8')) as BuildSummary
  return {
    seconds: (performance.now() - start) / 1000,
    processorSeconds: Math.max(processorSeconds, summary.processorSeconds),
    peakMemory: Math.max(peakMemory, summary.peakMemory),
    load,
    summary,
    largest: largestPages(place('site')),
  }
}
