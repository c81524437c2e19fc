import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadAtlas } from '../src/atlas/index.ts'
import { digest } from '../src/exports/digest.ts'
import { isPartialDate } from '../src/model/date.ts'
import { CliError } from '../src/model/effects.ts'

try {
  run()
} catch (error) {
  if (!(error instanceof CliError)) throw error
  console.error(error.message)
  process.exitCode = 2
}

function run(): void {
  const { values } = parseArgs({
    options: {
      since: { type: 'string' },
      until: { type: 'string' },
      content: { type: 'string' },
      site: { type: 'string' },
      out: { type: 'string', default: 'test-output/digest' },
    },
  })
  const { since, until, out } = values
  if (!since || !isPartialDate(since))
    throw new CliError('digest needs the first day: npm run digest -- --since 2025-10-01')
  if (until !== undefined && !isPartialDate(until))
    throw new CliError(`--until ${until} is no date: write YYYY-MM-DD`)
  const made = digest(loadAtlas(values.content, values.site), { since, until })
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'digest.html'), made.html)
  writeFileSync(join(out, 'digest.txt'), made.text)
  console.log(`${made.subject}\n${out}/digest.html, ${out}/digest.txt`)
}
