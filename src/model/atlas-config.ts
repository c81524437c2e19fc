import { z } from 'zod'

/** `content/atlas.yaml` */
export const atlasConfigSchema = z.object({
  title: z.string().default('Paper Atlas'),
  /** One sentence: what this atlas is. */
  description: z.string().default('A browsable atlas of research papers.'),
  /** Absolute address of the deployed site; without it no absolute link is written. */
  site: z.url({ protocol: /^https?$/ }).optional(),
  language: z.string().default('en'),
})

/** One person in `content/authors.yaml`. */
export const authorEntrySchema = z.object({
  name: z.string(),
  /** Other spellings that mean the same person. */
  aliases: z.array(z.string()).default([]),
  /** Only these papers (slugs) when another person has the same name. */
  papers: z.array(z.string()).optional(),
  slug: z.string().optional(),
  homepage: z.url({ protocol: /^https?$/ }).optional(),
})

export type AtlasConfig = z.infer<typeof atlasConfigSchema>
export type AuthorEntry = z.infer<typeof authorEntrySchema>
