import { parse, type CsvError } from 'csv-parse'
import { draftOfFields, isFieldName, tellsPaper } from '../fields.ts'
import { medlineNames } from '../names.ts'
import type { Entry } from '../record.ts'
import type { Format } from './format.ts'

const delimiters = [',', '\t', ';', '|']
const longestRecord = 16_000_000

/** CSV or TSV with a header line, in any order of columns. */
export const table: Format = {
  kind: 'table',
  title: 'CSV or TSV with a header that names a title, arXiv id or DOI',
  detect: ({ text }) => delimiterOf(text) !== undefined,
  read: async function* ({ chunks, head }) {
    const told = new Set<string>()
    const rows = parse({
      delimiter: delimiterOf(head.text) ?? ',',
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
    })
    const feeding = feed(rows, chunks())
    let header: string[] | undefined
    let line = 1
    try {
      for await (const { record, info } of rows as AsyncIterable<{
        record: string[]
        info: { lines: number }
      }>) {
        if (header) {
          if (record.some((cell) => cell.trim() !== '')) yield entryOf(header, record, line, told)
        } else if (isHeader(record.map((name) => name.trim()))) header = record.map((name) => name.trim())
        line = info.lines + 1
      }
    } catch (error) {
      const { message } = error as CsvError
      yield {
        line,
        problems: [{ message: `table cannot be read from here on (${message}); mend the quotes` }],
      }
    }
    await feeding
  },
}

async function feed(rows: ReturnType<typeof parse>, chunks: AsyncIterable<string>): Promise<void> {
  for await (const chunk of chunks) {
    if (rows.destroyed) return
    if (!rows.write(chunk)) await new Promise<void>((go) => rows.once('drain', go).once('close', () => go()))
  }
  rows.end()
}

/** Some programs write a few lines about the table above its header. */
const headerWithin = 5

/** The sign that parts the header into its names. */
function delimiterOf(text: string): string | undefined {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 50)
    .filter((line) => line.trim() !== '' && !/^"?sep=/i.test(line))
  if (/^\s*[{[<@%]/.test(lines[0] ?? '')) return undefined
  for (const line of lines.slice(0, headerWithin)) {
    const found = delimiters.map((delimiter) => ({ delimiter, known: knownNames(line, delimiter) }))
    const best = found.toSorted((a, b) => b.known - a.known)[0]
    if (best && best.known > 1) return best.delimiter
  }
  return undefined
}

function knownNames(line: string, delimiter: string): number {
  if (line.length > 4000) return 0
  const names = line.split(delimiter).map((name) => name.trim().replace(/^"|"$/g, ''))
  return isHeader(names) ? names.filter(isFieldName).length : 0
}

/** Most of a header's names are known, and one tells a paper. */
function isHeader(names: readonly string[]): boolean {
  const known = names.filter(isFieldName).length
  return names.some(tellsPaper) && names.length > 1 && (known > 2 || known * 2 >= names.length)
}

function entryOf(header: string[], record: string[], line: number, told: Set<string>): Entry {
  const isPubMed = header.includes('PMID') && header.includes('Journal/Book')
  const fields = header.map((name, at): [string, unknown] => {
    const cell = record[at]?.trim() ?? ''
    return [name, isPubMed && name === 'Authors' ? medlineNames(cell) : cell]
  })
  const { draft, problems } = draftOfFields(fields, told)
  if (record.length > header.length)
    problems.push({
      message: `row has ${record.length} cells for ${header.length} columns; quote cells with a comma`,
    })
  return { line, draft, problems }
}
