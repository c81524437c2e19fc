import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CliError, type Problem } from '../model/effects.ts'
import { parsePaperFile, splitPaperFile, unescapeMdx, type PaperFile } from '../model/paper-file.ts'
import type { Memo } from './memo.ts'

/** What ingest must know of every paper's file; the rest is read when it is needed. */
export interface StoredFacts {
  title: string
  otherTitles: string[]
  arxiv?: string
  doi?: string
  authors: string[]
  published?: string
  aliases: string[]
  /** The seed files that spoke of it. */
  seeds: string[]
  /** The person's title and abstract. */
  own: { title?: string; abstract?: string }
  /** True when a person wrote notes or overrides. */
  hasOwnWords: boolean
}

/** A paper's file as it lies in the content folder. */
export interface StoredPaper {
  slug: string
  /** Of the file's text. */
  digest: string
  known: StoredFacts
  /** Raw abstract. */
  abstract: string
  /** The whole file, read again. */
  read: () => PaperFile
}

export interface Stored {
  papers: StoredPaper[]
  /** Slugs of files that cannot be read; they are left as they are. */
  broken: Set<string>
  problems: Problem[]
}

const temporary = /^\.[^/]*\.(\d+)\.tmp$/

/** Reads all papers of a content folder, in the order of their names, and clears what a killed ingest left. */
export function readStored(folder: string, memo: Memo): Stored {
  const stored: Stored = { papers: [], broken: new Set(), problems: [] }
  if (!existsSync(folder)) return stored
  for (const name of readdirSync(folder).sort()) {
    if (isStale(name)) rmSync(join(folder, name), { force: true })
    if (!isPaperName(name)) continue
    const slug = name.slice(0, -'.mdx'.length)
    const path = join(folder, name)
    try {
      stored.papers.push(readPaper(path, slug, memo))
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

function readPaper(path: string, slug: string, memo: Memo): StoredPaper {
  const source = readFileSync(path, 'utf8')
  const digest = digestOf(source)
  const known = memo.known(slug, digest) ?? factsOf(parsePaperFile(source))
  const abstract = unescapeMdx(splitPaperFile(source).body)
  return { slug, digest, known, abstract, read: () => parsePaperFile(readFileSync(path, 'utf8')) }
}

function factsOf({ facts, overrides, ownSource, notes }: PaperFile): StoredFacts {
  const { title, otherTitles, arxiv, doi, authors, published, aliases, sources } = facts
  const own = {
    title: overrides.title ?? undefined,
    // A person's null takes the abstract away, and its claims with it.
    abstract: Object.hasOwn(overrides, 'abstract') ? (overrides.abstract ?? '') : undefined,
  }
  const seeds = [...new Set(sources.map(({ file }) => file))]
  const hasOwnWords = notes.trim() !== '' || ownSource.trim() !== ''
  return { title, otherTitles, arxiv, doi, authors, published, aliases, seeds, own, hasOwnWords }
}

/** A short name for a text's content. */
export function digestOf(text: string): string {
  return hash('sha1', text, 'base64url')
}

/** True for a file that holds a paper. */
export function isPaperName(name: string): boolean {
  return name.endsWith('.mdx') && !name.startsWith('.')
}

/** True for a file that an ingest left when it was killed. */
export function isStale(name: string): boolean {
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
