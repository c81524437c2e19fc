import { parseArgs } from 'node:util'
import { deployTargets, initAtlas } from '../src/build/init.ts'
import { CliError } from '../src/model/effects.ts'

const usage = `npm run init -- --title TITLE --from FILE --out DIR [--description TEXT] [--site URL] [--language TAG] [--deploy HOST]

Sets up an atlas of your own in a new folder: your papers, a title, topics to edit, a README.
  --title TITLE        what the atlas is called
  --from FILE          a file or folder with your papers, may be given several times
  --out DIR            where the atlas goes: a new or an empty folder
  --description TEXT   one sentence: what the atlas is
  --site URL           where it will be deployed
  --language TAG       the language of your text (default: en)
  --deploy HOST        also set up publishing with ${deployTargets.join(', ')}`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      title: { type: 'string' },
      from: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      description: { type: 'string' },
      site: { type: 'string' },
      language: { type: 'string' },
      deploy: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else {
    const { title, out } = values
    if (title === undefined || out === undefined)
      throw new CliError(`--title and --out are needed\n\n${usage}`)
    const made = await initAtlas({ ...values, title, out, from: [...values.from, ...positionals] })
    for (const { file, format, entries } of made.seeds) console.log(`${file}: ${format}, entries: ${entries}`)
    console.log(`\nThe atlas is set up in ${out}. Build it, then look at it:\n`)
    console.log(made.commands.map((command) => `    ${command}`).join('\n'))
  }
} catch (error) {
  const mistake =
    error instanceof CliError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  console.error(mistake ? (error as Error).message : error)
  process.exitCode = 2
}
