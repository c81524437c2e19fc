import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { keepCompiled } from '../src/build/compiled.ts'
import type { IngestReport } from '../src/ingest/report.ts'

keepCompiled()
const { buildAtlas } = await import('../src/build/index.ts')
const { parseShard } = await import('../src/build/shard-pages.ts')
const { buildShard } = await import('../src/build/shard.ts')
const { terminalEffects } = await import('../src/build/progress.ts')
const { formatSummary } = await import('../src/build/summary.ts')
const { formatReport } = await import('../src/ingest/report.ts')
const { CliError } = await import('../src/model/effects.ts')

const usage = `npm run build -- [--seeds DIR] [--content DIR] [--out DIR] [--site URL] [--strict] [--summary FILE] [--shard N/OF]

Seeds → content → a complete static site.
  --seeds DIR     listings, bibliographies, metadata (default: seeds)
  --content DIR   papers, topics, pages (default: content); what it lacks is taken from the repository
  --out DIR       where the site goes (default: dist)
  --site URL      where it will be deployed, for absolute links in previews and feeds
  --strict        exit with 1 when there is any problem in the seeds
  --summary FILE  also write the closing figures as JSON
  --shard N/OF    only this share of the pages, into DIR.shards/N-of-OF; npm run merge makes the site of them`

try {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: 'seeds' },
      content: { type: 'string', default: 'content' },
      out: { type: 'string', default: 'dist' },
      site: { type: 'string' },
      strict: { type: 'boolean', default: false },
      summary: { type: 'string' },
      shard: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else {
    const onIngest = (report: IngestReport) => {
      console.log(formatReport(report, false))
      if (values.strict && report.problems.length > 0) process.exitCode = 1
    }
    const { shard, ...rest } = values
    const options = { ...rest, onIngest, effects: terminalEffects() }
    const summary =
      shard === undefined ? await buildAtlas(options) : await buildShard(options, parseShard(shard))
    console.log(formatSummary(summary).join('\n'))
    if (values.summary) writeFileSync(values.summary, `${JSON.stringify(summary, undefined, 2)}\n`)
  }
} catch (error) {
  const mistake =
    error instanceof CliError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  console.error(mistake ? (error as Error).message : error)
  process.exitCode = 2
}
