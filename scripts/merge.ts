import { parseArgs } from 'node:util'
import { mergeShards } from '../src/build/merge.ts'
import { terminalEffects } from '../src/build/progress.ts'
import { formatSummary } from '../src/build/summary.ts'
import { CliError } from '../src/model/effects.ts'

const usage = `npm run merge -- [--from DIR …] [--seeds DIR] [--content DIR] [--out DIR] [--site URL]

Makes a site of the shards that npm run build -- --shard 1/8, 2/8, … has left; equal to what npm run build makes.
  --from DIR      a shard, or a folder of shards; may be given several times (default: the --out folder with .shards)
  --seeds DIR     as the shards were built (default: seeds)
  --content DIR   as the shards were built (default: content)
  --out DIR       where the site goes (default: dist)
  --site URL      as the shards were built`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: 'string', multiple: true, default: [] },
      seeds: { type: 'string', default: 'seeds' },
      content: { type: 'string', default: 'content' },
      out: { type: 'string', default: 'dist' },
      site: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else {
    const { from, ...options } = values
    const summary = await mergeShards({ ...options, effects: terminalEffects() }, [...from, ...positionals])
    console.log(formatSummary(summary).join('\n'))
  }
} catch (error) {
  const mistake =
    error instanceof CliError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  console.error(mistake ? (error as Error).message : error)
  process.exitCode = 2
}
