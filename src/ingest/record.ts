import type { Links } from '../model/paper.ts'

/** The kinds of source that ingest knows, as `sources` names them. */
export const sourceKinds = [
  'arxiv',
  'hf-api',
  'hf-page',
  'hf-listing',
  'openalex',
  'semantic-scholar',
  'bibtex',
  'ris',
  'csl',
  'table',
  'jsonl',
  'atlas',
  'ids',
] as const
export type SourceKind = (typeof sourceKinds)[number]

/** What a format found in one entry, not yet checked: values are whatever the file holds. */
export interface Draft {
  title?: unknown
  /** Further titles of the same paper. */
  otherTitles?: unknown
  abstract?: unknown
  arxiv?: unknown
  doi?: unknown
  /** Names, or one text that lists them. */
  authors?: unknown
  authorCount?: unknown
  organization?: unknown
  organizationAccount?: unknown
  published?: unknown
  venue?: unknown
  links?: Record<string, unknown>
  discussion?: unknown
  /** Addresses at which the paper was seen: ids are read from them. */
  seenAt?: unknown
  /** The address that another atlas gave it. */
  slug?: unknown
  /** Its former addresses there. */
  aliases?: unknown
  /** The day on which it entered that atlas. */
  added?: unknown
  /** The entry only adds to papers that another entry brings. */
  supplement?: boolean
}

/** One entry of a seed file as its format reads it; without a draft it is skipped for the first problem. */
export interface Entry {
  /** 1-based line where the entry starts. */
  line: number
  /** When it is not the format's own kind. */
  kind?: SourceKind
  draft?: Draft
  problems?: EntryProblem[]
}

export interface EntryProblem {
  /** Where, when not at the entry's first line. */
  line?: number
  message: string
}

/** What one entry says of a paper: clean text, real dates, true ids. */
export interface Facts {
  title?: string
  otherTitles: string[]
  abstract?: string
  arxiv?: string
  doi?: string
  authors: string[]
  /** The list of authors says that it goes on (`and others`). */
  authorsOpen?: boolean
  authorCount?: number
  organization?: string
  organizationAccount?: string
  published?: string
  venue?: string
  links: Links
  discussion?: number
  /** The address that another atlas gave it. */
  slug?: string
  /** Its former addresses there. */
  aliases?: string[]
  /** The day on which it entered that atlas, `YYYY-MM-DD`. */
  added?: string
}

/** An entry that may become (part of) a paper. */
export interface SeedRecord {
  /** Path below the seeds folder. */
  file: string
  line: number
  kind: SourceKind
  /** Place among all records of this ingest, in the order of files and lines. */
  order: number
  supplement: boolean
  /** Read back from the paper's file, since its seed is gone. */
  kept?: boolean
  facts: Facts
}

/** Orders records by file, line and place, whatever the order in which they were read. */
export function inFileOrder(a: SeedRecord, b: SeedRecord): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.order - b.order
}
