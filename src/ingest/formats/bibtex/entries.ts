import { parse } from '@citation-js/plugin-bibtex/lib/input/file.js'
import type { Line } from '../../lines.ts'

/** An entry with its fields as the file has them, macros replaced. */
export interface BibEntry {
  line: number
  type: string
  key: string
  fields: ReadonlyMap<string, string>
  /** Macros that the file does not define. */
  undefinedMacros: string[]
}
export type BibFound = BibEntry | { line: number; error: string }

const start = /^\s*@\s*([a-zA-Z]+)\s*[{(]/
const longestEntry = 4_000_000
const months = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name) => [
    name,
    name,
  ]),
)

/**
 * The entries of a BibTeX or BibLaTeX file, streamed. The file is cut where a line starts an entry, so that a
 * broken entry costs no other; Citation.js reads each piece (http://www.bibtex.org/Format/).
 */
export async function* bibEntries(lines: AsyncIterable<Line>): AsyncGenerator<BibFound> {
  const macros = new Map(months)
  let piece: { line: number; type: string; text: string[]; size: number } | undefined
  for await (const { number, text, tooLong } of lines) {
    const type = start.exec(text)?.[1]?.toLowerCase()
    if (type) {
      if (piece) yield* readPiece(piece.line, piece.type, piece.text.join('\n'), macros)
      piece = { line: number, type, text: [], size: 0 }
    }
    if (!piece) continue
    piece.size += text.length
    if (tooLong || piece.size > longestEntry) {
      yield { line: piece.line, error: 'is too long to be an entry; close its braces or remove it' }
      piece = undefined
    } else piece.text.push(text)
  }
  if (piece) yield* readPiece(piece.line, piece.type, piece.text.join('\n'), macros)
}

function* readPiece(
  line: number,
  type: string,
  text: string,
  macros: Map<string, string>,
): Generator<BibFound> {
  if (type === 'comment' || type === 'preamble') return
  if (type === 'string') {
    readMacros(text, macros)
    return
  }
  const key = /[{(]\s*([^,\s{}]*)/.exec(text)?.[1] ?? ''
  try {
    const { prelude, missing } = macrosFor(text, macros)
    const undefinedMacros = missing
    for (const { type, label, properties } of parse(`${prelude}${text.trimEnd()}`)) {
      const fields = Object.entries(properties).map(([name, value]): [string, string] => [
        name,
        String(value),
      ])
      yield { line, type, key: label, fields: new Map(fields), undefinedMacros }
    }
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0]?.replace(/ at line .*$/, '') ?? ''
    yield { line, error: `entry "${key}" is not BibTeX (${reason}); mend its braces and commas` }
  }
}

/** `@string{nips = "Advances in …" # x}`: read as an entry's field would be. */
function readMacros(text: string, macros: Map<string, string>): void {
  const body = /^\s*@\s*string\s*[{(]([\s\S]*)[})]\s*$/i.exec(text)?.[1]
  if (body === undefined) return
  try {
    const { prelude } = macrosFor(body, macros)
    const [entry] = parse(`${prelude}@misc{x,${body}}`)
    for (const [name, value] of Object.entries(entry?.properties ?? {})) macros.set(name, String(value))
  } catch {
    // A broken macro is told where it is used, as undefined.
  }
}

/** Definitions of the macros that a text uses, one by one, since the parser would keep them between files. */
function macrosFor(
  text: string,
  macros: ReadonlyMap<string, string>,
): { prelude: string; missing: string[] } {
  const used = new Set(
    [...bare(text).matchAll(/[=#]\s*([a-z_][\w:+-]*)/gi)].map((match) => (match[1] ?? '').toLowerCase()),
  )
  const missing = [...used].filter((name) => !macros.has(name))
  const defined = [...used].map((name) => `@string{${name} = {${balanced(macros.get(name) ?? name)}}}\n`)
  return { prelude: defined.join(''), missing }
}

/** What stands outside quotes and braces within an entry: names, equal signs, macros. */
function bare(text: string): string {
  let [depth, quoted, kept] = [0, false, '']
  for (const { 0: piece } of text.matchAll(/\\.|[{}"]|[^\\{}"]+|\\/gs)) {
    if (piece === '}') depth--
    if (piece === '"' && depth <= 1) quoted = !quoted
    else if (depth <= 1 && !quoted) kept += piece
    if (piece === '{') depth++
  }
  return kept
}

function balanced(text: string): string {
  return text.split('{').length === text.split('}').length ? text : text.replace(/[{}]/g, '')
}
