import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { enrich } from '../src/ingest/enrich/index.ts'
import { terminalProgress } from '../src/ingest/progress.ts'
import { CliError } from '../src/model/effects.ts'

const usage = `npm run enrich -- [--content DIR] [--seeds DIR] [--output FILE] [--dry-run] [--strict]

Asks arXiv, Hugging Face, OpenAlex and Semantic Scholar for ids, authors, dates, venues and code that papers
lack, and for all of papers that the seeds name only by an id. It can be stopped at any time and goes on
where it stopped; npm run ingest then reads what it found.
  --content DIR   the papers (default: content)
  --seeds DIR     the listings (default: seeds)
  --output FILE   what takes the answers (default: enriched.jsonl in the seeds)
  --dry-run       only tell how many papers each service would be asked for
  --strict        exit with 1 when an answer was refused or a service failed`

try {
  const { values } = parseArgs({
    options: {
      content: { type: 'string', default: 'content' },
      seeds: { type: 'string', default: 'seeds' },
      output: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else {
    const { content, seeds, output = join(seeds, 'enriched.jsonl') } = values
    const cache = 'node_modules/.cache/atlas/enrich'
    const dryRun = values['dry-run']
    const report = await enrich({ content, seeds, output, cache, dryRun, effects: terminalProgress() })
    for (const [name, papers] of Object.entries(report.asked))
      console.log(`${name}: ${papers} ${dryRun ? 'to ask for' : 'asked for'}`)
    for (const problem of report.problems) console.log(problem)
    if (!dryRun) console.log(`${report.found} records written to ${output}`)
    process.exitCode = values.strict && report.problems.length > 0 ? 1 : 0
  }
} catch (error) {
  const code = String((error as NodeJS.ErrnoException).code)
  console.error(
    error instanceof CliError || code.startsWith('ERR_PARSE_ARGS') ? (error as Error).message : error,
  )
  process.exitCode = 2
}
