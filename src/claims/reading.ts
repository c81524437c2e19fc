import type { ClaimQualifier } from '../model/claim.ts'
import type { Movement } from './lexicon/changes.ts'
import type { Metric } from './metric.ts'
import type { Quantity, QuantityUnit } from './quantities.ts'
import type { Token } from './tokens.ts'

/** What a pattern of the grammar made of a quantity, before anybody judges whether it is a claim. */
export interface Reading {
  /** The pattern's name, for people. */
  pattern: string
  movement: Movement
  /** What moves, as far as the pattern itself tells. */
  metric?: Metric
  /** True when the pattern has a word for what moves, though the lexicon does not know it. */
  named?: boolean
  /** Token index of the word that tells of change. */
  anchor: number
  /** What the quote must hold besides the quantity: first and last token index. */
  from: number
  to: number
  /** Values that replace the quantity's own (levels before and after). */
  value?: number
  low?: number | null
  unit?: QuantityUnit
  /** Factor of two levels. */
  ratio?: number
  /** The value of the list's number that gave this reading. */
  peer?: number
  /** Qualifier that comes from a list's first number. */
  qualifier?: ClaimQualifier
  /** Token indexes of the baseline, when the pattern knows it. */
  baseline?: { from: number; to: number }
}

/** A quantity with everything that patterns look at. */
export interface Site {
  tokens: readonly Token[]
  quantity: Quantity
  /** First token of the modifiers before the quantity. */
  lead: number
  /** The previous and next quantity of the sentence. */
  previous?: Quantity
  next?: Quantity
  qualifier: ClaimQualifier
}

/** One pattern of the grammar. */
export type Pattern = (site: Site) => Reading | undefined
