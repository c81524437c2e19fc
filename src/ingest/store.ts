import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CliError, type Problem } from '../model/effects.ts'
import { parsePaperFile, type PaperFile } from '../model/paper-file.ts'

/** A paper's file as it lies in the content folder. */
export interface StoredPaper extends PaperFile {
  slug: string
  /** The file's whole text. */
  source: string
}

export interface Stored {
  papers: StoredPaper[]
  /** Slugs of files that cannot be read; they are left as they are. */
  broken: Set<string>
  problems: Problem[]
}

const temporary = /^\.[^/]*\.(\d+)\.tmp$/

/** Reads all papers of a content folder, in the order of their names, and clears what a killed ingest left. */
export function readStored(folder: string): Stored {
  const stored: Stored = { papers: [], broken: new Set(), problems: [] }
  if (!existsSync(folder)) return stored
  const names = readdirSync(folder).sort()
  for (const name of names) {
    if (isStale(name)) rmSync(join(folder, name), { force: true })
    if (!name.endsWith('.mdx') || name.startsWith('.')) continue
    const slug = name.slice(0, -'.mdx'.length)
    const path = join(folder, name)
    try {
      const source = readFileSync(path, 'utf8')
      stored.papers.push({ slug, source, ...parsePaperFile(source) })
    } catch (error) {
      if (!(error instanceof CliError)) throw error
      stored.broken.add(slug)
      stored.problems.push({
        file: path,
        message: `${error.message}; until then ingest leaves the file alone`,
      })
    }
  }
  return stored
}

function isStale(name: string): boolean {
  const owner = Number(temporary.exec(name)?.[1])
  if (!owner) return false
  if (owner === process.pid) return true
  try {
    process.kill(owner, 0)
    return false
  } catch {
    return true
  }
}

/**
 * Makes the folder ready for writing.
 * @throws CliError when it cannot be written.
 */
export function openFolder(folder: string): void {
  const probe = join(folder, `.probe.${process.pid}.tmp`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw unwritable(folder, error)
  }
}

/**
 * Writes a paper's file whole or not at all: a kill leaves the old file or the new one.
 * @throws CliError when the folder cannot be written.
 */
export function writePaper(folder: string, slug: string, source: string): void {
  const draft = join(folder, `.${slug}.${process.pid}.tmp`)
  try {
    writeFileSync(draft, source)
    renameSync(draft, join(folder, `${slug}.mdx`))
  } catch (error) {
    rmSync(draft, { force: true })
    throw unwritable(folder, error)
  }
}

/** Takes away a file whose paper has another one. */
export function removePaper(folder: string, slug: string): void {
  rmSync(join(folder, `${slug}.mdx`), { force: true })
}

function unwritable(folder: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (!code) return error
  return new CliError(`${folder}: cannot be written (${code}); make it writable, or name another --content`)
}
