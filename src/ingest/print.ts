import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Claim } from '../model/claim.ts'
import { parsePaperFile, printPaperFile } from '../model/paper-file.ts'
import type { MergedPaper } from './merge.ts'
import { digestOf } from './store.ts'

/** What a paper's file shall hold but its claims, in a form that can be handed to another thread. */
export interface Sheet {
  slug: string
  facts: MergedPaper['facts']
  topics: string[]
  aliases: string[]
  /** The day on which it entered the atlas, `YYYY-MM-DD`, of a paper without a file. */
  added?: string
  /** Raw abstract. */
  abstract: string
  /** The abstract that readers see, which may be a person's: its claims are the paper's. */
  shown: string
  /** Its claims, when they are known already. */
  claims?: Claim[]
  /** Slugs of the files that the paper has, the one that stays first. */
  files: string[]
  /** Of the first of them. */
  digest?: string
  /** True when the seeds say what they said when that file was written. */
  sameSeeds: boolean
}

/** What a paper's file shall be. */
export interface Printed {
  /** Of the file's text. */
  digest: string
  /** The text, when the file does not hold it yet. */
  source?: string
  /** What a person changed in the file by hand, and the text undoes. */
  undone: string[]
}

/** Prints a paper's file; what a person wrote in the files that it has is read from the folder, and stays. */
export function printSheet(sheet: Sheet, folder: string, claims: (abstract: string) => Claim[]): Printed {
  const files = sheet.files.map((slug) => parsePaperFile(readFileSync(join(folder, `${slug}.mdx`), 'utf8')))
  const days = files.flatMap(({ facts }) => facts.added ?? []).sort()
  const { facts, topics, aliases, abstract } = sheet
  const { ownSource = '', notes = '' } = files[0] ?? {}
  const source = printPaperFile({
    facts: {
      ...facts,
      added: days[0] ?? sheet.added,
      topics,
      claims: sheet.claims ?? claims(sheet.shown),
      aliases,
    },
    abstract,
    ownSource,
    notes,
  })
  const digest = digestOf(source)
  if (digest === sheet.digest) return { digest, undone: [] }
  const undone = sheet.sameSeeds && files[0] ? handEdits(files[0], parsePaperFile(source)) : []
  return { digest, source, undone }
}

type Readable = Pick<ReturnType<typeof parsePaperFile>, 'facts' | 'abstract'>

/** The seeds say what they said before, so what differs in the file is a person's. */
function handEdits(edited: Readable, renewed: Readable): string[] {
  const [before, after] = [edited, renewed].map(
    ({ facts, abstract }) => new Map<string, unknown>(Object.entries({ ...facts, abstract })),
  )
  return [...(before ?? [])].flatMap(([field, value]) =>
    JSON.stringify(value) === JSON.stringify(after?.get(field))
      ? []
      : `${field} was changed by hand to ${JSON.stringify(value)}, which ingest undoes; set it under overrides:`,
  )
}
