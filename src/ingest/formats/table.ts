import { parse, type CsvError } from 'csv-parse'
import { draftOfFields, isFieldName, tellsPaper } from '../fields.ts'
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
        } else if (!isSeparator(record)) header = record.map((name) => name.trim())
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

/** Excel marks its tables by a first line `sep=;`. */
function isSeparator(record: readonly string[]): boolean {
  return /^sep=/i.test(record[0] ?? '') && record.slice(1).every((cell) => cell === '')
}

/** The sign that parts the header into most known names, of which one must tell a paper. */
function delimiterOf(text: string): string | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/, 50)
  const first = lines.find((line) => line.trim() !== '' && !/^"?sep=/i.test(line)) ?? ''
  if (first.length > 4000 || /^\s*[{[<@%]/.test(first)) return undefined
  const scored = delimiters.map((delimiter) => {
    const names = first.split(delimiter).map((name) => name.trim().replace(/^"|"$/g, ''))
    const known = names.filter(isFieldName).length
    const enough = known > 2 || known * 2 >= names.length
    return { delimiter, known: names.some(tellsPaper) && names.length > 1 && enough ? known : 0 }
  })
  const best = scored.toSorted((a, b) => b.known - a.known)[0]
  return best && best.known > 1 ? best.delimiter : undefined
}

function entryOf(header: string[], record: string[], line: number, told: Set<string>): Entry {
  const fields = header.map((name, at): [string, unknown] => [name, record[at]?.trim() ?? ''])
  const { draft, problems } = draftOfFields(fields, told)
  if (record.length > header.length)
    problems.push({
      message: `row has ${record.length} cells for ${header.length} columns; quote cells with a comma`,
    })
  return { line, draft, problems }
}
