import { Tokenizer, TokenParser, TokenType } from '@streamparser/json'
import type { Entry } from '../../record.ts'
import { lineCounter } from '../../lines.ts'
import type { Format } from '../format.ts'
import { idEntry } from '../id-list.ts'
import { draftOfJson } from './services.ts'
import { isObject } from './values.ts'

/** Under these names services answer with a list of papers. */
const lists = new Set(
  'papers results result data items works entries references recommendedPapers dailyPapers hit hits notes docs'.split(
    ' ',
  ),
)

/** Under these names they keep what belongs to one paper: a list in there holds no papers. */
const parts = new Set(['metadata', 'attributes', 'relationships'])

/** A JSON file: a list of papers, an object that holds one, or one paper. Streamed, record by record. */
export const json: Format = {
  kind: 'jsonl',
  title:
    'JSON of Hugging Face, OpenAlex, Semantic Scholar, Crossref, DataCite, Zenodo, INSPIRE, ADS, Europe PMC, DBLP, OpenReview, Papers with Code, Zotero (CSL-JSON), this atlas, or a list of objects',
  detect: ({ text }) => /^\s*\[\s*[{\]"]/.test(text) || listPath(text) !== undefined || isOneObject(text),
  read: async function* ({ chunks, head }) {
    const reader = recordReader(/^\s*\[/.test(head.text) ? '$.*' : (listPath(head.text) ?? '$'))
    for await (const chunk of chunks()) {
      yield* reader.take(chunk)
      if (reader.failed) return
    }
    yield* reader.finish()
  },
}

/** No service puts its list into more objects. */
const deepest = 4

/** Where an answer holds its list of papers: `$.message.items.*`. An object with a title of its own is a paper. */
function listPath(text: string): string | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  const keys: string[] = []
  let name = ''
  let inside = 0
  for (const [sign, key] of text.matchAll(/"((?:[^"\\]|\\.)*)"(?=\s*:)|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    const opens = sign === '[' || sign === '{'
    if (inside > 0) inside += opens ? 1 : sign === ']' || sign === '}' ? -1 : 0
    else if (sign === '[' && lists.has(name)) return ['$', ...keys.slice(1), name, '*'].join('.')
    else if (sign === '[' || (sign === '{' && parts.has(name))) inside = 1
    else if (sign === '{' && keys.length > 0 && (keys.length > deepest || !/^\w+$/.test(name)))
      return undefined
    else if (sign === '{') keys.push(name)
    else if (sign === '}') keys.pop()
    else if (key === 'title' || key === 'titles' || key === 'abstract') return undefined
    else if (key !== undefined) name = key
    // A line that ends an object ends a record of JSON Lines.
    if (keys.length === 0) return undefined
  }
  return undefined
}

/** An object over several lines; one that fits a line is as well a JSON line. */
function isOneObject(text: string): boolean {
  const lines = text.trimStart().split('\n', 2)
  return /^\{\s*$/.test(lines[0] ?? '') || (/^\{\s*"/.test(lines[0] ?? '') && /^\s+"/.test(lines[1] ?? ''))
}

function recordReader(path: string) {
  const depth = path.split('.').length - 1
  const encoder = new TextEncoder()
  const told = new Set<string>()
  const found: Entry[] = []
  const breaks = lineCounter()
  let nesting = 0
  let start = 1
  let failed = false
  // Some programs write one object after the other, each over several lines.
  const several = path === '$' ? { separator: '' } : {}
  const parser = new TokenParser({ paths: [path], keepStack: false, ...several })
  const tokenizer = new Tokenizer(several)
  parser.onValue = ({ value }) => {
    found.push(entryOf(value, start, told))
  }
  tokenizer.onToken = (token) => {
    const opens = token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET
    const closes = token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET
    if ((opens || token.token === TokenType.STRING) && nesting === depth) start = breaks.lineAt(token.offset)
    if (opens) nesting++
    if (closes) nesting--
    parser.write(token)
  }
  const fail = (message: string) => {
    failed = true
    const line = breaks.last()
    const reason = message.replace(/ at (?:chunk )?position .*$/, '')
    found.push({ line, problems: [{ message: `is not JSON (${reason}); mend the file from here on` }] })
  }
  tokenizer.onError = (error) => {
    fail(error.message)
  }
  parser.onError = () => {
    if (!failed) fail(parser.isEnded ? 'more follows its end' : 'a comma or bracket is missing')
  }
  const drain = () => found.splice(0)
  return {
    get failed() {
      return failed
    },
    take(chunk: string): Entry[] {
      const bytes = encoder.encode(chunk.replace(/^\uFEFF/, ''))
      breaks.add(bytes)
      attempt(() => tokenizer.write(bytes), fail)
      return drain()
    },
    finish(): Entry[] {
      if (!failed && nesting > 0) fail('the file ends too early')
      return drain()
    },
  }
}

function attempt(work: () => void, fail: (message: string) => void): void {
  try {
    work()
  } catch (error) {
    fail((error as Error).message)
  }
}

function entryOf(value: unknown, line: number, told: Set<string>): Entry {
  if (typeof value === 'string') return { kind: 'ids', ...idEntry(value, line) }
  if (!isObject(value))
    return { line, problems: [{ message: 'is no JSON object; write {"title": …} or remove it' }] }
  return { line, ...draftOfJson(value, told) }
}
