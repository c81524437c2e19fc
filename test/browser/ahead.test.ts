import { afterAll, expect, test } from 'vitest'
import { closeBrowser, siteAtRoot, visit } from './visit.ts'

const site = siteAtRoot()
afterAll(closeBrowser)

const first = ['engine.js', 'atlas.json', 'entities.pack']

test('an address that asks for something has the first files of the search fetched ahead, each once', async () => {
  const { names, hints, faults } = await load('search.html?q=parallel')
  expect(hints).toEqual(first)
  expect(names.slice(0, first.length).toSorted()).toEqual(first.toSorted())
  expect(names.length).toBe(new Set(names).size)
  expect(faults).toEqual([])
})

test.each(['search.html', 'index.html'])('nothing of the search is fetched ahead on %s', async (path) => {
  const { names, hints } = await load(path)
  expect(names).toEqual([])
  expect(hints).toEqual([])
})

/** The files of the index that a page asks for, in their order, and those that its head names. */
async function load(path: string): Promise<{ names: string[]; hints: string[]; faults: string[] }> {
  const { page, faults } = await visit()
  const names: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/pagefind/')) names.push(lastPart(request.url()))
  })
  await page.goto(site.url + path)
  await page.waitForLoadState('networkidle')
  const links = page.locator('link[rel=preload][href*="pagefind/"]')
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  await page.context().close()
  return { names, hints: hrefs.map(lastPart), faults }
}

function lastPart(address: string): string {
  return address.split('/').at(-1) ?? ''
}
