import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { mapSite } from '../../src/build/map-site.ts'
import { sampleMap } from '../../src/build/sample-map.ts'
import { serveSite } from '../../src/build/serve.ts'
import { site } from '../site/pages.ts'
import { closeBrowser, visit, type Opened } from './visit.ts'

const papers = 10_000
const large = mapSite(site, sampleMap(loadAtlas('content'), papers))
let opened: Opened

beforeAll(async () => {
  opened = await serveSite(large.folder)
})
afterAll(async () => {
  await closeBrowser()
  await opened.close()
  large.remove()
})

test.each([390, 1440])('ten thousand papers move on a canvas at %i px, each within reach', async (width) => {
  const { page, faults } = await visit({ viewport: { width, height: 900 } })
  await page.goto(`${opened.url}map.html`)
  const status = page.locator('[data-map-list] [role=status]')
  await status.filter({ hasText: `${papers.toLocaleString('en-US')} papers in view` }).waitFor()
  expect(await page.locator('canvas.map__points').count()).toBe(1)
  expect(await paintedPixels(page)).toBeGreaterThan(1000)
  await page.locator('svg.is-bare:visible').focus()
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press('+')
    await page.waitForTimeout(350)
  }
  await page.waitForURL(/#map=/)
  const shown = Number.parseInt((await status.textContent())?.replaceAll(',', '') ?? '', 10)
  expect(shown).toBeGreaterThan(0)
  expect(shown).toBeLessThan(papers / 2)
  await page.getByText('List the papers in view').click()
  const first = page.locator('[data-map-list] li a').first()
  await first.focus()
  await page
    .locator('.map__card')
    .getByText((await first.textContent()) ?? '')
    .waitFor()
  expect(await overlaps(page)).toEqual([])
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([])
  await page.context().close()
})

function paintedPixels(page: Page): Promise<number> {
  return page.locator('canvas.map__points').evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let painted = 0
    for (let at = 3; at < data.length; at += 4) if (data[at]) painted++
    return painted
  })
}

/** Names of papers that lie over each other on the screen. */
function overlaps(page: Page): Promise<string[]> {
  return page.locator('.names text').evaluateAll((names) => {
    const boxes = names.map((name) => ({ text: name.textContent, box: name.getBoundingClientRect() }))
    return boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (b) =>
            Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 2 &&
            Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 2,
        )
        .map((b) => `${a.text} over ${b.text}`),
    )
  })
}
