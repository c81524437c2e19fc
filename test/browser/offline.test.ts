import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { serveSite } from '../../src/build/serve.ts'
import { writeOffline } from '../../src/search/offline/build.ts'
import { packSite } from '../../src/search/offline/pack.ts'
import { site } from '../site/pages.ts'
import { installed, keepAll, keptFiles, status } from './keep.ts'
import { closeBrowser, visit, type Opened } from './visit.ts'

const atlas = loadAtlas('content')
const base = '/some/where/'
const author = atlas.authors.reduce((most, one) => (one.papers.length > most.papers.length ? one : most))
const paper = atlas.paper(author.papers[0] ?? '')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-site-'))
  cpSync(site, folder, { recursive: true })
})
afterAll(async () => {
  await closeBrowser()
  rmSync(folder, { recursive: true, force: true })
})

/** The same address again, as after a restart of the server. */
async function reopen(opened: Opened, from = folder): Promise<Opened> {
  return serveSite(from, base, Number(new URL(opened.url).port))
}

describe('with the server stopped', { timeout: 180_000 }, () => {
  test('visited pages and the search page are there; others say that they are not', async () => {
    const opened = await serveSite(folder, base)
    const { page } = await visit()
    await page.goto(opened.url + paper.url)
    await installed(page)
    await opened.close()
    await page.reload()
    expect(await page.locator('h1').textContent()).toBeTruthy()
    expect(await page.title()).toContain(paper.plainTitle)
    const styled = await page.evaluate(
      () => getComputedStyle(document.querySelector('h1') ?? document.body).fontFamily,
    )
    expect(styled).toContain('Serif')
    await page.goto(`${opened.url}topics.html`)
    await page.getByText('not on this device').first().waitFor()
    await page.goto(`${opened.url}search.html`)
    await page.getByRole('searchbox').waitFor()
    await page.context().close()
  })

  test('a kept atlas is whole: pages, search, facets', async () => {
    const opened = await serveSite(folder, base)
    const { page } = await visit()
    await page.goto(`${opened.url}about.html`)
    await installed(page)
    expect(await status(page).textContent()).toMatch(/\d MB in [\d,]+ files/)
    await keepAll(page, opened.url)
    await opened.close()
    await page.goto(opened.url + (atlas.papers.at(-1)?.url ?? ''))
    expect(await page.title()).toContain(atlas.papers.at(-1)?.plainTitle)
    await page.goto(`${opened.url}authors/${author.slug}.html`)
    expect(await page.title()).toContain(author.name)
    await page.goto(`${opened.url}search.html`)
    await page.getByRole('searchbox').fill(author.name)
    await page.locator('.search-status', { hasText: `${author.papers.length} papers` }).waitFor()
    await page.locator('[data-facet=topic] input').first().check()
    await page.waitForURL(/topic=/)
    await page.locator('.results h2 a').first().click()
    await page.waitForURL(/papers\//)
    await page.context().close()
  })

  test('a download that was stopped goes on; what was lost or damaged is mended; and it can be removed', async () => {
    const opened = await serveSite(folder, base)
    const { page } = await visit()
    await page.goto(`${opened.url}about.html`)
    await installed(page)
    await page.getByRole('button', { name: 'Keep this atlas offline' }).click()
    await expect.poll(() => keptFiles(page)).toBeGreaterThan(20)
    await page.getByRole('button', { name: 'Stop' }).click()
    await status(page).getByText('Kept in part').waitFor()
    const before = await keptFiles(page)
    await page.getByRole('button', { name: 'Fetch the rest' }).click()
    await status(page).getByText('Everything works').waitFor({ timeout: 120_000 })
    const whole = await keptFiles(page)
    expect(whole).toBeGreaterThan(before)
    const address = opened.url + paper.url
    await page.evaluate(async (url) => {
      const name = (await caches.keys()).find((one) => one.startsWith('atlas-kept')) ?? ''
      const cache = await caches.open(name)
      const headers = (await cache.match(url))?.headers
      await cache.put(url, new Response('broken', { headers }))
      for (const request of (await cache.keys()).slice(0, 3)) await cache.delete(request)
    }, address)
    await page.reload()
    await expect.poll(() => keptFiles(page), { timeout: 60_000 }).toBe(whole)
    await expect
      .poll(() =>
        page.evaluate(async (url) => (await (await caches.match(url))?.text())?.length ?? 0, address),
      )
      .toBeGreaterThan(1000)
    await page.getByRole('button', { name: 'Remove it' }).click()
    await page.getByRole('button', { name: 'Keep this atlas offline' }).waitFor()
    expect(await keptFiles(page)).toBe(0)
    await opened.close()
    await page.context().close()
  })

  test('a newer state is announced and comes only when asked for', async () => {
    const opened = await serveSite(folder, base)
    const { page } = await visit()
    await page.goto(opened.url + paper.url)
    await installed(page)
    const newer = mkdtempSync(join(tmpdir(), 'atlas-newer-'))
    cpSync(folder, newer, { recursive: true })
    writeFileSync(
      join(newer, 'search.html'),
      readFileSync(join(newer, 'search.html'), 'utf8').replace('</main>', 'new</main>'),
    )
    await writeOffline(newer, atlas.config)
    await opened.close()
    const again = await reopen(opened, newer)
    await page.reload()
    const note = page.locator('.update-note')
    await note.waitFor()
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state),
    ).toBe('installed')
    await Promise.all([page.waitForEvent('load'), note.getByRole('button', { name: 'Show it' }).click()])
    await expect
      .poll(() =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null),
      )
      .toBe(null)
    await again.close()
    rmSync(newer, { recursive: true })
    await page.context().close()
  })
})

test(
  'the archive opens from disk, and the same site gives the same archive',
  { timeout: 180_000 },
  async () => {
    const { file } = await packSite(folder, atlas)
    const bytes = readFileSync(file)
    await packSite(folder, atlas)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    const target = mkdtempSync(join(tmpdir(), 'atlas unzipped '))
    for (const [path, content] of Object.entries(unzipSync(bytes))) {
      mkdirSync(dirname(join(target, path)), { recursive: true })
      writeFileSync(join(target, path), content)
    }
    const [top = ''] = Object.keys(unzipSync(bytes, { filter: ({ name }) => name.endsWith('/about.html') }))
    const { page, faults } = await visit()
    await page.goto(pathToFileURL(join(target, dirname(top), 'index.html')).href)
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: 'Search the atlas' }).fill(author.name)
    await page
      .getByRole('option')
      .filter({ hasText: `Author ${author.name}` })
      .click()
    await page.waitForURL(/authors\//)
    expect(await page.title()).toContain(author.name)
    expect(faults).toEqual([])
    await page.context().close()
    rmSync(target, { recursive: true })
  },
)
