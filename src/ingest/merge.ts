import { datePrecision } from '../model/date.ts'
import type { Links, PaperFacts, Source } from '../model/paper.ts'
import { systemName } from '../model/paper.ts'
import { foldText } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import { titleKey } from './cluster.ts'
import { arxivMonth } from './ids.ts'
import { fullestNames, samePeople, type Fuller } from './people.ts'
import { rank, type Field } from './precedence.ts'
import { inFileOrder, type Facts, type SeedRecord } from './record.ts'

/** A paper merged from its records, before claims and topics. */
export interface MergedPaper {
  facts: Omit<PaperFacts, 'topics' | 'claims' | 'aliases'>
  abstract: string
}

interface Choice {
  record: SeedRecord
  value: unknown
}

const linkNames = ['code', 'project', 'huggingface', 'publisher', 'arxiv', 'pdf', 'doi'] as const
const fields: readonly Field[] = [
  'title',
  'abstract',
  'arxiv',
  'doi',
  'authors',
  'authorCount',
  'organization',
  'published',
  'venue',
  'discussion',
  ...linkNames.map((name) => `links.${name}` as const),
]
const linkOf = new Map<Field, keyof Links>(linkNames.map((name) => [`links.${name}`, name]))

/**
 * Merges what records say of one paper. Each field takes its most precise, then most trusted value; what
 * lost is kept in its source's `conflicts`. At least one record must have a title.
 * @param fuller the full name of a shortened author, where another paper proves it
 */
export function mergeRecords(records: readonly SeedRecord[], fuller: Fuller = (name) => name): MergedPaper {
  const inOrder = records.toSorted(inFileOrder)
  const month = inOrder.map(({ facts }) => facts.arxiv && arxivMonth(facts.arxiv)).find(Boolean)
  const won = new Map<Field, Choice>()
  const conflicts = new Map<SeedRecord, Record<string, unknown>>()
  for (const field of fields) {
    const choices: Choice[] = []
    for (const record of inOrder) {
      const value = valueOf(record.facts, field)
      if (value !== undefined) choices.push({ record, value })
    }
    const best = choices.length < 2 ? choices[0] : choose(field, choices, month || undefined)
    if (!best) continue
    won.set(field, best)
    for (const { record, value } of choices)
      if (record !== best.record && conflict(field, best.value, value))
        conflicts.set(record, { ...conflicts.get(record), [field]: value })
  }
  noteCounts(inOrder, won, conflicts)
  const { facts, abstract } = assemble(inOrder, won, conflicts)
  const lists = inOrder.map((record) => record.facts.authors)
  return { facts: { ...facts, authors: fullestNames(facts.authors, lists).map(fuller) }, abstract }
}

function valueOf(facts: Facts, field: Field): unknown {
  const link = linkOf.get(field)
  if (link) return facts.links[link]
  if (field === 'authors') return facts.authors.length > 0 ? facts.authors : undefined
  return facts[field as Exclude<Field, `links.${string}`>]
}

function choose(field: Field, choices: Choice[], month: string | undefined): Choice | undefined {
  const better = (a: Choice, b: Choice) =>
    precision(field, b, month) - precision(field, a, month) ||
    rank(field, a.record.kind) - rank(field, b.record.kind) ||
    inFileOrder(a.record, b.record)
  const [best, ...others] = choices.toSorted(better)
  if (field !== 'abstract' || !best) return best
  return others.find(({ value }) => continues(String(best.value), String(value))) ?? best
}

/**
 * How much a value says. Of two days the one in the month of the arXiv id is the paper's own; the other is
 * that of a later event.
 */
function precision(field: Field, { record, value }: Choice, month: string | undefined): number {
  if (field === 'discussion') return Number(value)
  if (field === 'authors') return record.facts.authorsOpen ? 0 : 1
  if (field !== 'published') return 0
  return 2 * datePrecision(String(value)) + (month && String(value).startsWith(month) ? 1 : 0)
}

/** True when `whole` is `cut` and more: some sources cut abstracts. */
function continues(cut: string, whole: string): boolean {
  const start = cut.replace(/\s*(?:…|\.\.\.)$/, '')
  return whole.length > cut.length && whole.startsWith(start)
}

