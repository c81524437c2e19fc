import { shown } from '../clean.ts'
import type { Draft, Entry, EntryProblem } from '../record.ts'
import type { Format } from './format.ts'

/** JSON Lines: one paper an object a line. */
export const jsonl: Format = {
  kind: 'jsonl',
  title: 'JSON Lines, an object a line',
  detect: ({ text }) =>
    /^\s*\{.*("title"|"arxiv"|"doi"|"abstract").*\}?\s*$/m.test(text.slice(0, text.indexOf('\n') >>> 0)),
  async *read({ lines }) {
    const unknown = new Set<string>()
    for await (const { number, text, tooLong } of lines()) {
      if (!tooLong && text.trim() === '') continue
      yield tooLong
        ? { line: number, problems: [{ message: 'line is too long to be a record; split it or remove it' }] }
        : readLine(number, text, unknown)
    }
  },
}

function readLine(line: number, text: string, unknown: Set<string>): Entry {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return {
      line,
      problems: [{ message: `is not JSON (${(error as Error).message}); mend or remove the line` }],
    }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { line, problems: [{ message: 'is no JSON object; write {"title": …} or remove the line' }] }
  return { line, ...draftOfObject(value as Record<string, unknown>, unknown) }
}

type Field = Exclude<keyof Draft, 'links' | 'supplement'> | `links.${string}`

const fieldNames: Record<string, Field | null> = {
  title: 'title',
  othertitles: 'otherTitles',
  abstract: 'abstract',
  summary: 'abstract',
  arxiv: 'arxiv',
  arxivid: 'arxiv',
  doi: 'doi',
  authors: 'authors',
  author: 'authors',
  authorcount: 'authorCount',
  organization: 'organization',
  organizationaccount: 'organizationAccount',
  published: 'published',
  date: 'published',
  venue: 'venue',
  code: 'links.code',
  seenat: 'seenAt',
  discussion: 'discussion',
}

/** A draft from an object whose fields go by common names; a name that is not known is told once a file. */
export function draftOfObject(
  object: Record<string, unknown>,
  told: Set<string>,
): { draft: Draft; problems: EntryProblem[] } {
  const draft: Record<string, unknown> = {}
  const links: Record<string, unknown> = {}
  const problems: EntryProblem[] = []
  for (const [name, value] of Object.entries(object)) {
    const key = name.toLowerCase().replace(/[\s_-]/g, '')
    const field = Object.hasOwn(fieldNames, key) ? fieldNames[key] : undefined
    if (field === undefined && !told.has(name)) {
      told.add(name)
      problems.push({ message: `field ${shown(name)} is not known, and is left out; rename or remove it` })
    }
    if (!field) continue
    if (field.startsWith('links.')) links[field.slice(6)] = value
    else draft[field] ??= value
  }
  const supplement = draft['seenAt'] !== undefined && draft['abstract'] === undefined
  return { draft: { ...draft, links, supplement }, problems }
}
