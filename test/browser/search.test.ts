import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { ask, busiestAuthor, counted, field, results, slugs } from './ask.ts'
import { closeBrowser, siteAtRoot, visit, ways, type Opened } from './visit.ts'

interface Gold {
  queries: { kind: string; query: string; papers: string[] }[]
}

const atlas = loadAtlas('content')
const gold = JSON.parse(readFileSync('test/gold/queries.json', 'utf8')) as Gold
const { author: busiest, surname } = busiestAuthor(atlas)
/** The first three papers of every gold query, by way of opening. */
const answers = new Map<string, string[][]>()

afterAll(closeBrowser)

/** A part of the index that was still on its way when the reader went on to another page. */
const isLeftBehind = (fault: string) => /^failed: .*\/pagefind\//.test(fault)

describe.each(ways)('$name', ({ name, open }) => {
  let opened: Opened
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(() => opened.close())

  test('type, facet, open a result, go back, share the address', async () => {
    const { page, faults } = await visit()
    await page.goto(`${opened.url}search.html`)
    const status = await ask(page, surname)
    expect(status).toContain(`${busiest.papers.length} papers`)
    await page.locator('.entity', { hasText: busiest.name }).waitFor()
    const year = page.locator('[data-facet=year] label').first()
    const count = Number(await year.locator('.facet__count').textContent())
    await year.locator('input').check()
    await page.waitForFunction(
      (wanted) => document.querySelectorAll('.results li').length === wanted,
      Math.min(10, count),
    )
    const address = page.url()
    expect(address).toMatch(/\?q=.+&year=\d{4}$/)
    const shown = await slugs(page)
    await results(page).first().click()
    await page.waitForURL(/papers\//)
    await page.goBack()
    await expect.poll(() => slugs(page)).toEqual(shown)
    await page.goBack()
    await expect.poll(() => new URL(page.url()).search).toBe(`?q=${surname}`)
    await expect.poll(async () => (await slugs(page)).length).toBe(Math.min(10, busiest.papers.length))
    await page.goto(address)
    await expect.poll(() => slugs(page)).toEqual(shown)
    await expect.poll(() => page.locator('[data-facet=year] input:checked').count()).toBe(1)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('the palette opens a paper by the keyboard alone, and is not loaded before', async () => {
    const { page, faults } = await visit()
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    const paper = atlas.papers.find(({ name: system }) => system && /^[A-Za-z]{6,}$/.test(system))
    await page.goto(`${opened.url}topics.html`)
    expect(loaded.filter((url) => /palette-window|pagefind\/|offline\//.test(url))).toEqual([])
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: 'Search the atlas' }).waitFor()
    await page.keyboard.type(paper?.name ?? '')
    await page
      .getByRole('option', { selected: true })
      .filter({ hasText: paper?.name ?? '' })
      .waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(paper?.url ?? ''))
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Search' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Search' }).waitFor({ state: 'hidden' })
    expect(faults.filter((fault) => !isLeftBehind(fault))).toEqual([])
    await page.context().close()
  })

  test('an arXiv id goes straight to its paper', async () => {
    const { page } = await visit()
    const paper = atlas.papers.find(({ arxiv }) => arxiv)
    await page.goto(`${opened.url}search.html?q=https%3A%2F%2Farxiv.org%2Fabs%2F${paper?.arxiv}v2`)
    await page.waitForURL(new RegExp(paper?.url ?? ''))
    await page.context().close()
  })

  test('finds the papers of the gold queries among the first three', async () => {
    const { page, faults } = await visit()
    await page.goto(`${opened.url}search.html`)
    const missed: string[] = []
    const own: string[][] = []
    for (const { query, papers } of gold.queries) {
      await ask(page, query)
      const first = (await slugs(page)).slice(0, 3)
      own.push(first)
      if (!first.some((slug) => papers.includes(slug))) missed.push(query)
    }
    answers.set(name, own)
    expect(missed.length / gold.queries.length, missed.join('\n')).toBeLessThanOrEqual(0.05)
    expect(faults).toEqual([])
    await page.context().close()
  })
})

test('the answers are the same in every way of opening', () => {
  const [first, ...others] = [...answers.values()]
  expect(others.length).toBe(ways.length - 1)
  for (const other of others) expect(other).toEqual(first)
})

