import { z } from 'zod'
import { claimSchema } from './claim.ts'
import { isPartialDate } from './date.ts'

const partialDate = z.string().refine(isPartialDate, 'is no date: write YYYY-MM-DD, YYYY-MM or YYYY')
const webLink = z.url({ protocol: /^https?$/, hostname: z.regexes.domain })

/** Where a paper can be read or reached; every value is an `http(s)` address. */
export const linksSchema = z.object({
  arxiv: webLink.optional(),
  pdf: webLink.optional(),
  doi: webLink.optional(),
  code: webLink.optional(),
  huggingface: webLink.optional(),
  publisher: webLink.optional(),
  project: webLink.optional(),
})

/** One record of a seed that spoke of this paper. */
export const sourceSchema = z.object({
  /** Path below the seeds folder. */
  file: z.string(),
  /** 1-based line where the record starts. */
  line: z.int().positive(),
  /** The kind of source it is (`hf-listing`), which decides what is believed. */
  format: z.string().optional(),
  /** The fields of the paper that hold this record's value. */
  fields: z.array(z.string()),
  /** Values of this record that lost against another source, by field. */
  conflicts: z.record(z.string(), z.unknown()).optional(),
})

const facts = {
  /** Raw, as the best source has it: LaTeX and all. */
  title: z.string().min(1),
  /** The system that the title announces before its colon (`NanoFlow`). */
  name: z.string().optional(),
  /** arXiv id without version (`2408.12757`, `cs/0101001`). */
  arxiv: z.string().optional(),
  /** DOI without resolver, lower case (`10.1145/3600006.3613165`). */
  doi: z.string().optional(),
  /** Names in reading order, `First Last`; empty when unknown. */
  authors: z.array(z.string()),
  /** How many authors there are when only the count is known. */
  authorCount: z.int().positive().optional(),
  /** Display name of the account that published it on Hugging Face. */
  organization: z.string().optional(),
  /** That account's short name (`tencent`). */
  organizationAccount: z.string().optional(),
  published: partialDate.optional(),
  /** Day on which the paper entered this atlas, `YYYY-MM-DD`; absent when nobody noted it. */
  added: z.iso.date().optional(),
  venue: z.string().optional(),
  links: linksSchema,
  /** Topic slugs; the first is primary. */
  topics: z.array(z.string()),
  claims: z.array(claimSchema),
  /** The listing's comment count. */
  discussion: z.int().nonnegative().optional(),
}

/** What a person may set by hand under `overrides:`; a `null` takes a value away. */
export const overridesSchema = z
  .object(facts)
  .omit({ claims: true })
  .extend({ claims: z.array(claimSchema.partial().extend({ quote: z.string() })), abstract: z.string() })
  .partial()
  .catchall(z.unknown())

export const paperSchema = z.object({
  ...facts,
  authors: facts.authors.default([]),
  links: facts.links.default({}),
  topics: facts.topics.default([]),
  claims: facts.claims.default([]),
  /** Titles under which other records know it. */
  otherTitles: z.array(z.string()).default([]),
  sources: z.array(sourceSchema).default([]),
  /** Former slugs, which keep redirecting. */
  aliases: z.array(z.string()).default([]),
})

export type Links = z.infer<typeof linksSchema>
export type Source = z.infer<typeof sourceSchema>
/** A paper as ingest knows it, without its body. */
export type PaperFacts = z.infer<typeof paperSchema>
export type Overrides = z.infer<typeof overridesSchema>

/** A paper with its address and text. */
export interface Paper extends PaperFacts {
  slug: string
  /** Raw abstract; `''` when unknown. Claim offsets count in it. */
  abstract: string
}

/** The system name before a title's colon: one to four words, as papers announce themselves. */
export function systemName(plainTitle: string): string | undefined {
  const name = /^([^:]{2,40}?):\s+\S/.exec(plainTitle)?.[1]?.trim()
  if (!name || name.split(/\s+/).length > 4) return undefined
  return /\p{Lu}/u.test(name) ? name : undefined
}
