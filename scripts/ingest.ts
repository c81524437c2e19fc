import { parseArgs } from 'node:util'
import { ingest } from '../src/ingest/index.ts'
import { formatReport } from '../src/ingest/report.ts'
import { terminalProgress } from '../src/ingest/progress.ts'
import { CliError } from '../src/model/effects.ts'

const usage = `npm run ingest -- [--seeds DIR] [--content DIR] [--strict] [--report] [FILE …]

Turns listings, bibliographies and metadata into content/papers/*.mdx.
  --seeds DIR     where the listings lie (default: seeds); files may be named instead
  --content DIR   where papers go (default: content)
  --strict        exit with 1 when there is any problem
  --report        list every value that lost against another source`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seeds: { type: 'string', multiple: true },
      content: { type: 'string', default: 'content' },
      strict: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else {
    const named = [...(values.seeds ?? []), ...positionals]
    const seeds = named.length > 0 ? named : ['seeds']
    const report = await ingest({
      seeds,
      content: values.content,
      effects: terminalProgress(),
      cache: 'node_modules/.cache/atlas/ingest',
    })
    console.log(formatReport(report, values.report))
    const used = report.files.some(({ entries, skipped }) => entries > skipped)
    process.exitCode = used ? (values.strict && report.problems.length > 0 ? 1 : 0) : 2
  }
} catch (error) {
  const mistake =
    error instanceof CliError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  console.error(mistake ? (error as Error).message : error)
  process.exitCode = 2
}
