import type { Head, Line } from '../lines.ts'
import type { Entry, SourceKind } from '../record.ts'

/** A seed file's content, as a format may want it; each way reads the file anew. */
export interface SeedText {
  head: Head
  /** Line by line, streamed. */
  lines: () => AsyncIterable<Line>
  /** In pieces of some 256 kB, streamed. */
  chunks: () => AsyncIterable<string>
}

/** A kind of file that ingest reads. */
export interface Format {
  kind: SourceKind
  /** For people: `a listing saved from Hugging Face`. */
  title: string
  /** Tells by the file's beginning; the first format that says yes reads it. */
  detect: (head: Head) => boolean
  /** The file's entries in order. A broken entry is one without a draft; good entries go on. */
  read: (text: SeedText) => AsyncIterable<Entry>
}
