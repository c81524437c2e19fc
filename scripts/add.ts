import { parseArgs } from 'node:util'
import { add } from '../src/ingest/add.ts'
import { terminalProgress } from '../src/ingest/progress.ts'
import { CliError, formatProblem } from '../src/model/effects.ts'

const usage = `npm run add -- [--seeds DIR] [--content DIR] <arXiv id | DOI | URL | file>

Adds one paper, or a file of papers, to the seeds, ingests, and tells where it landed.`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: 'seeds' },
      content: { type: 'string', default: 'content' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [what] = positionals
  if (values.help) console.log(usage)
  else if (what === undefined || positionals.length > 1) throw new CliError(usage)
  else {
    const cache = 'node_modules/.cache/atlas/ingest'
    const { report, papers } = await add(what, { ...values, cache, effects: terminalProgress() })
    for (const path of papers) console.log(path)
    if (papers.length === 0) console.log(`${what}: is in the atlas already`)
    for (const problem of report.problems) console.log(formatProblem(problem))
  }
} catch (error) {
  const code = String((error as NodeJS.ErrnoException).code)
  console.error(
    error instanceof CliError || code.startsWith('ERR_PARSE_ARGS') ? (error as Error).message : error,
  )
  process.exitCode = 2
}
