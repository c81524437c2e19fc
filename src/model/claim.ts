import { z } from 'zod'

/** What a claim measures. `quality` is every task score; the others are resources or size. */
export const claimCategories = ['speed', 'memory', 'communication', 'cost', 'scale', 'quality'] as const
/** `pp`: percentage points and other score points (BLEU); `orders`: orders of magnitude. */
export const claimUnits = ['x', '%', 'pp', 'orders'] as const
export const claimQualifiers = ['up-to', 'at-least', 'about', 'average', 'exact', 'range'] as const

export const claimSchema = z.object({
  /** Exact contiguous substring of the raw abstract that holds the number. */
  quote: z.string(),
  /** Offset of the quote's first character in the raw abstract, in UTF-16 code units. */
  start: z.int().nonnegative(),
  /** Offset just behind the quote's last character. */
  end: z.int().nonnegative(),
  /** The number as stated; for a range its high end. */
  value: z.number(),
  /** The low end of a range, else null. */
  low: z.number().nullable(),
  unit: z.enum(claimUnits),
  category: z.enum(claimCategories),
  /** Which way the metric moves. */
  direction: z.enum(['up', 'down']),
  /** The improvement as a multiple of at least 1; null for quality. */
  factor: z.number().nullable(),
  qualifier: z.enum(claimQualifiers),
  /** What it is compared with, in the abstract's words. */
  baseline: z.string().nullable(),
})

export type Claim = z.infer<typeof claimSchema>
export type ClaimCategory = Claim['category']
export type ClaimUnit = Claim['unit']
export type ClaimQualifier = Claim['qualifier']
