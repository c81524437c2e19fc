import { readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { CliError, type Problem } from '../model/effects.ts'
import { cleanDraft } from './clean.ts'
import type { Format } from './formats/format.ts'
import { detectFormat } from './formats/index.ts'
import { unknownFormat } from './formats/unknown.ts'
import { linesOf, readChunks, readHead } from './lines.ts'
import type { Draft, Entry, SeedRecord, SourceKind } from './record.ts'
import type { FileReport } from './report.ts'
import { withoutMarkup } from './text.ts'

/** A seed file: where it lies, and its name in reports and sources. */
export interface SeedFile {
  path: string
  name: string
}

export interface SeedReading {
  records: SeedRecord[]
  files: FileReport[]
  problems: Problem[]
}

/**
 * The seed files below folders or named one by one, in the order of their names.
 * @throws CliError when a path is not there, or is neither file nor folder, or is a folder that cannot be listed.
 */
export function findSeeds(seeds: string | readonly string[]): SeedFile[] {
  const files = [seeds].flat().flatMap((path): SeedFile[] => {
    try {
      return named(path)
    } catch (error) {
      throw error instanceof CliError
        ? error
        : new CliError(`${path}: ${unreadable((error as Error).message)}`)
    }
  })
  return files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

function named(path: string): SeedFile[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new CliError(`${path}: is not there; name the folder of your listings with --seeds`)
  if (stat.isDirectory()) return walk(path, path)
  if (!stat.isFile()) throw new CliError(`${path}: is no file; save what it gives as one, and name that`)
  return [{ path, name: basename(path) }]
}

/** Links are followed, but not back into a folder that is being walked. */
function walk(root: string, folder: string, above: readonly string[] = []): SeedFile[] {
  const real = realpathSync(folder)
  if (above.includes(real)) return []
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      const path = join(folder, name)
      // What cannot be looked into is told when it is read, as a link to nothing is.
      const found = [{ path, name: relative(root, path).replaceAll('\\', '/') }]
      try {
        const stat = statSync(path, { throwIfNoEntry: false })
        if (stat?.isDirectory()) return walk(root, path, [...above, real])
        // Sockets and devices hold no listing.
        return !stat || stat.isFile() ? found : []
      } catch {
        return found
      }
    })
}

/** Reads every entry of every seed file; what cannot be read is counted and told, and the rest goes on. */
export async function readSeeds(
  files: readonly SeedFile[],
  progress: (records: readonly SeedRecord[]) => void = () => {},
): Promise<SeedReading> {
  const reading: SeedReading = { records: [], files: [], problems: [] }
  for (const file of files) {
    const report: FileReport = { file: file.name, entries: 0, new: 0, merged: 0, unchanged: 0, skipped: 0 }
    reading.files.push(report)
    try {
      await readSeed(file, report, reading, progress)
    } catch (error) {
      if (!(error instanceof CliError) && !(error as NodeJS.ErrnoException).code) throw error
      const { message } = error as Error
      reading.problems.push({
        file: file.path,
        message: error instanceof CliError ? message : unreadable(message),
      })
    }
  }
  return reading
}

function unreadable(message: string): string {
  return `cannot be read (${message}); make it readable or remove it`
}

async function readSeed(
  file: SeedFile,
  report: FileReport,
  reading: SeedReading,
  progress: (records: readonly SeedRecord[]) => void,
): Promise<void> {
  const head = await readHead(file.path, file.name)
  const format = detectFormat(head)
  if (!format) throw new CliError(unknownFormat(head))
  report.format = format.title
  let line = 0
  const chunks = () => readChunks(file.path, head.encoding, head.returns)
  for await (const entry of format.read({ head, chunks, lines: () => linesOf(chunks()) })) {
    report.entries++
    line = entry.line
    if (!take(entry, file, format, reading)) report.skipped++
    if (reading.records.length % 1000 === 0) progress(reading.records)
  }
  if (report.entries === 0)
    reading.problems.push({
      file: file.path,
      line: line || 1,
      message: 'holds no entry; add one or remove the file',
    })
}

/** Their texts are as the authors wrote them; all others hold scraps of HTML. */
const faithful = new Set<SourceKind>(['arxiv', 'hf-api', 'hf-page', 'hf-listing', 'atlas'])

function bare(draft: Draft): Draft {
  const plain = (value: unknown) => (typeof value === 'string' ? withoutMarkup(value) : value)
  const { title, abstract, venue } = draft
  return { ...draft, title: plain(title), abstract: plain(abstract), venue: plain(venue) }
}

function take(
  { line, kind, draft, problems = [] }: Entry,
  file: SeedFile,
  format: Format,
  reading: SeedReading,
): boolean {
  const say = (message: string, at = line) => reading.problems.push({ file: file.path, line: at, message })
  for (const problem of problems) say(problem.message, problem.line)
  if (!draft) return false
  const facts = cleanDraft(faithful.has(kind ?? format.kind) ? draft : bare(draft), say)
  if (!facts.title && !facts.arxiv && !facts.doi) {
    say('entry has no title; add one or remove it')
    return false
  }
  const { records } = reading
  records.push({
    file: file.name,
    line,
    kind: kind ?? format.kind,
    order: records.length,
    supplement: draft.supplement ?? false,
    facts,
  })
  return true
}
