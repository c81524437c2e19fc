import { Tokenizer, TokenParser, TokenType } from '@streamparser/json'
import type { Entry } from '../../record.ts'
import { lineCounter } from '../../lines.ts'
import type { Format } from '../format.ts'
import { draftOfJson, isObject } from './objects.ts'

/** Under these names services answer with a list of papers. */
const lists = 'papers|results|data|items|works|entries|references|recommendedPapers|dailyPapers'
const wrapped = new RegExp(`^\\s*\\{(?:(?!"title"|"abstract").){0,4000}?"(${lists})"\\s*:\\s*\\[`, 's')

/** A JSON file: a list of papers, an object that holds one, or one paper. Streamed, record by record. */
export const json: Format = {
  kind: 'jsonl',
  title:
    'JSON of Hugging Face, OpenAlex, Semantic Scholar, Zotero (CSL-JSON), this atlas, or a list of objects',
  detect: ({ text }) => /^\s*\[\s*[{\]]/.test(text) || wrapped.test(text) || isOneObject(text),
  read: async function* ({ chunks, head }) {
    const name = wrapped.exec(head.text)?.[1]
    const path = /^\s*\[/.test(head.text) ? '$.*' : name ? `$.${name}.*` : '$'
    const reader = recordReader(path)
    for await (const chunk of chunks()) {
      yield* reader.take(chunk)
      if (reader.failed) return
    }
    yield* reader.finish()
  },
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
  const parser = new TokenParser({ paths: [path], keepStack: false })
  const tokenizer = new Tokenizer()
  parser.onValue = ({ value }) => {
    found.push(entryOf(value, start, told))
  }
  parser.onError = () => {}
  tokenizer.onToken = (token) => {
    const opens = token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET
    const closes = token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET
    if (opens && nesting++ === depth) start = breaks.lineAt(token.offset)
    if (closes) nesting--
    parser.write(token)
  }
  const fail = (message: string) => {
    failed = true
    const line = breaks.last()
    found.push({ line, problems: [{ message: `is not JSON (${message}); mend the file from here on` }] })
  }
  tokenizer.onError = (error) => {
    fail(error.message)
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
      if (!parser.isEnded) fail('the file ends too early')
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
  if (!isObject(value))
    return { line, problems: [{ message: 'is no JSON object; write {"title": …} or remove it' }] }
  return { line, ...draftOfJson(value, told) }
}