function conflict(field: Field, winner: unknown, value: unknown): boolean {
  if (field === 'discussion') return false
  if (field === 'published')
    return !String(winner).startsWith(String(value)) && !String(value).startsWith(String(winner))
  if (field === 'title') return titleKey(String(winner)) !== titleKey(String(value))
  if (field === 'authors') return !samePeople(winner as string[], value as string[])
  if (field === 'abstract' || field === 'venue' || field === 'organization')
    return folded(winner) !== folded(value)
  return winner !== value
}

function folded(value: unknown): string {
  return foldText(String(value)).replace(/[^\p{L}\p{N}]/gu, '')
}

/** A count says less than names, and conflicts with them when it differs. */
function noteCounts(
  records: readonly SeedRecord[],
  won: Map<Field, Choice>,
  conflicts: Map<SeedRecord, Record<string, unknown>>,
): void {
  const names = won.get('authors')?.value
  if (!Array.isArray(names)) return
  won.delete('authorCount')
  for (const record of records) {
    const { authorCount } = record.facts
    if (authorCount && authorCount !== names.length)
      conflicts.set(record, { ...conflicts.get(record), authorCount })
  }
}

function assemble(
  records: readonly SeedRecord[],
  won: ReadonlyMap<Field, Choice>,
  conflicts: ReadonlyMap<SeedRecord, Record<string, unknown>>,
): MergedPaper {
  const best = (field: Field) => won.get(field)
  const title = text(best('title')) ?? ''
  const holder = best('organization')?.record.facts
  const links = Object.fromEntries(
    linkNames.flatMap((name) => {
      const link = best(`links.${name}`)?.value
      return link ? [[name, String(link)]] : []
    }),
  )
  const facts = {
    title,
    name: systemName(plainText(title)),
    arxiv: text(best('arxiv')),
    doi: text(best('doi')),
    authors: (best('authors')?.value as string[] | undefined) ?? [],
    authorCount: best('authorCount')?.value as number | undefined,
    organization: holder?.organization,
    organizationAccount: holder?.organizationAccount,
    published: text(best('published')),
    venue: text(best('venue')),
    links: withDerived(links, text(best('arxiv')), text(best('doi')), records),
    discussion: best('discussion')?.value as number | undefined,
    otherTitles: otherTitles(title, records),
    sources: records.map((record) => sourceOf(record, won, conflicts.get(record))),
  }
  return { facts, abstract: text(best('abstract')) ?? '' }
}

function text(choice: Choice | undefined): string | undefined {
  return choice && String(choice.value)
}

function withDerived(
  links: Links,
  arxiv: string | undefined,
  doi: string | undefined,
  records: readonly SeedRecord[],
): Links {
  const derived: Links = {}
  if (arxiv) {
    derived.arxiv = `https://arxiv.org/abs/${arxiv}`
    derived.pdf = `https://arxiv.org/pdf/${arxiv}`
    if (records.some(({ kind }) => kind.startsWith('hf-')))
      derived.huggingface = `https://huggingface.co/papers/${arxiv}`
  }
  if (doi) derived.doi = `https://doi.org/${encodeURI(doi)}`
  return { ...links, ...derived }
}

/** Every other spelling of the title, first seen first. */
function otherTitles(title: string, records: readonly SeedRecord[]): string[] {
  const all = records.flatMap(({ facts }) => [...(facts.title ? [facts.title] : []), ...facts.otherTitles])
  const plain = plainText(title)
  return [...new Set(all)].filter(
    (other) => other !== title && (titleKey(other) !== titleKey(title) || plainText(other) !== plain),
  )
}

function sourceOf(
  record: SeedRecord,
  won: ReadonlyMap<Field, Choice>,
  conflicts: Record<string, unknown> | undefined,
): Source {
  const own = [...won].filter(([, choice]) => choice.record === record).map(([field]) => field)
  return {
    file: record.file,
    line: record.line,
    format: record.kind,
    fields: own,
    ...(conflicts && { conflicts }),
  }
}
