import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { ways, type Opened } from './visit.ts'

const atlas = loadAtlas('content')
const author = atlas.authors.reduce((most, one) => (one.papers.length > most.papers.length ? one : most))

/** Firefox as it is installed, driven over WebDriver BiDi; without one this file is skipped, which vitest tells. */
const firefox = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => ['firefox-esr', 'firefox'].map((name) => join(folder, name)))
  .find((path) => existsSync(path))

describe.skipIf(!firefox).each(ways)('Firefox, $name', { timeout: 120_000 }, ({ open }) => {
  let browser: Browser
  let opened: Opened
  let page: Page
  const faults: string[] = []
  beforeAll(async () => {
    opened = await open()
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, headless: true })
  }, 60_000)
  beforeEach(async () => {
    page = await browser.newPage()
    await page.setViewport({ width: 1200, height: 900 })
    page.on('pageerror', (error) => faults.push(String(error)))
  })
  afterAll(async () => {
    await browser.close()
    await opened.close()
  })

  /** The page's own word: WebDriver does not tell of pages that come back from the browser's memory. */
  const address = () => page.evaluate(() => location.href)
  const titles = () => page.$$eval('.results h2 a', (links) => links.map((link) => link.textContent))
  const ask = async (text: string) => {
    await page.$eval(
      'search-page input[type=search]',
      (input, asked) => {
        ;(input as HTMLInputElement).value = asked
        input.dispatchEvent(new Event('input'))
      },
      text,
    )
    await page.waitForFunction(
      (asked) => document.querySelector<HTMLElement>('search-page')?.dataset['counts'] === asked,
      {},
      text,
    )
  }

  test('type, facet, open a result, go back', async () => {
    await page.goto(`${opened.url}search.html`)
    await ask(author.name)
    expect(await page.$eval('.search-status', (line) => line.textContent)).toContain(
      `${author.papers.length} paper`,
    )
    await page.$eval('[data-facet=year] input', (box) => (box as HTMLElement).click())
    await page.waitForFunction(() => location.search.includes('year='))
    await page.waitForFunction(() => document.querySelectorAll('.search-chip').length > 0)
    const shown = await titles()
    expect(shown.length).toBeGreaterThan(0)
    await page.$eval('.results h2 a', (link) => (link as HTMLElement).click())
    await expect.poll(address, { timeout: 15_000 }).toContain('/papers/')
    await page.evaluate(() => history.back())
    await expect.poll(address, { timeout: 15_000 }).toContain('year=')
    await page.waitForFunction(() => document.querySelectorAll('.results h2 a').length > 0)
    expect(await titles()).toEqual(shown)
    expect(faults).toEqual([])
  })

  test('the palette finds a misspelt name', async () => {
    await page.goto(`${opened.url}topics.html`)
    await page.keyboard.press('/')
    await page.waitForSelector('dialog[open] input')
    const last = author.name.split(' ').at(-1) ?? ''
    await page.keyboard.type(`${last.slice(0, -2)}${last.slice(-1)}${last.slice(-2, -1)}`)
    await page.waitForFunction(
      (name) =>
        [...document.querySelectorAll('[role=option]')].some((row) => row.textContent?.includes(name)),
      {},
      author.name,
    )
    expect(faults).toEqual([])
  })
})
