import { createHash } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { engineDigest, type MemoPaper } from './memo.ts'
import type { IngestReport } from './report.ts'
import type { SeedFile } from './seeds.ts'
import { digestOf, isPaperName, isStale, type Stored } from './store.ts'
import { knownTopics } from './topics.ts'

/** Remembers what an ingest leads to, so that one of the very same files need not be done again. */
export interface Outcomes {
  /** The report of an ingest of these seeds into the folder as it lies there; it would change nothing. */
  recall: () => IngestReport | undefined
  /** Keeps what the next ingest would report, once this one has written its papers. */
  remember: (report: IngestReport, stored: Stored, papers: readonly MemoPaper[]) => void
}

/** Outcomes that are never remembered. */
export const noOutcomes: Outcomes = { recall: () => undefined, remember: () => {} }

/** Opens the outcomes of a content folder; every byte that an ingest would read tells whether one still holds. */
export function openOutcomes(cache: string, content: string, files: readonly SeedFile[]): Outcomes {
  const path = join(cache, `${digestOf(resolve(content))}.outcome.json`)
  const given = givenDigest(files, content)
  return {
    recall: () => {
      const known = read(path)
      if (!known || known.given !== given || known.papers !== papersIn(join(content, 'papers')))
        return undefined
      return known.report
    },
    remember: (report, stored, learnt) => {
      if (stored.broken.size > 0 || given === undefined) return
      const digests = new Map(stored.papers.map(({ slug, digest }) => [slug, digest]))
      for (const { slug, digest } of learnt) digests.set(slug, digest)
      write(path, { given, papers: digestOfAll(digests), report: unchanged(report) })
    },
  }
}

interface Outcome {
  given: string
  papers: string
  report: IngestReport
}

/** What an ingest reports that finds everything as this one left it. */
function unchanged(report: IngestReport): IngestReport {
  const files = report.files.map((file) => ({
    ...file,
    new: 0,
    merged: 0,
    unchanged: file.entries - file.skipped,
  }))
  return { ...report, files, added: [], changed: [] }
}

/** Seeds, topics and code; undefined when a seed cannot be read. */
function givenDigest(files: readonly SeedFile[], content: string): string | undefined {
  try {
    const seeds = files.map(({ path, name }) => [path, name, fileDigest(path)])
    return digestOf(JSON.stringify([engineDigest(), resolve(content), knownTopics(content), seeds]))
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code) throw error
    return undefined
  }
}

/** Read in pieces: a seed may be larger than memory. */
function fileDigest(path: string): string {
  const hash = createHash('sha1')
  const file = openSync(path, 'r')
  try {
    const piece = new Uint8Array(1 << 20)
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece))
      hash.update(piece.subarray(0, size))
    return hash.digest('base64url')
  } finally {
    closeSync(file)
  }
}

/** The digest of all papers of a folder; undefined when there is none, or when a killed ingest left something. */
function papersIn(folder: string): string | undefined {
  try {
    const names = readdirSync(folder)
    if (names.some(isStale)) return undefined
    const papers = names.filter(isPaperName)
    return digestOfAll(
      new Map(
        papers.map((name) => [
          name.slice(0, -'.mdx'.length),
          digestOf(readFileSync(join(folder, name), 'utf8')),
        ]),
      ),
    )
  } catch {
    return undefined
  }
}

function digestOfAll(digests: ReadonlyMap<string, string>): string {
  return digestOf(
    [...digests]
      .map((entry) => entry.join(' '))
      .sort()
      .join('\n'),
  )
}

function read(path: string): Outcome | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Outcome
  } catch {
    return undefined
  }
}

/** Losing it costs a slower ingest, nothing else. */
function write(path: string, outcome: Outcome): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(draft, JSON.stringify(outcome))
    renameSync(draft, path)
  } catch {
    rmSync(draft, { force: true })
  }
}
