import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readContent } from '../src/atlas/read.ts'
import { evaluateClaims, type ClaimResult, type PaperClaims } from '../src/eval/claims.ts'
import { evaluateMap } from '../src/eval/map.ts'
import { formatClaims, formatMap, formatTopics } from '../src/eval/report.ts'
import { evaluateTopics, type TopicLabel, type TopicResult } from '../src/eval/topics.ts'
import { CliError } from '../src/model/effects.ts'

/** Labels that `--gold` may hold besides, as paths in it: of other papers, and of texts written for the purpose. */
const furtherClaims = {
  own: 'claims-own.json',
  invented: '../claims/abstracts.json',
  phrasings: '../claims/phrasings.json',
}
const furtherTopics = { own: 'topics-own.json', invented: '../topics/abstracts.json' }

const usage = `npm run eval -- [--json] [--content DIR] [--gold DIR]

Measures claims, topics and map against hand-made labels and lists every error.
  --json         for machines: { claims, topics, map }, each { figures, errors };
                 claims and topics also with \`further\`, the same for each further set of labels
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
  const further = {
    claims: eachSet<PaperClaims, ClaimResult>(gold, furtherClaims, (labels) =>
      evaluateClaims(labels, papers),
    ),
    topics: eachSet<TopicLabel, TopicResult>(gold, furtherTopics, (labels) =>
      evaluateTopics(labels, papers, topics),
    ),
  }
  const regionOf = new Map(topics.map(({ slug, region }) => [slug, region ?? undefined]))
  const mapResult = evaluateMap(
    papers.map((paper) => ({ ...paper, region: regionOf.get(paper.topics[0] ?? '') })),
  )
  if (json)
    console.log(
      JSON.stringify(
        {
          claims: { ...claimResult, further: further.claims },
          topics: { ...topicResult, further: further.topics },
          map: mapResult,
        },
        null,
        2,
      ),
    )
  else {
    const blocks = [
      formatClaims(claimResult),
      ...Object.entries(further.claims).map(([set, result]) => formatClaims(result, set)),
      formatTopics(topicResult, further.topics),
      formatMap(mapResult),
    ]
    console.log(blocks.map((lines) => lines.join('\n')).join('\n\n'))
  }
}

function eachSet<Label, Result>(
  gold: string,
  sets: Readonly<Record<string, string>>,
  evaluate: (labels: Label[]) => Result,
): Record<string, Result> {
  const present = Object.entries(sets).filter(([, name]) => existsSync(join(gold, name)))
  return Object.fromEntries(present.map(([set, name]) => [set, evaluate(readLabels<Label>(gold, name))]))
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
