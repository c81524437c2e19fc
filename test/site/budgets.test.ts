import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { kinds } from '../browser/kinds.ts'
import { allPages, site, type PageFacts } from './pages.ts'

/** Most kilobytes of a thousand bytes, compressed by gzip as hosts do; fonts as they are. */
interface Budgets {
  fonts: number
  style: number
  /** Any page's `<head>`. */
  head: number
  /** Any page's HTML. */
  page: number
  /** The scripts that a kind of page loads by itself. */
  scripts: Record<string, number>
}

const budgets = JSON.parse(readFileSync('test/site/budgets.json', 'utf8')) as Budgets
const rows: string[] = []

afterAll(() => {
  const head = row('kB, compressed', 'script', 'of', 'head', 'page')
  process.stdout.write(`\n${[head, ...rows].join('\n')}\n`)
})

test('every kind of page has a budget', () => {
  const embeds = (kind: string) => kinds[kind]?.startsWith('embed/')
  expect(Object.keys(kinds).filter((kind) => !(kind in budgets.scripts) && !embeds(kind))).toEqual([])
})

test.each(Object.entries(budgets.scripts))('%s loads at most %i kB of script', (kind, budget) => {
  const page = allPages().find(({ path }) => path === kinds[kind]?.split('?')[0])
  if (!page) throw new Error(`${kind}: there is no ${kinds[kind]}`)
  const scripts = scriptsOf(page)
  const bytes = scripts.reduce((sum, file) => sum + compressed(readFileSync(join(site, file))), 0)
  rows.push(row(kind, kb(bytes), String(budget), kb(headBytes(page)), kb(compressed(page.source))))
  expect(scripts.length).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(budget * 1000)
})

test('no page and no head is over its budget', () => {
  const sizes = allPages().map((page) => ({ page, bytes: compressed(page.source), head: headBytes(page) }))
  const [largest] = sizes.toSorted((a, b) => b.bytes - a.bytes)
  const [longest] = sizes.toSorted((a, b) => b.head - a.head)
  rows.push(
    `largest page  ${largest?.page.path} ${kb(largest?.bytes ?? 0)} of ${budgets.page}`,
    `largest head  ${longest?.page.path} ${kb(longest?.head ?? 0)} of ${budgets.head}`,
  )
  expect(largest?.bytes).toBeLessThanOrEqual(budgets.page * 1000)
  expect(longest?.head).toBeLessThanOrEqual(budgets.head * 1000)
})

test('the stylesheet and all fonts together stay small', () => {
  const sheets = readdirSync(join(site, 'assets')).filter((name) => name.endsWith('.css'))
  const style = sheets.reduce((sum, name) => sum + compressed(readFileSync(join(site, 'assets', name))), 0)
  const fonts = readdirSync(join(site, 'fonts'))
  const bytes = fonts.reduce((sum, font) => sum + statSync(join(site, 'fonts', font)).size, 0)
  rows.push(
    `style         ${kb(style)} of ${budgets.style}`,
    `fonts         ${kb(bytes)} of ${budgets.fonts}`,
  )
  expect(sheets.length).toBeGreaterThan(0)
  expect(fonts.length).toBeGreaterThan(0)
  expect(style).toBeLessThanOrEqual(budgets.style * 1000)
  expect(bytes).toBeLessThanOrEqual(budgets.fonts * 1000)
})

/** The script files of a page, below the site's root, with the one that it loads once it is painted. */
function scriptsOf({ path, source }: PageFacts): string[] {
  const files = [...source.matchAll(/<script[^>]*\ssrc="([^"]+)"|\sdata-later="([^"]+)"/g)].map(
    ([, src, later]) => posix.join(posix.dirname(path), src ?? later ?? ''),
  )
  return [...new Set(files)]
}

function headBytes({ source }: PageFacts): number {
  return compressed(source.slice(0, Math.max(0, source.indexOf('</head>'))))
}

function compressed(content: string | Buffer): number {
  return gzipSync(content).length
}

function kb(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

function row(first: string, ...cells: string[]): string {
  return first.padEnd(26) + cells.map((cell) => cell.padStart(8)).join('')
}
