import { afterAll, beforeAll, expect, test } from 'vitest'
import { kinds } from './kinds.ts'
import { closeBrowser, visit, ways, type Opened } from './visit.ts'

let opened: Opened

beforeAll(async () => {
  opened = (await ways[0]?.open()) ?? { url: '', close: () => Promise.resolve() }
})
afterAll(async () => {
  await closeBrowser()
  await opened.close()
})

interface Shift extends PerformanceEntry {
  value: number
}

test.each(
  Object.entries(kinds).flatMap(([kind, path]) => [390, 1440].map((width) => [kind, width, path] as const)),
)('nothing jumps while %s loads at %i px, and nothing is amiss', async (_, width, path) => {
  const { page, faults } = await visit({ viewport: { width, height: 900 } })
  await page.addInitScript(() => {
    const seen = globalThis as unknown as { shifts: number }
    seen.shifts = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shifts += (entry as Shift).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(opened.url + path)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(200)
  const shift = await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)
  expect(shift).toBeLessThan(0.001)
  expect(faults).toEqual([])
  await page.context().close()
})
