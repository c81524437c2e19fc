import { parseArgs } from 'node:util'
import { readContent } from '../src/atlas/read.ts'
import { CliError } from '../src/model/effects.ts'
import { explainTopics } from '../src/topics/explain.ts'
import { assignTopics, scoreTopics } from '../src/topics/index.ts'
import { formatSuggestion, suggestTopics } from '../src/topics/suggest.ts'

const usage = `npm run topics -- [--content DIR] [--suggest | --explain SLUG]

Counts the papers of each topic; or
  --suggest        proposes topics for the papers that fit none, as files to paste into DIR/topics
  --explain SLUG   says why that paper has its topics
  --content DIR    the atlas (default: content)`

try {
  const { values } = parseArgs({
    options: {
      content: { type: 'string', default: 'content' },
      suggest: { type: 'boolean', default: false },
      explain: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else run(values.content, values.suggest, values.explain)
} catch (error) {
  const mistake =
    error instanceof CliError || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  console.error(mistake ? (error as Error).message : error)
  process.exitCode = 2
}

function run(content: string, suggest: boolean, explain: string | undefined): void {
  const { papers, topics } = readContent(content)
  if (papers.length === 0)
    throw new CliError(`${content}/papers has no papers; run npm run ingest -- --content ${content}`)
  if (explain !== undefined) {
    const index = papers.findIndex(({ slug }) => slug === explain)
    if (index < 0)
      throw new CliError(`${content}/papers has no ${explain}.mdx; give a paper's file name without .mdx`)
    console.log([papers[index]?.title, ...explainTopics(scoreTopics(papers, topics)[index] ?? [])].join('\n'))
  } else if (suggest) {
    const suggestions = suggestTopics(papers, topics)
    for (const suggestion of suggestions) console.log(formatSuggestion(suggestion, papers))
    if (suggestions.length === 0) console.log('Too few papers without a topic are alike; nothing to propose.')
  } else {
    const assigned = assignTopics(papers, topics)
    for (const { slug } of topics) {
      const all = assigned.filter((list) => list.includes(slug)).length
      const primary = assigned.filter(([first]) => first === slug).length
      console.log(
        `${slug.padEnd(32)} ${String(primary).padStart(5)} primary ${String(all).padStart(5)} in all`,
      )
    }
  }
}
