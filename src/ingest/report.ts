import type { Problem } from '../model/effects.ts'
import { formatProblem, printable } from '../model/effects.ts'
import { count } from '../model/links.ts'

/** What became of a seed file's entries: `entries = new + merged + unchanged + skipped`. */
export interface FileReport {
  file: string
  /** The format's title; absent when none was found. */
  format?: string
  entries: number
  /** Entries that opened a new paper. */
  new: number
  /** Entries that joined another entry's paper, or changed a paper that was there. */
  merged: number
  /** Entries of papers that were there and stay as they are. */
  unchanged: number
  /** Entries that could not be used; `problems` says why. */
  skipped: number
}

/** A value that lost against another source. */
export interface Conflict {
  paper: string
  field: string
  file: string
  line: number
  value: unknown
}

export interface IngestReport {
  files: FileReport[]
  problems: Problem[]
  /** Papers in the content folder after this ingest. */
  papers: number
  /** Papers whose file was written for the first time. */
  added: string[]
  /** Papers whose file changed. */
  changed: string[]
  /** Papers that no seed file speaks of any longer; their files stay. */
  orphans: string[]
  conflicts: Conflict[]
}

/** The report for people: a table of files, then problems, then the sum. */
export function formatReport(report: IngestReport, full = false): string {
  const { files, problems, conflicts, orphans } = report
  const lines = [...table(files)]
  if (problems.length > 0) lines.push('', ...toldProblems(problems, full))
  if (full && conflicts.length > 0)
    lines.push(
      '',
      'Values that lost against another source:',
      ...conflicts.map(
        (one) => `  ${one.file}:${one.line}: ${one.paper}: ${one.field} ${JSON.stringify(one.value)}`,
      ),
    )
  if (orphans.length > 0)
    lines.push(
      '',
      `${count(orphans.length, 'paper')} in no seed file any longer, kept: ${named(orphans, full)}`,
    )
  return [...lines, '', summary(report)].join('\n')
}

/** A file with one mistake on every line would bury all others. */
function toldProblems(problems: readonly Problem[], full: boolean): string[] {
  if (full) return problems.map(formatProblem)
  return [...Map.groupBy(problems, ({ file }) => file)].flatMap(([file, own]) => {
    const told = own.slice(0, toldOfAFile).map(formatProblem)
    const rest = own.length - told.length
    return rest > 0 ? [...told, `${file}: … and ${count(rest, 'more problem')} (all with --report)`] : told
  })
}

const toldOfAFile = 20

function named(slugs: readonly string[], full: boolean): string {
  if (full || slugs.length <= 5) return slugs.join(', ')
  return `${slugs.slice(0, 5).join(', ')}, … (all with --report)`
}

function summary({ papers, added, changed, problems, conflicts }: IngestReport): string {
  const parts = [
    count(papers, 'paper'),
    `${added.length} new`,
    `${changed.length} changed`,
    count(conflicts.length, 'conflict'),
    count(problems.length, 'problem'),
  ]
  return parts.join(', ')
}

const columns = ['entries', 'new', 'merged', 'unchanged', 'skipped'] as const
type Column = (typeof columns)[number]

function table(files: readonly FileReport[]): string[] {
  const sum = (column: Column) => files.reduce((all, file) => all + file[column], 0)
  const rows = [
    ['', ...columns],
    ...files.map((file) => [printable(file.file), ...columns.map((column) => String(file[column]))]),
    ...(files.length > 1 ? [['all', ...columns.map((column) => String(sum(column)))]] : []),
  ]
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

/** Counts what became of an entry of a seed file. */
export function counter({ files }: IngestReport): (file: string, what: Exclude<Column, 'entries'>) => void {
  const byName = new Map(files.map((file) => [file.file, file]))
  return (file, what) => {
    const row = byName.get(file)
    if (row) row[what]++
  }
}
