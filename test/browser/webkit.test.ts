import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { ways, type Opened } from './visit.ts'
import { findWebKit, startWebKit, type WebDriver } from './webdriver.ts'

const atlas = loadAtlas('content')
const author = atlas.authors.reduce((most, one) => (one.papers.length > most.papers.length ? one : most))
const field = 'search-page input[type=search]'
const soon = { timeout: 15_000 }

/** WebKit as Debian's packages bring it; without them this file is skipped, which vitest tells. */
const webkit = findWebKit()

describe.skipIf(!webkit).each(ways)('WebKit, $name', { timeout: 120_000 }, ({ open }) => {
  let opened: Opened
  let browser: WebDriver
  beforeAll(async () => {
    if (!webkit) return
    opened = await open()
    browser = await startWebKit(webkit)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await opened?.close()
  })

  const address = () => browser.run(() => location.href)
  const titles = () =>
    browser.run(() => Array.from(document.querySelectorAll('.results h2 a'), (link) => link.textContent))
  const status = () => browser.run(() => document.querySelector('.search-status')?.textContent ?? '')

  test('type, facet, open a result, go back, share the address', async () => {
    await browser.go(`${opened.url}search.html`)
    await browser.type(author.name, field)
    await expect.poll(status, soon).toContain(`${author.papers.length} paper`)
    const counted = () =>
      browser.run(() => document.querySelector<HTMLElement>('search-page')?.dataset['counts'])
    await expect.poll(counted, soon).toBe(author.name)
    await browser.click('[data-facet=year] input')
    await expect.poll(address, soon).toContain('year=')
    await expect
      .poll(() => browser.run(() => document.querySelectorAll('.search-chip').length), soon)
      .toBeGreaterThan(0)
    const shown = await titles()
    const shared = await address()
    expect(shown.length).toBeGreaterThan(0)
    await browser.click('.results h2 a')
    await expect.poll(address, soon).toContain('/papers/')
    await browser.back()
    await expect.poll(address, soon).toBe(shared)
    await expect.poll(titles, soon).toEqual(shown)
    await browser.go(`${opened.url}topics.html`)
    await browser.go(shared)
    await expect.poll(titles, soon).toEqual(shown)
    expect(await browser.run(() => document.querySelectorAll('[data-facet=year] input:checked').length)).toBe(
      1,
    )
  })

  test('the palette opens a paper by the keyboard, in spite of a wrong letter', async () => {
    const last = author.name.split(' ').at(-1) ?? ''
    await browser.go(`${opened.url}topics.html`)
    await browser.type('/')
    await expect
      .poll(() => browser.run(() => document.querySelector('dialog[open] input') !== null), soon)
      .toBe(true)
    await browser.type(`${last.slice(0, -2)}${last.slice(-1)}${last.slice(-2, -1)}`, 'dialog input')
    const options = () =>
      browser.run(() => Array.from(document.querySelectorAll('[role=option]'), (row) => row.textContent))
    await expect.poll(async () => (await options()).join(), soon).toContain(author.name)
    await browser.type('\uE007', 'dialog input')
    await expect.poll(address, soon).toMatch(/\/(?:papers|authors)\//)
  })

  test('the charts and the map are drawn, with links to papers, and on the home page to topics', async () => {
    const marks = () =>
      Array.from(document.querySelectorAll('main svg a:is([href*="papers/"], [href*="topics/"])')).filter(
        (link) => link.getBoundingClientRect().width > 0,
      ).length
    for (const page of ['index', 'map', 'timeline', 'claims']) {
      await browser.go(`${opened.url}${page}.html`)
      await expect.poll(() => browser.run(marks), { ...soon, message: page }).toBeGreaterThan(0)
      expect(await browser.run(() => document.querySelectorAll('svg, canvas').length), page).toBeGreaterThan(
        0,
      )
    }
  })
})

test.skipIf(!webkit)(
  'WebKit: a visited page is there with the server stopped',
  { timeout: 60_000 },
  async () => {
    const root = ways[0]
    if (!webkit || !root) return
    const opened = await root.open()
    const browser = await startWebKit(webkit)
    await browser.go(`${opened.url}topics.html`)
    await expect
      .poll(
        () =>
          browser.run(async () => {
            const page = await caches.match(location.href)
            return page !== undefined && navigator.serviceWorker.controller !== null
          }),
        soon,
      )
      .toBe(true)
    await opened.close()
    await browser.go(`${opened.url}topics.html`)
    expect(await browser.run(() => document.querySelector('h1')?.textContent)).toBe('Topics')
    await browser.close()
  },
)
