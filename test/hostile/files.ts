import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import { csvParseRows } from 'd3'
import { HtmlValidate } from 'html-validate'
import { Parser } from 'htmlparser2'
import { SaxesParser } from 'saxes'
import { expect } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { filesBelow } from '../../src/build/summary.ts'
import { digest } from '../../src/exports/digest.ts'
import { readPage } from '../site/pages.ts'

/** Control characters and overrides of the direction of text. */
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/

/** Reads every file of a site that is no page with the parsers of others. */
export async function expectSafeFiles(site: string, content: string): Promise<void> {
  const faults: string[] = []
  const paths = filesBelow(site).filter((path) => /\.(?:xml|json|csv|bib|ris|md|txt|js)$/.test(path))
  for (const path of paths) {
    const text = readFileSync(join(site, path), 'utf8')
    const fault = faultOf(path, text)
    if (fault) faults.push(`${path}: ${fault}`)
  }
  expect(faults.slice(0, 20)).toEqual([])
  const atlas = loadAtlas(content)
  const all = readFileSync(join(site, 'data/atlas.bib'), 'utf8')
  expect(plugins.input.chain(all, {}).map(({ id }) => id)).toEqual(atlas.papers.map(({ slug }) => slug))
  const { html, text } = digest(atlas, { since: '2000-01-01' })
  expect(actsOf(html)).toEqual([])
  expect(text).not.toMatch(unseen)
  await Promise.resolve()
}

/** Checks pages without opening them: valid, without anything that acts, with links that lead somewhere. */
export async function expectSafePages(site: string, paths: string[]): Promise<void> {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], root: true })
  const faults: string[] = []
  for (const path of paths) {
    const source = readFileSync(join(site, path), 'utf8')
    const { results } = await validator.validateString(source, path)
    for (const { line, column, message, ruleId } of results.flatMap(({ messages }) => messages))
      faults.push(`${path}:${line}:${column}: ${ruleId}: ${message}`)
    faults.push(...actsOf(source).map((act) => `${path}: ${act}`))
    faults.push(...lostLinks(site, path, source).map((link) => `${path}: ${link} leads nowhere`))
    if (unseen.test(source)) faults.push(`${path}: holds characters that nobody sees`)
  }
  expect(faults.slice(0, 20)).toEqual([])
}

function faultOf(path: string, text: string): string | undefined {
  try {
    if (!text.isWellFormed()) return 'holds half a character'
    if (unseen.test(text)) return 'holds characters that nobody sees'
    if (path.endsWith('.xml')) readXml(text)
    if (path.endsWith('.json')) JSON.parse(text)
    if (path.endsWith('.csv')) return badCell(text)
    if (path.endsWith('.bib') && path.startsWith('papers/')) return badEntry(path, text)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

function readXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
}

/** A cell that a spreadsheet would reckon, or a row of another width. */
function badCell(text: string): string | undefined {
  const [head = [], ...rows] = csvParseRows(text)
  const odd = rows.find((row) => row.length !== head.length)
  if (odd) return `a row has ${odd.length} cells of ${head.length}`
  return rows.flat().find((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell))
}

function badEntry(path: string, text: string): string | undefined {
  const entries = plugins.input.chain(text, {})
  const [entry] = entries
  if (entries.length !== 1 || `papers/${entry?.id}.bib` !== path) return `is read as ${entries.length} entries`
  return undefined
}

/** What could act on a page: elements and attributes that only a trap brings. */
function actsOf(source: string): string[] {
  const acts: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      if (['iframe', 'object', 'embed', 'plaintext', 'trap'].includes(name)) acts.push(`<${name}>`)
      for (const [attribute, value] of Object.entries(attributes)) {
        const isAddress = ['href', 'src', 'action', 'xlink:href', 'formaction'].includes(attribute)
        if (attribute.startsWith('on')) acts.push(`${attribute}=${value}`)
        // A chart that is small brings its table along.
        const isTable = value.startsWith('data:text/csv;')
        if (isAddress && !isTable && /^\s*(?:javascript|data|vbscript|file):/i.test(value)) acts.push(`${attribute}=${value}`)
      }
    },
  })
  parser.end(source)
  return acts
}

function lostLinks(site: string, path: string, source: string): string[] {
  return readPage(path, source).links.filter((link) => {
    if (/^(?:https?:\/\/|#|data:text\/csv;)/.test(link)) return false
    const file = decodeURIComponent(link.split(/[?#]/)[0] ?? '')
    const target = posix.join(posix.dirname(path), file)
    return target.startsWith('..') || !existsSync(join(site, target))
  })
}
