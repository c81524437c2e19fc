import { isPartialDate } from '../model/date.ts'
import { linksSchema, type Links } from '../model/paper.ts'
import { readAuthors } from './names.ts'
import type { Draft, Facts } from './record.ts'
import { arxivIdIn, doiIn } from './ids.ts'

const titleLimit = 2_000
const abstractLimit = 60_000
const textLimit = 500
const seenLimit = 200

/**
 * Turns what a format found into facts that can be trusted: text without control characters, real dates, true
 * ids, web addresses. What cannot be trusted is left out and told to `say` (what is wrong and what to do).
 */
export function cleanDraft(draft: Draft, say: (message: string) => void): Facts {
  const read = reader(say)
  const seen = list(draft.seenAt).flatMap((value) => (typeof value === 'string' ? [value] : []))
  const { authors, count } = readAuthors(draft.authors, say)
  const facts: Facts = {
    title: read.text('title', draft.title, titleLimit),
    otherTitles: list(draft.otherTitles).flatMap((title) => read.text('title', title, titleLimit) ?? []),
    abstract: read.text('abstract', draft.abstract, abstractLimit, cleanParagraphs),
    arxiv: read.id('arXiv id', draft.arxiv, arxivIdIn) ?? firstId(seen, arxivIdIn),
    doi: read.id('DOI', draft.doi, doiIn) ?? firstId(seen, doiIn),
    authors,
    authorCount: authors.length > 0 ? undefined : (read.count('author count', draft.authorCount) ?? count),
    organization: read.text('organization', draft.organization, textLimit),
    organizationAccount: read.text('organization account', draft.organizationAccount, textLimit),
    published: read.date(draft.published),
    venue: read.text('venue', draft.venue, textLimit),
    links: readLinks(draft.links, say),
    discussion: read.count('comment count', draft.discussion),
  }
  return movedArxivDoi(known(facts))
}

/** The DOIs that arXiv gives (`10.48550/arXiv.2408.12757`) say no more than the arXiv id. */
function movedArxivDoi(facts: Facts): Facts {
  const id = /^10\.48550\/arxiv\.(.+)$/.exec(facts.doi ?? '')?.[1]
  if (!id) return facts
  const { doi: _, ...rest } = facts
  return { ...rest, arxiv: facts.arxiv ?? arxivIdIn(id) }
}

function known(facts: Facts): Facts {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined)
  return { otherTitles: [], authors: [], links: {}, ...Object.fromEntries(entries) }
}

function reader(say: (message: string) => void) {
  const text = (name: string, value: unknown, limit: number, clean = cleanLine): string | undefined => {
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value !== 'string' && typeof value !== 'number') {
      say(`${name} is no text, and is left out; write it as text`)
      return undefined
    }
    const tidy = clean(String(value))
    if (tidy.length <= limit) return tidy || undefined
    say(`${name} has ${tidy.length} characters, and is cut to ${limit}; shorten it`)
    return tidy
      .slice(0, limit)
      .toWellFormed()
      .replace(/\uFFFD$/, '')
      .trim()
  }
  return {
    text,
    count(name: string, value: unknown): number | undefined {
      if (value === undefined || value === null || value === '') return undefined
      const number = Number(value)
      if (Number.isSafeInteger(number) && number >= 0 && typeof value !== 'boolean')
        return number || undefined
      say(`${name} ${shown(value)} is no whole number, and is left out; correct it`)
      return undefined
    },
    date(value: unknown): string | undefined {
      if (value === undefined || value === null || value === '') return undefined
      const date = /^\d{4}(-\d{2}(-\d{2})?)?(?=$|[T ])/.exec(String(value).trim())?.[0]
      if (date && isPartialDate(date)) return date
      say(`date ${shown(value)} is no date, and is left out; write YYYY-MM-DD, YYYY-MM or YYYY`)
      return undefined
    },
    id(name: string, value: unknown, find: (text: string) => string | undefined): string | undefined {
      if (value === undefined || value === null || value === '') return undefined
      const id = typeof value === 'string' || typeof value === 'number' ? find(String(value)) : undefined
      if (!id) say(`${name} ${shown(value)} is none, and is left out; correct it`)
      return id
    },
  }
}

function readLinks(links: Draft['links'], say: (message: string) => void): Links {
  const kept: Record<string, string> = {}
  for (const name of Object.keys(linksSchema.shape)) {
    const value = links && Object.hasOwn(links, name) ? links[name] : undefined
    if (value === undefined || value === null || value === '') continue
    const address = typeof value === 'string' ? value.trim() : ''
    if (isWebLink(address)) kept[name] = address
    else say(`${name} link ${shown(value)} is no http(s) address, and is left out; correct it`)
  }
  return kept
}

/** True for an `http(s)` address that may stand in a paper's links. */
export function isWebLink(address: string): boolean {
  return (
    address.length <= 2_000 &&
    !/[\s<>"\p{C}]/u.test(address) &&
    linksSchema.safeParse({ code: address }).success
  )
}

function firstId(seen: string[], find: (text: string) => string | undefined): string | undefined {
  for (const address of seen.slice(0, seenLimit)) {
    const id = find(address)
    if (id) return id
  }
  return undefined
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** A value for a message: short, on one line. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const line = cleanLine(text.slice(0, 200))
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`
}

/** One line of well-formed text: no control characters, no text-direction overrides, single spaces. */
export function cleanLine(text: string): string {
  return stripped(text).replace(/\s+/g, ' ').trim()
}

/** Well-formed text whose wrapped lines are joined; an empty line parts paragraphs. */
export function cleanParagraphs(text: string): string {
  return stripped(text)
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n')
}

/**
 * Control characters and the characters that reorder text (Unicode Bidirectional Algorithm, UAX #9, explicit
 * formatting) can hide what a text says; none belongs in a title or abstract.
 */
function stripped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(
      /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF]/g,
      '',
    )
    .replace(/[\uFFF9-\uFFFC\u{E0000}-\u{E007F}\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, '')
}
