import { csvParseRows } from 'd3'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { exportFiles, textOf } from '../../src/exports/index.ts'
import { articleLd, citationMeta, jsonLdText, openGraph, websiteLd } from '../../src/exports/metadata.ts'
import { hostileAtlas, hostileTexts } from './hostile.ts'

const sites = [undefined, 'https://example.org/atlas/']

describe.each(sites)('files of an atlas full of hostile text, site %s', (site) => {
  const atlas = hostileAtlas(site)
  const files = [...exportFiles(atlas)].map((file) => ({ path: file.path, content: textOf(file) }))

  it('names every file safely and once', () => {
    const paths = files.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    for (const path of paths) expect(path).toMatch(/^[a-z0-9./-]+$/)
  })

  it.each(files.map(({ path, content }) => [path, content] as const))('%s is clean', (path, content) => {
    expect(content.isWellFormed()).toBe(true)
    expect(content).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/)
    if (path.endsWith('.json')) expect(() => JSON.parse(content)).not.toThrow()
    if (path.endsWith('.xml')) expect(() => parseXml(content)).not.toThrow()
    if (path.endsWith('.md')) expect(content).not.toMatch(/(?<!\\)<(?!https?:|\.\.\/|[a-z-]+-\d)/)
  })

  it('reads back every claim from the table, none of it a formula', () => {
    const csv = files.find(({ path }) => path === 'data/claims.csv')?.content ?? ''
    const rows = csvParseRows(csv)
    expect(rows).toHaveLength(hostileTexts.length + 1)
    for (const row of rows) {
      expect(row).toHaveLength(rows[0]?.length ?? 0)
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    }
  })

  const twin = (path: string) => files.find((file) => file.path === path)?.content ?? ''

  it('keeps one record for each paper in RIS files', () => {
    for (const { path, content } of files.filter((file) => file.path.endsWith('.ris'))) {
      const lines = content.split(/[\r\n]+/).filter(Boolean)
      for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- ?/)
      const records = JSON.parse(twin(path.replace(/\.ris$/, '.csl.json'))) as unknown[]
      if (path.startsWith('papers/')) expect(records).toHaveLength(1)
      expect(lines.filter((line) => line.startsWith('TY'))).toHaveLength(records.length)
      expect(lines.filter((line) => line.startsWith('ER'))).toHaveLength(records.length)
    }
  })

  it('keeps one entry in each BibTeX file, its braces in balance', () => {
    for (const { content } of files.filter(
      ({ path }) => path.endsWith('.bib') && path.startsWith('papers/'),
    )) {
      let depth = 0
      for (const char of content) {
        if (char === '{') depth++
        if (char === '}') depth--
        expect(depth).toBeGreaterThanOrEqual(0)
      }
      expect(depth).toBe(0)
      expect(content).not.toMatch(/\\(?:input|write)/)
    }
  })

  it('lets nothing end the script of structured data', () => {
    for (const paper of atlas.papers) {
      const text = jsonLdText(articleLd(atlas, paper), websiteLd(atlas))
      expect(text).not.toMatch(/[<>&\u2028\u2029]/)
      expect(JSON.parse(text)).toHaveProperty('@graph')
      for (const [, content] of [...citationMeta(paper), ...openGraph(atlas, page)])
        expect(content).not.toMatch(/[\u0000-\u001f]/)
    }
  })
})

const page = {
  title: hostileTexts.join(' '),
  path: 'papers/x.html',
  description: hostileTexts.join(' '),
  card: 'cards/home.png',
  type: 'article' as const,
}

function parseXml(content: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(content).close()
}
