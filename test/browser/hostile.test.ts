import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveSite } from '../../src/build/serve.ts'
import { filesBelow } from '../../src/build/summary.ts'
import { writeHostileSeeds } from '../hostile/seeds.ts'
import { canary, traps } from '../hostile/traps.ts'
import { expectSafeFiles, expectSafePages } from '../hostile/files.ts'
import { copyProgram, runScript, type Ended } from '../site/program.ts'
import { closeBrowser, visit } from './visit.ts'

const folder = mkdtempSync(join(tmpdir(), 'atlas-hostile-'))
const [program, seeds, content, site] = ['program', 'seeds', 'content', 'site'].map((name) =>
  join(folder, name),
) as [string, string, string, string]
let built: Ended

beforeAll(() => {
  copyProgram(program)
  writeHostileSeeds(seeds)
  const flags = [
    '--seeds',
    seeds,
    '--content',
    content,
    '--out',
    site,
    '--site',
    'https://example.org/atlas/',
  ]
  built = runScript(program, 'build', flags)
}, 300_000)

afterAll(async () => {
  await closeBrowser()
  rmSync(folder, { recursive: true, force: true })
})

test('the whole set is built, nothing of it runs, and what is left out is told', () => {
  expect(built.out).not.toMatch(/^ +at /m)
  expect(built.status, built.out).toBe(0)
  expect(filesBelow(join(content, 'papers')).length).toBeGreaterThan(traps.length * 5)
})

test('every file has a name that any system can hold, and stays below the site', () => {
  const odd = filesBelow(site).filter(
    (path) => !/^(?:[\w-]+\/)*[\w.-]+$/.test(path) || /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)\./i.test(path),
  )
  expect(odd).toEqual([])
})

test('feeds, maps of the site, data, tables and bibliographies are read by others as they were meant', async () => {
  await expectSafeFiles(site, content)
}, 120_000)

test('every page is valid HTML, and every link in it leads to a file or to the web', async () => {
  await expectSafePages(site, shownPages())
}, 240_000)

const ways = [
  {
    name: 'at a root',
    open: () => serveSite(site),
    pages: () => shownPages().filter((path) => path !== notFound),
  },
  {
    name: 'from disk',
    open: () =>
      Promise.resolve({ url: pathToFileURL(`${resolve(site)}/`).href, close: () => Promise.resolve() }),
    pages: () => onePerKind(),
  },
]

describe.each(ways)('opened $name', ({ open, pages }) => {
  test('no page runs, loads or shows anything but its own, nor is wider than a phone', async () => {
    const { url, close } = await open()
    const { page, faults } = await watched(url)
    const texts: string[] = []
    const all: string[] = []
    for (const path of pages()) {
      await page.goto(`${url}${path}`)
      const { wide, text, fired } = await page.evaluate(
        (name) => ({
          wide: document.documentElement.scrollWidth - innerWidth,
          text: document.body.textContent ?? '',
          fired: String((globalThis as Record<string, unknown>)[name]),
        }),
        canary,
      )
      if (wide > 0) faults.push(`${wide} px too wide`)
      if (fired !== 'undefined') faults.push(`ran: ${fired}`)
      texts.push(text)
      all.push(...faults.splice(0).map((fault) => `${path}: ${fault}`))
    }
    expect(all.slice(0, 30)).toEqual([])
    if (pages().length > 100) expect(hidden(texts)).toEqual([])
    await page.context().close()
    await close()
  }, 600_000)

  test('nothing runs when a reader searches, points, filters and opens addresses with traps', async () => {
    const { url, close } = await open()
    const { page, faults } = await watched(url)
    for (const address of addresses) {
      await page.goto(`${url}${address}`)
      await page.waitForTimeout(300)
      expect(await page.evaluate((name) => name in globalThis, canary), address).toBe(false)
      expect(faults.splice(0), address).toEqual([])
    }
    for (const query of ['trapped', '<script>', '{{', '__proto__', 'constructor', '"><img src=x>']) {
      await page.goto(`${url}search.html`)
      await page.getByRole('searchbox').first().fill(query)
      await page.waitForTimeout(700)
      expect(await page.evaluate((name) => name in globalThis, canary), query).toBe(false)
      expect(faults.splice(0), query).toEqual([])
    }
    await pointAtMap(page, url)
    expect(await page.evaluate((name) => name in globalThis, canary)).toBe(false)
    expect(faults).toEqual([])
    await page.context().close()
    await close()
  }, 240_000)
})

/** Addresses with which somebody may lure a reader. */
const addresses = [
  'search.html?q=%3Cscript%3EglobalThis.trapped%3D1%3C%2Fscript%3E',
  'search.html?q=%22%3E%3Cimg%20src%3Dx%20onerror%3DglobalThis.trapped%3D1%3E',
  'search.html?topic=__proto__&author=constructor&year=toString',
  'claims.html?topic=__proto__&category=constructor&grouping=%3Cb%3E',
  'timeline.html?region=__proto__&topic=constructor',
  'papers.html?q=__proto__&sort=constructor&topic=toString',
  'map.html?paper=__proto__&topic=constructor&q=%3Csvg%2Fonload%3DglobalThis.trapped%3D1%3E',
  'reading-list.html#javascript:globalThis.trapped=1',
  'reading-list.html#list=__proto__,constructor,..%2F..%2Findex,%3Cimg%20src=x%20onerror=globalThis.trapped=1%3E',
  'embed/claims.html?theme=%22onload%3D%22globalThis.trapped%3D1&topic=__proto__',
  'embed/map.html?theme=__proto__',
]

/** A page on which everything is noted that a trap could do. */
async function watched(url: string): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await visit({ viewport: { width: 390, height: 844 } })
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const isOwn = [url, 'data:', 'blob:'].some((start) => request.url().startsWith(start))
    if (!isOwn) faults.push(`request: ${request.url()}`)
  })
  page.on('popup', (popup) => faults.push(`window: ${popup.url()}`))
  return { page, faults }
}

async function pointAtMap(page: Page, url: string): Promise<void> {
  await page.goto(`${url}map.html`)
  const box = await page.locator('main canvas:visible, main svg:visible').first().boundingBox()
  if (!box) throw new Error('the map is not there')
  for (let step = 1; step < 10; step++)
    await page.mouse.move(box.x + (box.width * step) / 10, box.y + (box.height * step) / 10, { steps: 3 })
}

/** Every page but those of a crowd, of which three stand for all. */
function shownPages(): string[] {
  const pages = filesBelow(site).filter((path) => path.endsWith('.html'))
  return pages.filter((path) => !/authors\/person\d/.test(path) || /person(?:7|70|2999)-/.test(path))
}

/** A host shows this page at any address, so that it loads its files from where the site will be deployed. */
const notFound = '404.html'

function onePerKind(): string[] {
  const kinds = new Map<string, string>()
  for (const path of shownPages()) {
    const kind = path.includes('/') ? path.slice(0, path.indexOf('/')) : path
    if (!kinds.has(kind) && path !== notFound) kinds.set(kind, path)
  }
  return [...kinds.values()]
}

/** The traps of which no page shows what they say. */
function hidden(texts: string[]): string[] {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  const all = texts.map(plain)
  return traps.filter(({ shown }) => !all.some((text) => text.includes(plain(shown)))).map(({ name }) => name)
}
