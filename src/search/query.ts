import { slugify } from '../model/slug.ts'

/** What a person can narrow by in words (`author:stoica`) and in the address (`?author=ion-stoica`). */
const textFields = ['author', 'topic', 'region', 'organization', 'venue', 'has', 'claim'] as const
/** Fields that hold a number; the claim categories hold the factor of a claim (`speed>5`). */
const numberFields = ['year', 'speed', 'memory', 'communication', 'cost', 'scale'] as const

type TextField = (typeof textFields)[number]
type NumberField = (typeof numberFields)[number]
export type Field = TextField | NumberField

/** `author:stoica`, or `-author:stoica` when `negative`. */
export interface FieldTerm {
  field: TextField
  value: string
  negative: boolean
}

/** `speed>5` is from 5 without 5 itself (`open`) to infinity. */
export interface Interval {
  field: NumberField
  low: number
  high: number
  /** True when the ends themselves do not count. */
  open: boolean
  negative: boolean
}

/** An address of one paper outside the atlas: arXiv id without version, or DOI in lower case. */
export interface PaperId {
  kind: 'arxiv' | 'doi'
  value: string
}

export interface ParsedQuery {
  /** Loose words as typed, hyphens and all, without those of phrases. */
  words: string[]
  /** Words in quotes, which must follow each other. */
  phrases: string[]
  /** Words and phrases that must not occur. */
  without: string[]
  terms: FieldTerm[]
  intervals: Interval[]
  /** Set when the whole query is one paper's id. */
  id?: PaperId
}

