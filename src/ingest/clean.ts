import { isPartialDate } from '../model/date.ts'
import { linksSchema, type Links } from '../model/paper.ts'
import { isReserved, slugLimit } from '../model/slug.ts'
import { readAuthors } from './names.ts'
import type { Draft, Facts } from './record.ts'
import { readDate } from './dates.ts'
import { arxivIdIn, doiIn } from './ids.ts'
import { cleanLine, cleanParagraphs, shown } from './text.ts'

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
  const { authors, count, open } = readAuthors(draft.authors, say)
  const facts: Facts = {
    title: read.text('title', draft.title, titleLimit),
    otherTitles: list(draft.otherTitles).flatMap((title) => read.text('title', title, titleLimit) ?? []),
    abstract: read.text('abstract', draft.abstract, abstractLimit, cleanParagraphs),
    arxiv: read.id('arXiv id', draft.arxiv, arxivIdIn) ?? firstId(seen, arxivIdIn),
    doi: read.id('DOI', draft.doi, doiIn) ?? firstId(seen, doiIn),
    authors,
    authorsOpen: open,
    authorCount:
      authors.length > 0 && !open ? undefined : (read.count('author count', draft.authorCount) ?? count),
    organization: read.text('organization', draft.organization, textLimit),
    organizationAccount: read.text('organization account', draft.organizationAccount, textLimit),
    published: read.date(draft.published),
    venue: read.text('venue', draft.venue, textLimit),
    links: readLinks(draft.links, say),
    discussion: read.count('comment count', draft.discussion),
    slug: isSlug(draft.slug) ? draft.slug : undefined,
    aliases: someOf(list(draft.aliases).filter(isSlug)),
    added: isDay(draft.added) ? draft.added : undefined,
  }
  return movedArxivDoi(known(facts))
}

function isSlug(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > slugLimit + 10) return false
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) && !isReserved(value)
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && isPartialDate(value) && value.length === 'YYYY-MM-DD'.length
}

function someOf<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values.slice(0, seenLimit) : undefined
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

/** How people and programs write that there is no date. */
const noDate = /^(?:n\.? ?d\.?|no date|undated|in press|forthcoming|to appear|submitted|accepted)$/i

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
      const date = readDate(value)
      if (date || noDate.test(String(value).trim())) return date
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
