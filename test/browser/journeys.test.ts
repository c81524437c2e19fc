import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { closeBrowser, visit, ways, type Opened } from './visit.ts'

const atlas = loadAtlas('content')

afterAll(closeBrowser)

describe.each(ways)('$name', ({ open }) => {
  let opened: Opened
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(() => opened.close())

  test('home, topic, paper, author and another paper, by links alone', async () => {
    const author = atlas.authors.find(({ papers }) => papers.length > 1)
    const first = atlas.paper(author?.papers[0] ?? '')
    const second = atlas.paper(author?.papers[1] ?? '')
    const topic = atlas.topic(first.topics[0] ?? '')
    const { page, faults } = await visit()
    await page.goto(`${opened.url}index.html`)
    await page.locator(`#region-overview a[href$="topics/${topic?.slug}.html"]:visible`).first().click()
    await page.getByRole('heading', { level: 1, name: topic?.title ?? '' }).waitFor()
    await page.locator(`[data-paper="${first.slug}"] h3 a`).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.title()).toContain(first.plainTitle)
    await page
      .locator('.paper__authors')
      .getByRole('link', { name: author?.name ?? '', exact: true })
      .click()
    await page.getByRole('heading', { level: 1, name: author?.name ?? '' }).waitFor()
    await page.locator(`[data-paper="${second.slug}"] h3 a`).click()
    expect(await page.title()).toContain(second.plainTitle)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('the list of all papers filters and sorts over all pages, and keeps the choice in the address', async () => {
    const { page, faults } = await visit()
    await page.goto(`${opened.url}papers.html`)
    const topic = atlas.topics.reduce((most, one) => (one.primary > most.primary ? one : most))
    await page.getByLabel('Topic').selectOption(topic.slug)
    await page
      .getByRole('status')
      .filter({ hasText: new RegExp(`^${topic.primary} papers?$`) })
      .waitFor()
    expect(await page.locator('.paper-card').count()).toBe(Math.min(100, topic.primary))
    await page.getByLabel('Order').selectOption('oldest')
    const dates = atlas.papers
      .filter(({ topics }) => topics[0] === topic.slug)
      .flatMap(({ published }) => published ?? [])
    const [oldest] = dates.sort()
    const [shown] = await page
      .locator('.paper-card')
      .evaluateAll((cards) => cards.map((card) => card.dataset['paper'] ?? ''))
    expect(atlas.paper(shown ?? '').published).toBe(oldest)
    await page.reload()
    expect(await page.getByLabel('Topic').inputValue()).toBe(topic.slug)
    await page
      .getByRole('status')
      .filter({ hasText: new RegExp(`^${topic.primary} papers?$`) })
      .waitFor()
    await page.getByLabel('Words').fill('no paper has these words')
    await page.getByText('No paper fits').waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })
})

test('the theme follows the system, can be switched, and stays after a reload', async () => {
  const opened = await ways[0]?.open()
  const { page } = await visit({ colorScheme: 'dark' })
  await page.goto(`${opened?.url}index.html`)
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const dark = await paper()
  await page.getByRole('button', { name: 'Dark theme', pressed: true }).click()
  const light = await paper()
  expect(light).not.toBe(dark)
  await page.reload()
  expect(await paper()).toBe(light)
  await page.context().close()
  await opened?.close()
})

test('j and k walk through a list of papers, and ? shows the keys', async () => {
  const opened = await ways[0]?.open()
  const { page, faults } = await visit()
  await page.goto(`${opened?.url}papers.html`)
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('.paper-card')?.dataset['paper'])
  await page.keyboard.press('j')
  expect(await focused()).toBe(atlas.papers[0]?.slug)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  expect(await focused()).toBe(atlas.papers[1]?.slug)
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByLabel('Words').fill('jjj')
  expect(await page.getByLabel('Words').inputValue()).toBe('jjj')
  expect(faults).toEqual([])
  await page.context().close()
  await opened?.close()
})

test('a claim and its words in the abstract lead to each other', async () => {
  const opened = await ways[0]?.open()
  const paper = atlas.papers.find(({ claims }) => claims.length > 0)
  const { page } = await visit()
  await page.goto(`${opened?.url}${paper?.url}`)
  await page.locator('#claim-1 figcaption a').click()
  expect(new URL(page.url()).hash).toBe('#quote-1')
  await page.locator('#quote-1 a').click()
  expect(new URL(page.url()).hash).toBe('#claim-1')
  await page.context().close()
  await opened?.close()
})

test('a paper reads fully without scripts', async () => {
  const opened = await ways[0]?.open()
  const paper = atlas.papers.find(({ claims, authors }) => claims.length > 0 && authors.length > 0)
  const { page } = await visit({ javaScriptEnabled: false })
  await page.goto(`${opened?.url}${paper?.url}`)
  const text = await page.locator('main').innerText()
  expect(text).toContain(paper?.authors[0])
  expect(text).toContain(paper?.abstract.slice(-40).replace(/\s+/g, ' ').trim().split(' ').at(-1))
  await page.context().close()
  await opened?.close()
})

test.each(['papers/gone.html', 'topics/a/b/gone.html', 'gone', 'no/such/folder/gone.html', 'years/'])(
  'a missing page under a sub-path is whole and leads home: %s',
  async (path) => {
    const opened = await ways[1]?.open()
    const { page } = await visit()
    const response = await page.goto(`${opened?.url}${path}`)
    expect(response?.status()).toBe(404)
    await page.getByRole('heading', { level: 1, name: 'No such page' }).waitFor()
    const family = await page.evaluate(() => getComputedStyle(document.documentElement).fontFamily)
    expect(family).toContain('Source Serif')
    await page.getByRole('link', { name: 'the whole atlas' }).click()
    expect(page.url()).toBe(`${opened?.url}index.html`)
    await page.locator('.hero').waitFor()
    await page.context().close()
    await opened?.close()
  },
)
