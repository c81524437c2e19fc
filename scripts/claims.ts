import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { readContent } from '../src/atlas/read.ts'
import { explainClaims } from '../src/claims/explain.ts'
import { extractClaims } from '../src/claims/index.ts'
import { CliError } from '../src/model/effects.ts'
import { parsePaperFile } from '../src/model/paper-file.ts'

const usage = `npm run claims -- [--explain FILE_OR_SLUG | --time N] [--content DIR]

Text on standard input, its claims as JSON on standard output; or
  --explain WHAT  says stage by stage how the claims of a paper's file, a text file or a slug came to be
  --time N        reads N abstracts of the atlas, over and over, and says how much processor time it took
  --content DIR   the atlas (default: content)`

try {
  const { values } = parseArgs({
    options: {
      explain: { type: 'string' },
      time: { type: 'string' },
      content: { type: 'string', default: 'content' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else if (values.explain !== undefined)
    console.log(explainClaims(readAbstract(values.explain, values.content)).join('\n'))
  else if (values.time !== undefined) time(Number(values.time), values.content)
  else if (process.stdin.isTTY) console.log(usage)
  else console.log(JSON.stringify(extractClaims((await text(process.stdin)).replace(/\n$/, '')), null, 2))
} catch (error) {
  const mistake =
    error instanceof CliError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  console.error(mistake ? (error as Error).message : error)
  process.exitCode = 2
}

function readAbstract(what: string, content: string): string {
  const file = [what, join(content, 'papers', `${what}.mdx`)].find((path) => existsSync(path))
  if (!file) throw new CliError(`${what} is neither a file nor a slug in ${content}/papers; give one of them`)
  const source = readFileSync(file, 'utf8')
  return file.endsWith('.mdx') ? parsePaperFile(source).abstract : source.trim()
}

function time(count: number, content: string): void {
  const abstracts = readContent(content).papers.map(({ abstract }) => abstract)
  if (!Number.isInteger(count) || count < 1)
    throw new CliError('--time needs a number of abstracts, such as 100000')
  if (abstracts.length === 0) throw new CliError(`${content}/papers has no papers; run npm run ingest first`)
  let claims = 0
  const start = process.cpuUsage()
  for (let index = 0; index < count; index++)
    claims += extractClaims(abstracts[index % abstracts.length] ?? '').length
  const { user, system } = process.cpuUsage(start)
  const seconds = (user + system) / 1e6
  console.log(
    `${count} abstracts, ${claims} claims: ${seconds.toFixed(2)} s of processor time, ${((1e6 * seconds) / count).toFixed(0)} µs each`,
  )
}
