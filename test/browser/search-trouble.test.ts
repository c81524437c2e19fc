import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { site } from '../site/pages.ts'
import { ask, busiestAuthor, field, results, slugs } from './ask.ts'
import { closeBrowser, siteAtRoot, visit } from './visit.ts'

const { author: busiest, surname } = busiestAuthor(loadAtlas('content'))

afterAll(closeBrowser)

describe('from disk, with files that are not as they should be', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atlas-disk-'))
    for (const part of ['assets', 'fonts', 'offline', 'pagefind/engine.js', 'search.html'])
      cpSync(join(site, part), join(folder, part), { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const packs = () => readdirSync(join(folder, 'offline')).map((name) => join(folder, 'offline', name))
  const indexPacks = () => packs().filter((path) => /index-\d+\.js$/.test(path))
  const change = (path: string, by: (text: string) => string) =>
    writeFileSync(path, by(readFileSync(path, 'utf8')))
  const older = (text: string) => text.replace(/"build":"\w+"/, '"build":"older"')

  test.each([
    [
      'parts of the index are missing',
      'could not be loaded',
      () => indexPacks().forEach((path) => rmSync(path)),
    ],
    [
      'parts of the index are cut short',
      'is damaged',
      () => indexPacks().forEach((path) => change(path, (text) => text.slice(0, text.length / 2))),
    ],
    [
      'parts of the index are of an older build',
      'of another build',
      () => indexPacks().forEach((path) => change(path, older)),
    ],
    ['the engine is missing', 'could not be loaded', () => rmSync(join(folder, 'pagefind/engine.js'))],
  ])('falls back to titles and authors when %s', async (_, said, spoil) => {
    spoil()
    const { page } = await visit()
    await page.goto(pathToFileURL(join(folder, 'search.html')).href)
    await ask(page, surname)
    await page.getByText(said).waitFor()
    await page.getByText('Titles and authors are searched instead').waitFor()
    expect((await slugs(page)).length).toBe(Math.min(10, busiest.papers.length))
    await page.context().close()
  })

  test('says so, and leads to the lists, when nothing of the index is there', async () => {
    packs().forEach((path) => rmSync(path))
    const { page } = await visit()
    await page.goto(pathToFileURL(join(folder, 'search.html')).href)
    await ask(page, surname)
    await page.getByText('lead to every page').waitFor()
    await page.getByRole('link', { name: 'All authors' }).waitFor()
    await page.context().close()
  })
})

/** Without a service worker, whose requests the tests could not answer in the server's stead. */
const unhelped = { serviceWorkers: 'block' } as const

describe('from a server, when something is not as it should be', () => {
  const opened = siteAtRoot()

  test('says what is wrong, and finds by title and author, without WebAssembly', async () => {
    const { page } = await visit()
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'))
    await page.goto(`${opened.url}search.html`)
    await ask(page, surname)
    await page.getByText('WebAssembly is off').waitFor()
    expect((await slugs(page)).length).toBe(Math.min(10, busiest.papers.length))
    await page.context().close()
  })

  test.each([
    ['missing', /pf_index$/, { status: 404, body: 'no' }],
    ['damaged', /pf_meta$/, { status: 200, body: 'nonsense' }],
    ['of another version', /atlas\.json$/, { status: 200, body: '{"format":0}' }],
  ])('falls back to titles and authors when the index is %s', async (_, which, answer) => {
    const { page } = await visit(unhelped)
    await page.route(which, (route) => route.fulfill(answer))
    await page.goto(`${opened.url}search.html`)
    await ask(page, surname)
    await page.getByText('Titles and authors are searched instead').waitFor()
    expect((await slugs(page)).length).toBe(Math.min(10, busiest.papers.length))
    await page.context().close()
  })

  test('falls back to titles and authors when results below the first are missing', async () => {
    const { page } = await visit(unhelped)
    let asked = 0
    await page.route(/pf_fragment$/, (route) => (++asked > 5 ? route.abort() : route.continue()))
    await page.goto(`${opened.url}search.html`)
    await ask(page, surname)
    await page.getByText('Titles and authors are searched instead').waitFor()
    expect((await slugs(page)).length).toBe(Math.min(10, busiest.papers.length))
    await page.context().close()
  })

  test('finds papers without the table of counts, and says what is missing', async () => {
    const { page } = await visit(unhelped)
    await page.route(/facets\.pack$/, (route) => route.fulfill({ status: 404, body: 'no' }))
    await page.goto(`${opened.url}search.html`)
    await ask(page, surname)
    await page.getByText('lists to narrow by could not be loaded').waitFor()
    expect((await slugs(page)).length).toBe(Math.min(10, busiest.papers.length))
    await page.context().close()
  })

  test('works with the next search after the connection was back', async () => {
    const { page } = await visit(unhelped)
    await page.route(/pf_index$/, (route) => route.abort())
    await page.goto(`${opened.url}search.html`)
    await ask(page, surname)
    await page.getByText('Titles and authors are searched instead').waitFor()
    await page.unroute(/pf_index$/)
    await ask(page, `${surname} `)
    await page.locator('[data-facet=year]').waitFor()
    expect(await page.locator('.search-trouble').isVisible()).toBe(false)
    await page.context().close()
  })

  test('says so when page and index are of different builds', async () => {
    const { page } = await visit(unhelped)
    await page.route(/atlas\.json$/, async (route) => {
      const response = await route.fetch()
      const manifest = (await response.json()) as object
      await route.fulfill({ json: { ...manifest, build: 'another' } })
    })
    await page.goto(`${opened.url}search.html?q=${surname}`)
    await page.getByText('different builds').waitFor()
    await results(page).first().waitFor()
    await page.context().close()
  })

  test('works with storage blocked, and keeps recent searches where it is not', async () => {
    const { page, faults } = await visit()
    await page.goto(`${opened.url}search.html`)
    await ask(page, surname)
    await field(page).press('Enter')
    await page.goto(`${opened.url}search.html`)
    await page.locator('.search-recent a', { hasText: surname }).click()
    await results(page).first().waitFor()
    const blocked = await visit()
    await blocked.page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError')
        },
      })
    })
    await blocked.page.goto(`${opened.url}search.html`)
    await ask(blocked.page, surname)
    await field(blocked.page).press('Enter')
    expect((await slugs(blocked.page)).length).toBeGreaterThan(0)
    expect([...faults, ...blocked.faults]).toEqual([])
    await page.context().close()
    await blocked.page.context().close()
  })

  test('never takes text of a paper or a query for markup', async () => {
    const { page } = await visit()
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await page.goto(
      `${opened.url}search.html?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}&topic=<b>`,
    )
    await page.locator('search-page[data-state]').waitFor()
    expect(await page.locator('search-page img').count()).toBe(0)
    expect(dialogs).toEqual([])
    await page.context().close()
  })

  test('leads to the lists without scripts', async () => {
    const { page } = await visit({ javaScriptEnabled: false })
    await page.goto(`${opened.url}search.html`)
    expect(await page.locator('main').innerText()).toContain('Searching needs JavaScript')
    await page.getByRole('link', { name: 'All authors' }).click()
    await page.waitForURL(/authors\.html/)
    await page.context().close()
  })
})
