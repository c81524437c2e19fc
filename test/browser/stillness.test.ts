import type { Page } from 'playwright-core'
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

const widths = [390, 1440]

test.each(
  Object.entries(kinds).flatMap(([kind, path]) => widths.map((width) => [kind, width, path] as const)),
)('nothing jumps while %s loads at %i px, and nothing is amiss', async (_, width, path) => {
  const { shift, faults } = await load(path, width)
  expect(shift).toBeLessThan(0.001)
  expect(faults).toEqual([])
})

/** The fonts come when a person already reads: the text that they read stays where it is. */
test.each(['home', 'paper', 'topic', 'organizations', 'claims', 'map', 'timeline', 'claims to embed'])(
  'nothing jumps on %s when the fonts come after two seconds',
  async (kind) => {
    const loads = await Promise.all(
      widths.map((width) => load(kinds[kind] ?? '', width, (page) => delayFonts(page, 2000))),
    )
    for (const { shift, faults, fonts } of loads) {
      expect(fonts).toBeGreaterThanOrEqual(2)
      expect(shift).toBeLessThan(0.001)
      expect(faults).toEqual([])
    }
  },
)

/** Without scripts nothing waits, and the fonts swap in: lines are as long in the fonts that stand in for them. */
test('text takes the same room in the fonts of the device', async ({ skip }) => {
  const { page } = await visit()
  await page.goto(opened.url + (kinds['about'] ?? ''))
  const pairs = await page.evaluate(measureFaces, [
    ['Source Serif 4', 'Serif by Times'],
    ['Inter', 'Sans by Arial'],
  ] as const)
  await page.context().close()
  if (pairs.includes(undefined)) skip('this machine has no font with the letters of Times or Arial')
  for (const [web, own] of pairs.filter((pair) => pair !== undefined)) {
    expect(own).not.toBe(web)
    expect(Math.abs(own / web - 1)).toBeLessThan(0.03)
  }
})

/** Widths of a paragraph set in one line in each pair of faces; undefined where a device lacks one. In the page. */
async function measureFaces(
  pairs: readonly (readonly [web: string, own: string])[],
): Promise<([web: number, own: number] | undefined)[]> {
  const line = document.createElement('span')
  line.textContent = document.querySelector('main p')?.textContent ?? ''
  document.body.append(line)
  const widthIn = async (family: string) => {
    // Fails for a face that the device lacks; finds none for one that the stylesheet lacks.
    const faces = await document.fonts.load(`16px "${family}"`).catch(() => undefined)
    if (faces?.length === 0) throw new Error(`the stylesheet has no ${family}`)
    line.style.cssText = `position: absolute; white-space: pre; font: 400 16px "${family}"`
    return faces ? line.getBoundingClientRect().width : undefined
  }
  const measured: ([web: number, own: number] | undefined)[] = []
  for (const [first, second] of pairs) {
    const [web, own] = [await widthIn(first), await widthIn(second)]
    measured.push(web && own ? [web, own] : undefined)
  }
  return measured
}

/**
 * Opens a page and waits until it is at rest.
 * @returns how far it jumped, what went wrong, how many font files came
 */
async function load(
  path: string,
  width: number,
  prepare?: (page: Page) => Promise<void>,
): Promise<{ shift: number; faults: string[]; fonts: number }> {
  const { page, faults } = await visit({ viewport: { width, height: 900 } })
  let fonts = 0
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('.woff2')) fonts += 1
  })
  await page.addInitScript(() => {
    const seen = globalThis as unknown as { shifts: number }
    seen.shifts = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shifts += (entry as Shift).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await prepare?.(page)
  await page.goto(opened.url + path)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(200)
  const shift = await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)
  await page.context().close()
  return { shift, faults, fonts }
}

async function delayFonts(page: Page, ms: number): Promise<void> {
  await page.route('**/*.woff2', async (route) => {
    await new Promise((done) => setTimeout(done, ms))
    await route.continue()
  })
}
