import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readContent } from '../src/atlas/read.ts'
import { evaluateClaims, type PaperClaims } from '../src/eval/claims.ts'
import { evaluateMap } from '../src/eval/map.ts'
import { formatClaims, formatMap, formatTopics } from '../src/eval/report.ts'
import { evaluateTopics, type TopicLabel } from '../src/eval/topics.ts'
import { CliError } from '../src/model/effects.ts'

/** Labels that `--gold` may hold besides, as paths in it. */
const furtherTopics = { own: 'topics-own.json', invented: '../topics/abstracts.json' }

const usage = `npm run eval -- [--json] [--content DIR] [--gold DIR]

Measures claims, topics and map against hand-made labels and lists every error.
  --json         for machines: { claims, topics, map }, each { figures, errors };
                 topics also with \`further\`, the same for each further set of labels
  --content DIR  the atlas that holds the labelled papers (default: content)
  --gold DIR     claims-dev.json and topics-dev.json (default: test/gold)`

try {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      content: { type: 'string', default: 'content' },
      gold: { type: 'string', default: 'test/gold' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else run(values)
} catch (error) {
  const mistake =
    error instanceof CliError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  console.error(mistake ? (error as Error).message : error)
  process.exitCode = 2
}

function run({ json, content, gold }: { json: boolean; content: string; gold: string }): void {
  const { papers, topics } = readContent(content)
  if (papers.length === 0)
    throw new CliError(`${content}/papers has no papers; run npm run ingest -- --content ${content}`)
  const claimResult = evaluateClaims(readLabels<PaperClaims>(gold, 'claims-dev.json'), papers)
  const topicResult = evaluateTopics(readLabels<TopicLabel>(gold, 'topics-dev.json'), papers, topics)
  const further = Object.fromEntries(
    Object.entries(furtherTopics)
      .filter(([, name]) => existsSync(join(gold, name)))
      .map(([set, name]) => [set, evaluateTopics(readLabels<TopicLabel>(gold, name), papers, topics)]),
  )
  const regionOf = new Map(topics.map(({ slug, region }) => [slug, region ?? undefined]))
  const mapResult = evaluateMap(
    papers.map((paper) => ({ ...paper, region: regionOf.get(paper.topics[0] ?? '') })),
  )
  if (json)
    console.log(
      JSON.stringify({ claims: claimResult, topics: { ...topicResult, further }, map: mapResult }, null, 2),
    )
  else {
    const blocks = [formatClaims(claimResult), formatTopics(topicResult, further), formatMap(mapResult)]
    console.log(blocks.map((lines) => lines.join('\n')).join('\n\n'))
  }
}

function readLabels<Label>(folder: string, name: string): Label[] {
  const file = join(folder, name)
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Label[]
  } catch (error) {
    throw new CliError(
      `${file} cannot be read: ${(error as Error).message}; give the labels' folder with --gold`,
    )
  }
}
