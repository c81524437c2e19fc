import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { bench, type BenchKind, type BenchRun } from '../src/build/bench.ts'
import { benchPeers } from '../src/build/bench-peers.ts'
import { benchTable, pageLines, peerTable } from '../src/build/bench-table.ts'

const usage = `npm run bench -- [--papers N …] [--first] [--again] [--edit] [--peers] [--json FILE] [--compare FILE]

Builds atlases of N generated papers in a temporary folder and prints what each stage took.
  --papers N      how many papers (default: 340); may be given several times
  --first         also build with no preview card drawn before, which takes minutes for thousands of papers
  --again         also build once more with nothing new
  --edit          also build after a change of one paper
  --peers         also build the same papers with what else is installed here: Hugo, bare Astro, Pagefind alone
  --json FILE     also write the figures
  --compare FILE  print seconds beside those of an earlier run`

const { values } = parseArgs({
  options: {
    papers: { type: 'string', multiple: true, default: ['340'] },
    first: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    edit: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    json: { type: 'string' },
    compare: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (values.help) console.log(usage)
else {
  const log = (line: string) => console.error(line)
  const before = values.compare ? (JSON.parse(readFileSync(values.compare, 'utf8')) as BenchRun[]) : []
  const kinds: BenchKind[] = ['cold']
  if (values.first) kinds.unshift('first')
  if (values.again) kinds.push('again')
  if (values.edit) kinds.push('edit')
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 1e9).toFixed(0)} GB`,
  )
  const runs: BenchRun[] = []
  for (const papers of values.papers.map(Number)) {
    runs.push(...(await bench(papers, kinds, log)))
    if (values.json) writeFileSync(values.json, `${JSON.stringify(runs, undefined, 2)}\n`)
    if (values.peers) console.log(peerTable(papers, await benchPeers(papers, log)).join('\n'))
  }
  console.log([...benchTable(runs, before), '', ...pageLines(runs)].join('\n'))
}
