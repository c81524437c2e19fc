import { dump, loadAll } from 'js-yaml'
import { CliError } from './effects.ts'
import { overridesSchema, paperSchema, type Overrides, type PaperFacts } from './paper.ts'

/** Everything below this line is the person's. */
export const notesMarker = '{/* Your notes go below this line. Ingest never changes them. */}'

/** A paper's file taken apart; `printPaperFile` puts it together again byte for byte. */
export interface PaperFile {
  facts: PaperFacts
  overrides: Overrides
  /** What the person wrote in the frontmatter, `overrides:` and fields of their own, as it stands there. */
  ownSource: string
  /** Raw abstract. */
  abstract: string
  /** Everything behind the marker line. */
  notes: string
}

const fence = '---\n'

/**
 * Reads `content/papers/<slug>.mdx`.
 * @throws CliError when the file is not of that shape; the message lacks the file's name, which the caller adds.
 */
export function parsePaperFile(source: string): PaperFile {
  const { front, body, notes } = splitPaperFile(source)
  const { generated, ownSource } = splitFrontmatter(front)
  const overrides = ownSource ? readYaml(ownSource)['overrides'] : undefined
  return {
    facts: check(paperSchema, readYaml(generated), 'frontmatter'),
    overrides: readOverrides(overrides ?? {}),
    ownSource,
    abstract: unescapeMdx(body),
    notes,
  }
}

/** The three parts of a paper's file, without reading the YAML: cheap enough for every file of a large atlas. */
export function splitPaperFile(source: string): { front: string; body: string; notes: string } {
  const text = source.startsWith('---\r\n') ? fence + source.slice(5) : source
  const end = /\n---\r?\n/.exec(text)
  if (!text.startsWith(fence) || !end)
    throw new CliError('has no frontmatter; it must start and end with a line ---')
  const rest = text.slice(end.index + end[0].length)
  const marker = rest.indexOf(notesMarker)
  if (marker < 0) throw new CliError(`has lost its marker line; put this above your notes: ${notesMarker}`)
  const behind = rest.slice(marker + notesMarker.length)
  return {
    front: text.slice(fence.length, end.index + 1),
    body: rest.slice(0, marker).replace(/^\n/, '').replace(/\n\n$/, ''),
    notes: behind.replace(/^\r?\n/, ''),
  }
}

/** Takes apart what ingest wrote and what is the person's: comments, and blocks of fields that ingest does not know. */
export function splitFrontmatter(front: string): { generated: string; ownSource: string } {
  const parts = { generated: '', ownSource: '' }
  let part: keyof typeof parts = 'ownSource'
  for (const line of front.split(/(?<=\n)/)) {
    const isComment = line.startsWith('#')
    const opensField = !isComment && !/^[\s\-}\]]/.test(line)
    if (opensField) part = generatedFields.has(fieldOf(line)) ? 'generated' : 'ownSource'
    parts[isComment ? 'ownSource' : part] += line
  }
  return parts
}

const generatedFields: ReadonlySet<string> = new Set(Object.keys(paperSchema.shape))

function fieldOf(line: string): string {
  return /^(["']?)(.*?)\1\s*:/.exec(line)?.[2] ?? line
}

/** Writes a paper's file; a field that is empty or unknown is left out. */
export function printPaperFile(file: Omit<PaperFile, 'overrides'>): string {
  const known = Object.entries(file.facts).filter(([, value]) => !isEmpty(value))
  const front = dump(Object.fromEntries(known), { flowLevel: 2, lineWidth: -1, noRefs: true })
  const own = file.ownSource && !file.ownSource.endsWith('\n') ? `${file.ownSource}\n` : file.ownSource
  return `${fence}${front}${own}${fence}\n${escapeMdx(file.abstract)}\n\n${notesMarker}\n${file.notes}`
}

/** A `null` is a person's way to say that there is no such value; the schema speaks of the others. */
function readOverrides(given: object): Overrides {
  const entries = Object.entries(given)
  const cleared = entries.filter(([, value]) => value === null)
  const set = entries.filter(([, value]) => value !== null)
  return { ...check(overridesSchema, Object.fromEntries(set), 'overrides'), ...Object.fromEntries(cleared) }
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

function readYaml(source: string): Record<string, unknown> {
  try {
    return (loadAll(source)[0] ?? {}) as Record<string, unknown>
  } catch (error) {
    throw new CliError(`has YAML that cannot be read: ${(error as Error).message.split('\n')[0]}; mend it`)
  }
}

interface Schema<T> {
  safeParse: (value: unknown) => { success: true; data: T } | { success: false; error: { issues: Issue[] } }
}
interface Issue {
  path: PropertyKey[]
  message: string
}

/** @throws CliError that names the field. */
export function check<T>(schema: Schema<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new CliError(`${what} field "${issue?.path.map(String).join('.')}" ${issue?.message}; mend it`)
}

/**
 * Text that the MDX compiler reads back as the same plain text: no markup, expression, JSX or ESM in it can act.
 * Character references stand where a backslash cannot (https://mdxjs.com/docs/what-is-mdx/).
 */
export function escapeMdx(text: string): string {
  const escaped = text.replace(/[\\`*_{}[\]<>&$~|#!^]/g, '\\$&')
  const parted = mayLink.test(escaped)
    ? escaped.replace(/\S+/g, (word) => (word.includes('\\') ? unlinked(word) : word))
    : escaped
  return parted
    .replace(
      /^(\s*)(import|export)\b/gm,
      (_, space: string, word: string) => `${space}${reference(word.charAt(0))}${word.slice(1)}`,
    )
    .replace(/^(\s*)([-+=:])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
    .replace(/^[^\S\n]+|[^\S\n]+$|\r/gm, (space) => [...space].map(reference).join(''))
}

/** The inverse of `escapeMdx`. */
export function unescapeMdx(source: string): string {
  return source.replace(
    /\\([!-/:-@[-`{-~])|&#(\d+);/g,
    (_, char: string | undefined, code: string) => char ?? String.fromCodePoint(Number(code)),
  )
}

/** Without any of these nothing becomes a link. */
const mayLink = /(?:https?|ftp|mailto|xmpp):|www\.|@/i

/** An address that became a link would show its backslashes, since they escape nothing there. */
function unlinked(address: string): string {
  return address.replace(/(?<=https?|ftp|mailto|xmpp):|(?<=www)\.|@/gi, '\\$&')
}

function reference(char: string): string {
  return `&#${char.codePointAt(0)};`
}
