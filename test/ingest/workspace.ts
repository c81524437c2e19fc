import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { ingest, type IngestOptions } from '../../src/ingest/index.ts'
import {
  notesMarker,
  parsePaperFile,
  splitFrontmatter,
  splitPaperFile,
  type PaperFile,
} from '../../src/model/paper-file.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export interface Workspace {
  seeds: string
  content: string
  /** Writes a seed file. */
  seed: (name: string, text: string | Uint8Array) => string
  run: (options?: Partial<IngestOptions>) => ReturnType<typeof ingest>
  /** All files of papers, by name. */
  files: () => Record<string, string>
  paper: (slug: string) => PaperFile
  path: (slug: string) => string
  /** Edits a paper's file as a person would: sets the overrides block and everything below the marker. */
  edit: (slug: string, overrides: string, notes: string) => void
}

/** A folder of seeds and one of content, gone after the tests. Claims and topics are left out unless given. */
export function workspace(files: Record<string, string> = {}): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'atlas-ingest-'))
  made.push(root)
  const [seeds, content] = [join(root, 'seeds'), join(root, 'content')]
  mkdirSync(seeds)
  const seed = (name: string, text: string | Uint8Array) => {
    const path = join(seeds, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  }
  for (const [name, text] of Object.entries(files)) seed(name, text)
  const path = (slug: string) => join(content, 'papers', `${slug}.mdx`)
  return {
    seeds,
    content,
    seed,
    path,
    run: (options) =>
      ingest({ seeds, content, claims: () => [], topics: (all) => all.map(() => []), ...options }),
    files: () => tree(join(content, 'papers')),
    edit: (slug, overrides, notes) => {
      const { front, body } = splitPaperFile(readFileSync(path(slug), 'utf8'))
      const { generated } = splitFrontmatter(front)
      writeFileSync(path(slug), `---\n${overrides}${generated}---\n\n${body}\n\n${notesMarker}\n${notes}`)
    },
    paper: (slug) => parsePaperFile(readFileSync(path(slug), 'utf8')),
  }
}

/** A folder's files by name. */
export function tree(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** A JSON line. */
export function line(record: Record<string, unknown>): string {
  return `${JSON.stringify(record)}\n`
}

/** An abstract of believable length that no other word gives. */
export function abstractOn(word: string): string {
  return Array.from(
    { length: 12 },
    (_, at) => `Sentence ${at} speaks of ${word}${at} and ${word} while ${word}x${at * 7} stays.`,
  ).join(' ')
}

/** A surname that no other number gives. */
export function surname(at: number): string {
  return `Mo${String(at).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`
}
