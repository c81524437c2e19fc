import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadAtlas } from '../src/atlas/index.ts'
import { samplePapers } from '../src/build/sample-papers.ts'
import type { BuildSummary } from '../src/build/summary.ts'

const usage = `npm run bench -- [--papers N …] [--again] [--json FILE] [--compare FILE]

Builds atlases of N generated papers in a temporary folder and prints what each stage took.
  --papers N      how many papers (default: 340); may be given several times
  --again         build each a second time, with warm caches and nothing new
  --json FILE     also write the figures
  --compare FILE  print seconds beside those of an earlier run`

interface Run {
  papers: number
  again: boolean
  seconds: number
  summary: BuildSummary
}

const { values } = parseArgs({
  options: {
    papers: { type: 'string', multiple: true, default: ['340'] },
    again: { type: 'boolean', default: false },
    json: { type: 'string' },
    compare: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) console.log(usage)
else {
  const before = values.compare ? (JSON.parse(readFileSync(values.compare, 'utf8')) as Run[]) : []
  const runs = values.papers.flatMap((papers) => bench(Number(papers)))
  print(runs, before)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(runs, undefined, 2)}\n`)
}

function bench(papers: number): Run[] {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'))
  try {
    mkdirSync(join(folder, 'seeds'))
    const real = loadAtlas('content').papers
    const corpus = {
      titles: real.map(({ plainTitle }) => plainTitle),
      abstracts: real.map(({ abstract }) => abstract).filter(Boolean),
      names: real.flatMap(({ authors }) => authors),
    }
    const lines = [...samplePapers(papers, corpus)].map((paper) => JSON.stringify(paper))
    writeFileSync(join(folder, 'seeds/papers.jsonl'), `${lines.join('\n')}\n`)
    return (values.again ? [false, true] : [false]).map((again) => build(folder, papers, again))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function build(folder: string, papers: number, again: boolean): Run {
  const [seeds, content, out, summary] = ['seeds', 'content', 'site', 'summary.json'].map((name) =>
    join(folder, name),
  )
  const flags = ['--seeds', seeds, '--content', content, '--out', out, '--summary', summary].map(String)
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.ts', ...flags], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the build of ${papers} papers failed: ${stderr}`)
  const seconds = (performance.now() - start) / 1000
  return {
    papers,
    again,
    seconds,
    summary: JSON.parse(readFileSync(String(summary), 'utf8')) as BuildSummary,
  }
}

function print(runs: Run[], before: Run[]): void {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`)
  const stages = runs[0]?.summary.stages.map(({ stage }) => stage) ?? []
  const head = [
    'papers',
    '',
    'seconds',
    ...stages,
    'MB memory',
    'files',
    'MB site',
    'MB index',
    ...(before.length > 0 ? ['before'] : []),
  ]
  const rows = runs.map(({ papers, again, seconds, summary }) => [
    String(papers),
    again ? 'again' : 'cold',
    seconds.toFixed(1),
    ...stages.map((stage) => (summary.stages.find((one) => one.stage === stage)?.seconds ?? 0).toFixed(1)),
    ...[summary.peakMemory / 1e6, summary.files, summary.bytes / 1e6, summary.indexBytes / 1e6].map((value) =>
      value.toFixed(0),
    ),
    ...(before.length > 0
      ? [before.find((one) => one.papers === papers && one.again === again)?.seconds.toFixed(1) ?? '']
      : []),
  ])
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  for (const row of [head, ...rows])
    console.log(row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
}
