import { z } from 'zod'
import { claimSchema } from '../model/claim.ts'
import { paperSchema } from '../model/paper.ts'
import { dataVersion } from './data.ts'

const slug = z.string().min(1).describe('Address part; stable.')
const slugs = z.array(slug)

const records = {
  papers: paperSchema.extend({
    slug,
    url: z.string().describe("Path of the paper's page below the site's root."),
    abstract: z
      .string()
      .describe('Raw, as its source has it; claim offsets count in it. Empty when unknown.'),
    plainTitle: z.string().describe('The title as one line of Unicode without LaTeX.'),
    authorSlugs: slugs.describe('In the order of `authors`.'),
    region: slug.optional().describe("The primary topic's region."),
  }),
  claims: claimSchema.extend({ paper: slug.describe("The paper's slug.") }),
  topics: z.object({
    slug,
    title: z.string(),
    region: z.string().nullable().describe("The region's title; null outside all regions."),
    description: z.string(),
    primary: z.int().nonnegative().describe('How many papers have it as their primary topic.'),
    papers: slugs.describe('Primary ones first.'),
    url: z.string(),
  }),
  authors: z.object({
    slug,
    name: z.string(),
    papers: slugs.describe('Newest first.'),
    coauthors: z.array(z.object({ slug, papers: z.int().positive() })).describe('Most shared papers first.'),
    homepage: z.string().optional(),
    url: z.string(),
  }),
}

/** The names of the data files: `data/<name>.json`, described by `data/schema/<name>.json`. */
export const dataFileNames = Object.keys(records) as (keyof typeof records)[]

/** The JSON Schema (draft 2020-12) of a data file. Fields may be added later, so none is forbidden. */
export function dataSchema(name: keyof typeof records): string {
  const file = z
    .object({
      $schema: z.string().describe('Where this description lies, from the file.'),
      version: z.int().min(dataVersion),
      generated: z.iso
        .datetime()
        .describe('The newest date of the atlas, or SOURCE_DATE_EPOCH of its build.'),
      [name]: z.array(records[name]),
    })
    .meta({ title: `data/${name}.json of a paper atlas` })
  const schema = z.toJSONSchema(file, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
    },
  })
  return `${JSON.stringify(schema, null, 1)}\n`
}