describe('the search page', () => {
  const opened = siteAtRoot()

  test('is walked through with the arrows', async () => {
    const { page } = await visit()
    await page.goto(`${opened.url}search.html?q=${surname}`)
    await results(page).first().waitFor()
    await field(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('.results li, .entities li') !== null)
    expect(await focused()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await field(page).evaluate((input) => document.activeElement === input)).toBe(true)
    await page.context().close()
  })

  test('asks whether another word was meant than a short one that nobody has', async () => {
    const { page } = await visit()
    const short = atlas.authors
      .flatMap(({ slug }) => /[^-]+$/.exec(slug)?.[0] ?? [])
      .find((one) => one.length === 4)
    await page.goto(`${opened.url}search.html`)
    expect(await ask(page, `${short}q`)).toContain('Did you mean')
    const link = page.locator('.search-status a')
    const meant = await link.textContent()
    await link.click()
    await results(page).first().waitFor()
    expect(await field(page).inputValue()).toBe(meant)
    await page.context().close()
  })

  test('keeps every box of the lists under the hand, and where the focus is', async () => {
    const { page } = await visit()
    await page.goto(`${opened.url}search.html?q=${surname}`)
    const boxes = page.locator('.facets__groups input')
    await boxes.first().waitFor()
    const values = () => boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value))
    const noneHas = (count: number) =>
      expect
        .poll(() => page.locator('.facet__count', { hasText: /^0$/ }).count())
        [count > 0 ? 'toBeGreaterThan' : 'toBe'](0)
    const before = await values()
    const place = await page.locator('[data-facet=year] input').first().boundingBox()
    const handle = await page.locator('[data-facet=year] input').first().elementHandle()
    await page.locator('[data-facet=year] input').first().click()
    await noneHas(1)
    expect(await values()).toEqual(before)
    expect(await page.locator('[data-facet=year] input').first().boundingBox()).toEqual(place)
    expect(await handle?.evaluate((box) => box.isConnected && (box as HTMLInputElement).checked)).toBe(true)
    await page.mouse.move(0, 0)
    await noneHas(0)
    expect(await handle?.evaluate((box) => document.activeElement === box)).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await expect.poll(() => page.locator('.facets__groups input:checked').count()).toBe(2)
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.checked)).toBe(true)
    await page.context().close()
  })

  test('lists what another search finds when someone types while the pointer lies there', async () => {
    const { page } = await visit()
    await page.goto(`${opened.url}search.html?q=${surname}`)
    await page.locator('[data-facet=year] input').first().hover()
    const topics = () => page.locator('[data-facet=topic] .facet__label').allTextContents()
    const before = await topics()
    await field(page).focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('translation')
    await expect.poll(topics).not.toEqual(before)
    await counted(page, 'translation')
    expect(await page.locator('.facet__count', { hasText: /^0$/ }).count()).toBe(0)
    await page.context().close()
  })

  test('shows what fills a window while further results are on their way, each once and in order', async () => {
    const { page } = await visit({ serviceWorkers: 'block' })
    await page.goto(`${opened.url}search.html`)
    await ask(page, 'parallel')
    const expected = await slugs(page)
    await page.goto(`${opened.url}search.html`)
    let asked = 0
    const late = Promise.withResolvers<undefined>()
    await page.route(/pf_fragment$/, async (route) => {
      if (++asked > 5) await late.promise
      await route.continue()
    })
    await field(page).fill('parallel')
    await expect.poll(() => slugs(page)).toEqual(expected.slice(0, 5))
    expect(await page.locator('.search-status').textContent()).toContain('papers for “parallel”')
    late.resolve(undefined)
    await expect.poll(() => slugs(page)).toEqual(expected)
    await counted(page, 'parallel')
    await page.getByRole('button', { name: /^Show \d+ more of/ }).click()
    await expect.poll(async () => (await slugs(page)).slice(0, 10)).toEqual(expected)
    await expect.poll(async () => new Set(await slugs(page)).size).toBe(20)
    expect(await slugs(page)).toHaveLength(20)
    await page.context().close()
  })

  test('moves little over the network for the first search', async () => {
    const { page } = await visit()
    let moved = 0
    page.on('response', (response) => {
      if (/pagefind\/|offline\/|assets\/search\./.test(response.url()))
        void response.body().then(
          (body) => (moved += body.length),
          () => {},
        )
    })
    await page.goto(`${opened.url}search.html`)
    await ask(page, `${surname} parallel`)
    await page.waitForTimeout(300)
    expect(moved).toBeGreaterThan(0)
    expect(moved).toBeLessThan(250_000)
    await page.context().close()
  })
})
