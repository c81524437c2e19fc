import { extractClaims } from '../claims/index.ts'
import type { Claim, ClaimCategory, ClaimUnit } from '../model/claim.ts'
import { bestMatches } from './matching.ts'
import { titleKey } from './titles.ts'

/** A claim by hand; its quote says where it stands. */
export type ClaimLabel = Omit<Claim, 'start' | 'end'>

/** A paper's claims by hand, none for a paper without any. */
export interface PaperClaims {
  title: string
  /** The text itself, for labels of texts that are no papers of the atlas. */
  abstract?: string
  claims: ClaimLabel[]
}

/** Figures, and every error behind them. */
export interface ClaimResult {
  figures: ClaimFigures
  errors: ClaimError[]
}

export interface Score {
  /** Claims by hand, claims found, and those that are the same. */
  labels: number
  found: number
  hits: number
  /** Shares from 0 to 1; 1 when there is nothing to find or to be wrong about. */
  precision: number
  recall: number
  f1: number
}

export interface ClaimFigures extends Score {
  /** Labelled papers that were found. */
  papers: number
  /** Titles of labelled papers that are not among the papers. */
  missing: string[]
  categories: Partial<Record<ClaimCategory, Score>>
  /** Percent and percentage points are one. */
  units: Partial<Record<ClaimUnit, Score>>
  /** Shares of the hits with the right direction and factor (within 1 %). */
  direction: number
  factor: number
  /** F1 of the papers in five parts by their title's hash, and how far the parts are apart. */
  parts: { f1: number[]; mean: number; deviation: number }
}

export interface ClaimError {
  kind: 'missed' | 'extra' | 'direction' | 'factor'
  title: string
  /** What the labels say, when they say anything. */
  expected?: ClaimLabel
  found?: Claim
  /** The abstract around the claim. */
  context: string
}

interface Compared {
  title: string
  abstract: string
  pairs: [ClaimLabel, Claim][]
  missed: ClaimLabel[]
  extra: Claim[]
}

/**
 * Measures the claims engine against labels. A found claim is right when a label of the same paper has its value
 * (within 0.5 %, or an end of the range), its unit (% and pp are one) and its category; each label counts once.
 */
export function evaluateClaims(
  labels: readonly PaperClaims[],
  papers: readonly { title: string; otherTitles?: readonly string[]; abstract: string }[],
  extract: (abstract: string) => Claim[] = extractClaims,
): ClaimResult {
  const abstracts = new Map<string, string>()
  for (const paper of papers)
    for (const title of [...(paper.otherTitles ?? []), paper.title])
      abstracts.set(titleKey(title), paper.abstract)
  const compared = labels.flatMap((label): Compared[] => {
    const abstract = label.abstract ?? abstracts.get(titleKey(label.title))
    if (abstract === undefined) return []
    return [{ title: label.title, abstract, ...bestMatches(label.claims, extract(abstract), abstract) }]
  })
  const missing = labels
    .filter(({ title, abstract }) => abstract === undefined && !abstracts.has(titleKey(title)))
    .map(({ title }) => title)
  return {
    figures: { ...figuresOf(compared), papers: compared.length, missing },
    errors: compared.flatMap(errorsOf),
  }
}

function figuresOf(compared: readonly Compared[]): Omit<ClaimFigures, 'papers' | 'missing'> {
  const pairs = compared.flatMap((paper) => paper.pairs)
  const right = (holds: (label: ClaimLabel, claim: Claim) => boolean) =>
    pairs.length ? pairs.filter(([label, claim]) => holds(label, claim)).length / pairs.length : 1
  return {
    ...scoreOf(compared),
    categories: scoresBy(compared, ({ category }) => category),
    units: scoresBy(compared, ({ unit }) => (unit === 'pp' ? '%' : unit)),
    direction: right((label, claim) => label.direction === claim.direction),
    factor: right((label, claim) => sameFactor(label.factor, claim.factor)),
    parts: partsOf(compared),
  }
}

function scoreOf(compared: readonly Compared[], holds: (claim: ClaimLabel) => boolean = () => true): Score {
  const hits = count(compared.flatMap(({ pairs }) => pairs.map(([label]) => label)).filter(holds))
  const labels = hits + count(compared.flatMap(({ missed }) => missed).filter(holds))
  const found = hits + count(compared.flatMap(({ extra }) => extra).filter(holds))
  const share = (whole: number) => (whole === 0 ? 1 : hits / whole)
  return {
    labels,
    found,
    hits,
    precision: share(found),
    recall: share(labels),
    f1: share((labels + found) / 2),
  }
}

function count(list: readonly unknown[]): number {
  return list.length
}

function scoresBy<Key extends string>(compared: readonly Compared[], keyOf: (claim: ClaimLabel) => Key) {
  const all = compared.flatMap(({ pairs, missed, extra }) => [
    ...pairs.map(([label]) => label),
    ...missed,
    ...extra,
  ])
  const keys = [...new Set(all.map(keyOf))].sort()
  return Object.fromEntries(
    keys.map((key) => [key, scoreOf(compared, (claim) => keyOf(claim) === key)]),
  ) as Partial<Record<Key, Score>>
}

const partCount = 5

function partsOf(compared: readonly Compared[]): ClaimFigures['parts'] {
  const f1 = Array.from({ length: partCount }, (_, part) =>
    scoreOf(compared.filter(({ title }) => hash(titleKey(title)) % partCount === part)),
  ).map((score) => score.f1)
  const mean = f1.reduce((sum, value) => sum + value, 0) / partCount
  const variance = f1.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (partCount - 1)
  return { f1, mean, deviation: Math.sqrt(variance) }
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), so that a paper stays in its part when others come. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

function sameFactor(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= 0.01 * Math.max(a, b)
}

function errorsOf({ title, abstract, pairs, missed, extra }: Compared): ClaimError[] {
  const around = (start: number, end: number) => contextOf(abstract, start, end)
  const wrong = (kind: 'direction' | 'factor', holds: (label: ClaimLabel, claim: Claim) => boolean) =>
    pairs
      .filter(([label, claim]) => !holds(label, claim))
      .map(([expected, found]) => ({ kind, title, expected, found, context: around(found.start, found.end) }))
  return [
    ...missed.map((expected): ClaimError => {
      const start = Math.max(0, abstract.indexOf(expected.quote))
      return { kind: 'missed', title, expected, context: around(start, start + expected.quote.length) }
    }),
    ...extra.map((found): ClaimError => ({
      kind: 'extra',
      title,
      found,
      context: around(found.start, found.end),
    })),
    ...wrong('direction', (label, claim) => label.direction === claim.direction),
    ...wrong('factor', (label, claim) => sameFactor(label.factor, claim.factor)),
  ]
}

/** The sentence around a stretch, cut at full stops followed by a capital. */
function contextOf(abstract: string, start: number, end: number): string {
  const before = [...abstract.slice(0, start).matchAll(/[.!?]\s+(?=[\p{Lu}\d])/gu)].at(-1)
  const after = /[.!?](?=\s+\p{Lu}|\s*$)/u.exec(abstract.slice(end))
  const from = before ? before.index + before[0].length : 0
  return abstract.slice(from, after ? end + after.index + 1 : abstract.length).trim()
}
