import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { csvParse } from 'd3'
import { describe, expect, it } from 'vitest'
import { loadAtlas, type Atlas } from '../../src/atlas/index.ts'
import { exportFiles, textOf } from '../../src/exports/index.ts'
import { dataFileNames, dataSchema } from '../../src/exports/schemas.ts'
import { hostileAtlas } from './hostile.ts'

const atlas = loadAtlas('content')
const files = textsOf(atlas)

describe('data files', () => {
  it.each(dataFileNames)('data/%s.json keeps to its schema', (name) => {
    const ajv = new Ajv2020({ allErrors: true })
    addFormats.default(ajv)
    const validate = ajv.compile(JSON.parse(dataSchema(name)) as object)
    for (const content of [files.get(`data/${name}.json`), hostileFile(`data/${name}.json`)]) {
      validate(JSON.parse(content ?? ''))
      expect(validate.errors ?? []).toEqual([])
    }
  })

  it.each(dataFileNames)(
    'the schema of data/%s.json refuses a file with a field of the wrong type',
    (name) => {
      const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
        JSON.parse(dataSchema(name)) as object,
      )
      const file = JSON.parse(files.get(`data/${name}.json`) ?? '') as Record<
        string,
        Record<string, unknown>[]
      >
      const first = file[name]?.[0]
      if (!first) throw new Error(`data/${name}.json has no record`)
      const [field = ''] = Object.keys(first)
      first[field] = { wrong: true }
      expect(validate(file)).toBe(false)
    },
  )

  it('hold every paper with slug, url and abstract, and every claim with its paper', () => {
    const papers = (JSON.parse(files.get('data/papers.json') ?? '') as { papers: Record<string, unknown>[] })
      .papers
    expect(papers.map((paper) => paper['slug'])).toEqual(atlas.papers.map(({ slug }) => slug))
    expect(papers[0]).toMatchObject({ url: atlas.papers[0]?.url, abstract: atlas.papers[0]?.abstract })
    const { claims } = JSON.parse(files.get('data/claims.json') ?? '') as { claims: { paper: string }[] }
    expect(claims).toHaveLength(atlas.papers.reduce((sum, paper) => sum + paper.claims.length, 0))
    for (const { paper } of claims) expect(() => atlas.paper(paper)).not.toThrow()
  })

  it('are the same for the same atlas, whenever and wherever they are made', () => {
    expect(textsOf(atlas)).toEqual(files)
  })
})

describe('data/claims.csv', () => {
  it('is read back with every value', () => {
    const rows = csvParse(files.get('data/claims.csv') ?? '')
    const claims = atlas.papers.flatMap((paper) =>
      paper.claims.map((claim) => ({ paper: paper.slug, ...claim })),
    )
    expect(rows).toHaveLength(claims.length)
    rows.forEach((row, index) => {
      const claim = claims[index]
      expect(row['paper']).toBe(claim?.paper)
      expect(Number(row['value'])).toBe(claim?.value)
      expect(row['factor'] === '' ? null : Number(row['factor'])).toBe(claim?.factor)
      expect(row['quote']?.replace(/^'/, '')).toBe(claim?.quote.replace(/\s+/g, ' ').trim())
    })
  })
})

function hostileFile(path: string): string | undefined {
  return textsOf(hostileAtlas()).get(path)
}

function textsOf(of: Atlas): Map<string, string> {
  return new Map(exportFiles(of, '').map((file) => [file.path, textOf(file)]))
}