const aliases: Record<string, Field> = {
  by: 'author',
  authors: 'author',
  org: 'organization',
  claims: 'claim',
  topics: 'topic',
  in: 'venue',
}
const fieldNames = new Set<string>([...textFields, ...numberFields])
const token = /(-?)([a-z]+)(:|[<>]=?|=)("[^"]*"?|\S+)|(-?)"([^"]*)"?|(\S+)/giu

/** Takes a query apart. Never fails: what it does not know as a field is searched as words. */
export function parseQuery(text: string): ParsedQuery {
  const query: ParsedQuery = { words: [], phrases: [], without: [], terms: [], intervals: [] }
  const id = parsePaperId(text)
  if (id) return { ...query, id }
  for (const match of text.replace(/[“”„«»]/g, '"').matchAll(token)) {
    const [whole, minus = '', name = '', operator = '', value = '', phraseMinus, phrase, word] = match
    if (name && readField(query, name, operator, value.replaceAll('"', ''), minus === '-')) continue
    if (phrase !== undefined) addWord(phraseMinus === '-' ? query.without : query.phrases, phrase)
    else readWord(query, word ?? whole)
  }
  return query
}

function readField(query: ParsedQuery, name: string, operator: string, value: string, negative: boolean) {
  const field = aliases[name.toLowerCase()] ?? name.toLowerCase()
  if (!fieldNames.has(field) || !value) return false
  if (isNumberField(field)) {
    const interval = readInterval(operator, value)
    if (interval) query.intervals.push({ field, ...interval, negative })
    return interval !== undefined
  }
  if (operator !== ':' && operator !== '=') return false
  query.terms.push({ field: field as TextField, value, negative })
  return true
}

function isNumberField(field: string): field is NumberField {
  return (numberFields as readonly string[]).includes(field)
}

function readInterval(operator: string, value: string): Omit<Interval, 'field' | 'negative'> | undefined {
  const range = /^(\d+(?:\.\d+)?)?[x×]?(-|–|\.\.)?(\d+(?:\.\d+)?)?[x×]?$/iu.exec(value)
  if (!range || (range[1] === undefined && range[3] === undefined)) return undefined
  const [, first, dash, second] = range
  const number = Number(first ?? second)
  if (operator === ':' || operator === '=') {
    if (!dash) return { low: number, high: number, open: false }
    return {
      low: first === undefined ? -Infinity : Number(first),
      high: second === undefined ? Infinity : Number(second),
      open: false,
    }
  }
  if (dash) return undefined
  const open = !operator.endsWith('=')
  return operator.startsWith('>')
    ? { low: number, high: Infinity, open }
    : { low: -Infinity, high: number, open }
}

function readWord(query: ParsedQuery, word: string): void {
  if (/^-[\p{L}\p{N}]/u.test(word)) addWord(query.without, word.slice(1))
  else query.words.push(...word.split(/[\s/,;:()[\]{}<>|]+/u).filter((part) => searchWords(part).length > 0))
}

function addWord(list: string[], text: string): void {
  const words = searchWords(text).join(' ')
  if (words) list.push(words)
}

/**
 * The words of a text as the index knows them: parts of hyphenated words stand alone, and a factor loses its sign
 * (`1.91x`, `1.91×` are `1.91`), because listings write it in many ways.
 */
export function searchWords(text: string): string[] {
  return text
    .replace(/(\d)\s?[x×](?![\p{L}\p{N}])/giu, '$1')
    .split(/[\s/‐-―,;:()[\]{}<>|-]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu, ''))
    .filter(Boolean)
}

const arxiv =
  /^(?:(?:https?:\/\/)?(?:(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|huggingface\.co\/papers\/|(?:dx\.)?doi\.org\/10\.48550\/arxiv\.)|arxiv:\s?|10\.48550\/arxiv\.)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i
const doi = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s?)?(10\.\d{4,9}\/\S+)$/i

/** The paper id that a text is as a whole, written as id or as address: `arXiv:2408.12757v2`, `https://doi.org/…`. */
export function parsePaperId(text: string): PaperId | undefined {
  const trimmed = text.trim().replace(/[?#].*$/, '')
  const paper = arxiv.exec(trimmed)?.[1]
  if (paper) return { kind: 'arxiv', value: paper.toLowerCase() }
  const object = doi.exec(trimmed)?.[1]
  return object ? { kind: 'doi', value: object.toLowerCase() } : undefined
}

/** True when nothing is asked. */
export function isEmptyQuery(query: ParsedQuery): boolean {
  const { words, phrases, without, terms, intervals, id } = query
  return !id && ![words, phrases, without, terms, intervals].some((list) => list.length > 0)
}

/**
 * The values of a field that a person's word means: the value itself, else all with these words, else all whose
 * words begin so. `stoica` is `ion-stoica`; `icml` is `ICML 2023` and `ICML 2024`.
 */
export function matchValues(value: string, known: readonly string[]): string[] {
  const wanted = slugify(value, Infinity)
  const slugs = slugsOf(known)
  const exact = known.filter((own, at) => own === value || (wanted && slugs[at] === wanted))
  if (exact.length > 0 || !wanted) return exact
  const parts = wanted.split('-')
  const near = known.flatMap((own, at) => {
    const words = parts.every((part) => slugs[at]?.includes(part)) ? slugs[at]?.split('-') : undefined
    return words ? [{ own, words }] : []
  })
  const having = (same: (word: string, part: string) => boolean) =>
    near.filter(({ words }) => parts.every((part) => words.some((word) => same(word, part))))
  const whole = having((word, part) => word === part)
  return (whole.length > 0 ? whole : having((word, part) => word.startsWith(part))).map(({ own }) => own)
}

/** Slugs of lists that were asked for before: a large atlas has tens of thousands of names. */
const slugged = new WeakMap<readonly string[], string[]>()
const isSlug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

function slugsOf(known: readonly string[]): string[] {
  const slugs = slugged.get(known) ?? known.map((own) => (isSlug.test(own) ? own : slugify(own, Infinity)))
  slugged.set(known, slugs)
  return slugs
}

/** The values of a number field within an interval. */
export function valuesWithin({ low, high, open }: Interval, known: readonly string[]): string[] {
  return known.filter((value) => {
    const number = Number(value)
    if (Number.isNaN(number)) return false
    return open ? number > low && number < high : number >= low && number <= high
  })
}
