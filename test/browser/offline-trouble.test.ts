import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { serveSite } from '../../src/build/serve.ts'
import { writeOffline } from '../../src/search/offline/build.ts'
import { site } from '../site/pages.ts'
import { ask, busiestAuthor } from './ask.ts'
import { installed, keepAll, keptFiles, status } from './keep.ts'
import { closeBrowser, visit } from './visit.ts'

const atlas = loadAtlas('content')
const base = '/some/where/'
const { author, surname } = busiestAuthor(atlas)
const paper = atlas.paper(author.papers[0] ?? '')
const last = atlas.paper(atlas.papers.at(-1)?.slug ?? '')

/** Most pages of one kind are left out, so that keeping the rest takes seconds. */
const many = /^(?:papers|authors|cards|organizations|offline|data)\/./
const needed = [paper.url, last.url]

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-site-'))
  const isWanted = (from: string) => {
    const path = relative(site, from).split(sep).join('/')
    return !many.test(path) || needed.includes(path)
  }
  cpSync(site, folder, { recursive: true, filter: isWanted })
  await writeOffline(folder, atlas.config)
})
afterAll(async () => {
  await closeBrowser()
  rmSync(folder, { recursive: true, force: true })
})

describe('when keeping the atlas meets trouble', { timeout: 180_000 }, () => {
  test('a full disk is told, and what was downloaded stays', async () => {
    const opened = await serveSite(folder, base)
    const { page } = await visit()
    await page.addInitScript(() => {
      let puts = 0
      const put = Cache.prototype.put
      Cache.prototype.put = function (...args) {
        if (++puts > 30) return Promise.reject(new DOMException('full', 'QuotaExceededError'))
        return put.apply(this, args)
      }
    })
    await page.goto(`${opened.url}about.html`)
    await page.getByRole('button', { name: 'Keep this atlas offline' }).click()
    await page.getByText('not enough room').waitFor()
    expect(await keptFiles(page)).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Go on' }).waitFor()
    await opened.close()
    await page.context().close()
  })

  test('a device with too little room is told before anything is downloaded', async () => {
    const opened = await serveSite(folder, base)
    const { page } = await visit()
    await page.addInitScript(() => {
      navigator.storage.estimate = async () => ({ quota: 1_000_000, usage: 900_000 })
    })
    await page.goto(`${opened.url}about.html`)
    await page.getByRole('button', { name: 'Keep this atlas offline' }).click()
    await page.getByText('not enough room').waitFor()
    expect(await keptFiles(page)).toBe(0)
    await opened.close()
    await page.context().close()
  })

  test('a browser that keeps nothing says so; pages and search work without', async () => {
    const opened = await serveSite(folder, base)
    const { page, faults } = await visit()
    await page.addInitScript(() => {
      const blocked = () => Promise.reject(new DOMException('blocked', 'SecurityError'))
      CacheStorage.prototype.open = blocked
      CacheStorage.prototype.keys = blocked
      ServiceWorkerContainer.prototype.register = blocked
    })
    await page.goto(`${opened.url}about.html`)
    await page.getByText('does not let the site keep anything').waitFor()
    expect(await page.locator('keep-offline button:visible').count()).toBe(0)
    await page.goto(`${opened.url}search.html`)
    expect(await ask(page, surname)).toContain(`${author.papers.length} paper`)
    expect(faults).toEqual([])
    await opened.close()
    await page.context().close()
  })

  test('a connection that breaks off leaves what came; it goes on when there is one', async () => {
    const opened = await serveSite(folder, base)
    const { page } = await visit({ serviceWorkers: 'block' })
    await page.goto(`${opened.url}about.html`)
    let files = 0
    await page.route(`${opened.url}**`, (route) => (++files > 40 ? route.abort() : route.continue()))
    await page.getByRole('button', { name: 'Keep this atlas offline' }).click()
    await page.getByText('connection broke off').waitFor()
    const before = await keptFiles(page)
    expect(before).toBeGreaterThan(0)
    await page.unroute(`${opened.url}**`)
    await page.getByRole('button', { name: 'Go on' }).click()
    await status(page).getByText('Everything works').waitFor({ timeout: 120_000 })
    expect(await keptFiles(page)).toBeGreaterThan(before)
    await opened.close()
    await page.context().close()
  })

  test('a damaged part of the kept index is noticed and fetched anew', async () => {
    const opened = await serveSite(folder, base)
    const { page } = await visit()
    await page.goto(`${opened.url}about.html`)
    await installed(page)
    await keepAll(page, opened.url)
    const damaged = await page.evaluate(async () => {
      const name = (await caches.keys()).find((one) => one.startsWith('atlas-kept')) ?? ''
      const cache = await caches.open(name)
      const parts = (await cache.keys()).filter(({ url }) => url.endsWith('.pf_meta'))
      for (const part of parts)
        await cache.put(part, new Response('broken', { headers: (await cache.match(part))?.headers }))
      // The index that was only visited goes, so that the kept one is what there is.
      for (const other of await caches.keys())
        if (other.startsWith('atlas-visited')) await caches.delete(other)
      return parts.length
    })
    expect(damaged).toBe(1)
    const size = () =>
      page.evaluate(async () => {
        const name = (await caches.keys()).find((one) => one.startsWith('atlas-kept')) ?? ''
        const cache = await caches.open(name)
        const part = (await cache.keys()).find(({ url }) => url.endsWith('.pf_meta'))
        return part ? ((await (await cache.match(part))?.arrayBuffer())?.byteLength ?? 0) : 0
      })
    await page.goto(`${opened.url}search.html`)
    await ask(page, surname)
    await expect.poll(size, { timeout: 15_000 }).toBeGreaterThan(100)
    await opened.close()
    await page.goto(`${opened.url}search.html`)
    expect(await ask(page, surname)).toContain(`${author.papers.length} paper`)
    expect(await page.locator('.search-trouble').isVisible()).toBe(false)
    await page.context().close()
  })

  test('of a newer state only what is new is fetched, and old files go', async () => {
    const opened = await serveSite(folder, base)
    const { page } = await visit()
    await keepAll(page, opened.url)
    const all = await keptFiles(page)
    const newer = mkdtempSync(join(tmpdir(), 'atlas-newer-'))
    cpSync(folder, newer, { recursive: true })
    const changed = join(newer, paper.url)
    writeFileSync(changed, readFileSync(changed, 'utf8').replace('</main>', '<p>Newly said.</p></main>'))
    rmSync(join(newer, last.url))
    await writeOffline(newer, atlas.config)
    await opened.close()
    const again = await serveSite(newer, base, Number(new URL(opened.url).port))
    await page.goto(`${again.url}about.html`)
    await status(page).getByText('missing or newer on the server').waitFor()
    const fetched: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'fetch') fetched.push(new URL(request.url()).pathname)
    })
    await page.getByRole('button', { name: 'Fetch the rest' }).click()
    await status(page).getByText('Everything works').waitFor()
    expect(fetched.filter((path) => /\/papers\/.*\.html$/.test(path))).toEqual([base + paper.url])
    expect(await keptFiles(page)).toBe(all - 1)
    await again.close()
    await page.goto(again.url + paper.url)
    await page.getByText('Newly said.').waitFor()
    await page.context().close()
    rmSync(newer, { recursive: true })
  })
})
