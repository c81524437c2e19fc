import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Conflict } from './report.ts'
import { digestOf, type StoredFacts } from './store.ts'

/**
 * What the last ingest of a content folder learnt, so that the next one need not do it again. It only saves
 * time: an entry counts for exactly the bytes and inputs that it names.
 */
export interface Memo {
  /** What a paper's file of this digest holds. */
  known: (slug: string, digest: string) => StoredFacts | undefined
  /** The topics of all papers for these inputs. */
  topics: (inputs: string) => string[][] | undefined
  /** The outcome for a paper whose file and inputs are these: nothing to write, and its conflicts. */
  settled: (slug: string, digest: string, inputs: string) => Conflict[] | undefined
  /** The inputs from which the paper's file was last written. */
  inputs: (slug: string) => string | undefined
  save: (topics: { inputs: string; topics: string[][] }, papers: Iterable<MemoPaper>) => void
}

export interface MemoPaper {
  slug: string
  digest: string
  inputs: string
  known: StoredFacts
  conflicts: Conflict[]
}

/** A memo that knows nothing and keeps nothing. */
export const noMemo: Memo = {
  known: () => undefined,
  topics: () => undefined,
  settled: () => undefined,
  inputs: () => undefined,
  save: () => {},
}

interface Header {
  engine: string
  inputs: string
  topics: string[][]
}

/** Opens the memo of a content folder; one that is missing, torn or of another version counts as empty. */
export function openMemo(cache: string, content: string): Memo {
  const path = join(cache, `${digestOf(resolve(content))}.jsonl`)
  const engine = engineDigest()
  const { header, papers } = readMemo(path, engine)
  return {
    known: (slug, digest) => {
      const paper = papers.get(slug)
      return paper?.digest === digest ? paper.known : undefined
    },
    topics: (inputs) => (header?.inputs === inputs ? header.topics : undefined),
    settled: (slug, digest, inputs) => {
      const paper = papers.get(slug)
      return paper?.digest === digest && paper.inputs === inputs ? paper.conflicts : undefined
    },
    inputs: (slug) => papers.get(slug)?.inputs,
    save: ({ inputs, topics }, entries) => {
      writeMemo(path, [{ engine, inputs, topics } satisfies Header, ...entries])
    },
  }
}

function readMemo(path: string, engine: string): { header?: Header; papers: Map<string, MemoPaper> } {
  const papers = new Map<string, MemoPaper>()
  try {
    const [first = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
    const header = JSON.parse(first) as Header
    if (header.engine !== engine) return { papers }
    for (const line of lines) {
      const paper = JSON.parse(line) as MemoPaper
      papers.set(paper.slug, paper)
    }
    return { header, papers }
  } catch {
    return { papers: new Map() }
  }
}

/**
 * Written in pieces, since that of a large atlas is too long to hold twice. Losing the memo costs a slower ingest,
 * nothing else: a full or read-only disk must not stop one.
 */
function writeMemo(path: string, entries: readonly (Header | MemoPaper)[]): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(draft, '')
    for (let from = 0; from < entries.length; from += 1000) {
      const lines = entries.slice(from, from + 1000).map((entry) => `${JSON.stringify(entry)}\n`)
      appendFileSync(draft, lines.join(''))
    }
    renameSync(draft, path)
  } catch {
    rmSync(draft, { force: true })
  }
}

const rooms = ['ingest', 'model', 'claims', 'topics']

/** Changes with every line of code that could change what ingest writes, its packages' and Node's included. */
export function engineDigest(): string {
  const lock = join(import.meta.dirname, '../../package-lock.json')
  const source = join(import.meta.dirname, '..')
  const files = rooms.flatMap((room) =>
    readdirSync(join(source, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => join(source, room, name)),
  )
  const sources = [...files, ...(existsSync(lock) ? [lock] : [])].map((path) => readFileSync(path, 'utf8'))
  return digestOf([process.version, ...sources].join('\n'))
}
