import { spawnSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { realCorpus } from '../src/build/bench.ts'
import { samplePapers, type SamplePaper } from '../src/build/sample-papers.ts'
import { CliError } from '../src/model/effects.ts'

const usage = `npm run bench:ingest -- [--records N] [--format jsonl|bibtex] [--again] [--json FILE]

Runs npm run ingest on N generated records in a temporary folder, and prints what it took beside its goals.
  --records N   how many records (default: 10000)
  --format F    jsonl (default) or bibtex
  --again       ingest a second time, with nothing new
  --json FILE   also write the figures`

/** What one ingest took. Memory is the greatest resident set, in bytes. */
interface Run {
  format: string
  records: number
  again: boolean
  seconds: number
  /** Of processor time, over all threads. */
  cpuSeconds: number
  memory: number
}

/** What an ingest may take at most. */
const goals: Omit<Run, 'cpuSeconds'>[] = [
  { format: 'jsonl', records: 100_000, again: false, seconds: 60, memory: 1.5e9 },
  { format: 'bibtex', records: 10_000, again: false, seconds: 20, memory: 1e9 },
  { format: 'jsonl', records: 10_000, again: true, seconds: 3, memory: 1e9 },
  { format: 'bibtex', records: 10_000, again: true, seconds: 3, memory: 1e9 },
]

const writers: Record<string, { name: string; line: (paper: SamplePaper) => string }> = {
  jsonl: { name: 'papers.jsonl', line: (paper) => `${JSON.stringify(paper)}\n` },
  bibtex: { name: 'papers.bib', line: bibtexEntry },
}

/** Runs in the program that is measured, as it ends: only a process itself knows what it took. */
const probe = `import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
if (isMainThread) process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())))`

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    format: { type: 'string', default: 'jsonl' },
    again: { type: 'boolean', default: false },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) console.log(usage)
else {
  const runs = bench(Number(values.records), values.format, values.again)
  print(runs)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(runs, undefined, 2)}\n`)
}

function bench(records: number, format: string, again: boolean): Run[] {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'))
  try {
    writeSeed(folder, records, format)
    cpSync('content/topics', join(folder, 'content/topics'), { recursive: true })
    return (again ? [false, true] : [false]).map((second) => ({
      format,
      records,
      again: second,
      ...measure(folder),
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Written line by line: a hundred thousand records are not held at once. */
function writeSeed(folder: string, records: number, format: string): void {
  const writer = writers[format]
  if (!writer)
    throw new CliError(`--format ${format} is not known; write one of ${Object.keys(writers).join(', ')}`)
  mkdirSync(join(folder, 'seeds'))
  const file = openSync(join(folder, 'seeds', writer.name), 'w')
  for (const paper of samplePapers(records, realCorpus())) writeSync(file, writer.line(paper))
  closeSync(file)
}

function bibtexEntry({ title, abstract, authors, published, venue, arxiv }: SamplePaper): string {
  const [year, month, day] = published.split('-')
  const text = (value: string) => value.replace(/[\\{}]/g, '').replace(/[&%$#_]/g, '\\$&')
  const fields = {
    title: text(title),
    author: text(authors.join(' and ')),
    ...(day ? { date: published } : { year, month }),
    booktitle: venue,
    eprint: arxiv,
    archivePrefix: 'arXiv',
    abstract: text(abstract),
  }
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value ? [`  ${name} = {${value}},\n`] : [],
  )
  return `@${venue ? 'inproceedings' : 'misc'}{p${arxiv.replace('.', '_')},\n${lines.join('')}}\n\n`
}

function measure(folder: string): Pick<Run, 'seconds' | 'cpuSeconds' | 'memory'> {
  const flags = [
    '--import',
    `data:text/javascript,${encodeURIComponent(probe)}`,
    resolve('scripts/ingest.ts'),
  ]
  const began = performance.now()
  const { status, stderr, output } = spawnSync(process.execPath, flags, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  if (status !== 0) throw new Error(`ingest failed: ${stderr}`)
  const used = JSON.parse(output[3] ?? '') as NodeJS.ResourceUsage
  return {
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (used.userCPUTime + used.systemCPUTime) / 1e6,
    memory: used.maxRSS * 1024,
  }
}

function print(runs: readonly Run[]): void {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`)
  for (const run of runs) {
    const { format, records, again, seconds, cpuSeconds, memory } = run
    const goal = goals.find((one) => one.format === format && one.records === records && one.again === again)
    const took = `${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor time), ${(memory / 1e6).toFixed(0)} MB`
    const most = goal ? `; goal: ${goal.seconds} s, ${goal.memory / 1e6} MB` : ''
    console.log(`${records} ${format} records, ${again ? 'again' : 'first'}: ${took}${most}`)
  }
}
