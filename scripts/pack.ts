import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadAtlas } from '../src/atlas/index.ts'
import { CliError } from '../src/model/effects.ts'
import { writeOffline } from '../src/search/offline/build.ts'
import { formatBytes } from '../src/search/offline/keep-list.ts'
import { packSite } from '../src/search/offline/pack.ts'

const usage = `npm run pack -- [--out DIR] [--content DIR]

Packs a built site into one archive that a person unzips and opens by a double click on index.html.
  --out DIR       the built site, in which the archive is written and linked (default: dist)
  --content DIR   the content that it was built from (default: content)`

try {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'dist' },
      content: { type: 'string', default: 'content' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else {
    if (!existsSync(join(values.out, 'index.html')))
      throw new CliError(`${values.out}: holds no built site; run npm run build first`)
    const atlas = loadAtlas(values.content)
    const { file, files, bytes } = await packSite(values.out, atlas)
    await writeOffline(values.out, atlas.config)
    console.log(`${file}: ${files.toLocaleString('en-US')} files, ${formatBytes(bytes)}`)
  }
} catch (error) {
  const mistake =
    error instanceof CliError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  console.error(mistake ? (error as Error).message : error)
  process.exitCode = 2
}
