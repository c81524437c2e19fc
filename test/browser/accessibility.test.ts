import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { kinds } from './kinds.ts'
import { closeBrowser, visit, ways, type Opened } from './visit.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
let opened: Opened

beforeAll(async () => {
  opened = (await ways[0]?.open()) ?? { url: '', close: () => Promise.resolve() }
})
afterAll(async () => {
  await closeBrowser()
  await opened.close()
})

/** What a page shows only once something is done on it. */
const states: Record<string, { path: string; width?: number; show: (page: Page) => Promise<unknown> }> = {
  'the palette with answers': {
    path: 'about.html',
    show: async (page) => {
      await page.keyboard.press('/')
      await page.locator('dialog.palette input').fill('par')
      await page.locator('dialog.palette [role=option]').first().waitFor()
    },
  },
  'the keys': {
    path: 'about.html',
    show: async (page) => {
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  'claims of one kind': {
    path: 'claims.html',
    show: (page) => page.getByLabel('Category').selectOption({ index: 1 }),
  },
  'papers of one topic': {
    path: 'papers.html',
    show: async (page) => {
      await page.getByLabel('Topic').selectOption({ index: 1 })
      await page
        .getByRole('status')
        .filter({ hasText: /^\d+ papers?$/ })
        .waitFor()
    },
  },
  'a chart’s table': {
    path: kinds['topic'] ?? '',
    show: (page) => page.getByText('The same as a table').first().click(),
  },
  'BibTeX of a paper': {
    path: kinds['paper'] ?? '',
    show: (page) => page.locator('summary').first().click(),
  },
  'the map from near': {
    path: 'map.html',
    show: async (page) => {
      for (let step = 0; step < 3; step++) await page.locator('.map__controls button').first().click()
      await page.locator('.chart-map a.paper:visible, .map__names a:visible').first().focus()
    },
  },
  'facets on a phone': {
    path: 'search.html?q=parallel',
    width: 390,
    show: (page) => page.locator('.facets summary').click(),
  },
  'an answer of nothing': {
    path: 'search.html?q=zzzzqqqqxxxx',
    show: (page) => page.locator('search-page[data-state]').waitFor(),
  },
}

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each(Object.entries(kinds))('axe finds nothing on: %s', async (_, path) => {
    const { page, faults } = await visit({ colorScheme })
    await page.goto(opened.url + path)
    await page.waitForLoadState('networkidle')
    expect(await findings(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })

  test.each(Object.entries(states))('axe finds nothing on: %s', async (_, { path, width = 1200, show }) => {
    const { page, faults } = await visit({
      colorScheme,
      reducedMotion: 'reduce',
      viewport: { width, height: 900 },
    })
    await page.goto(opened.url + path)
    await page.waitForLoadState('networkidle')
    await show(page)
    expect(await findings(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })
})

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(source)
  const { violations } = await page.evaluate(
    (values) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values } }),
    standards,
  )
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target }) => target.join(' '))
    return `${id}: ${places.join('; ')}`
  })
}

// 320 px is a window of 1280 px at 400 %.
test.each(Object.entries(kinds))('nothing spills over the edge at 320 px on: %s', async (_, path) => {
  const { page } = await visit({ viewport: { width: 320, height: 800 } })
  await page.goto(opened.url + path)
  expect(await spill(page)).toBeLessThanOrEqual(0)
  await page.context().close()
})

test.each(Object.entries(kinds))('text set wider is neither cut off nor spilled on: %s', async (_, path) => {
  const { page } = await visit({ viewport: { width: 640, height: 800 } })
  await page.goto(opened.url + path)
  // WCAG 2.2, success criterion 1.4.12.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
        'p { margin-bottom: 2em !important }',
    )
    document.adoptedStyleSheets = [sheet]
  })
  expect(await spill(page)).toBeLessThanOrEqual(0)
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *:not(svg *, .off-screen)')]
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element)
        const isWide = element.scrollWidth > element.clientWidth + 1
        const isTall = element.scrollHeight > element.clientHeight + 1
        return (/hidden|clip/.test(overflowX) && isWide) || (/hidden|clip/.test(overflowY) && isTall)
      })
      .map(({ className, localName }) => `${localName}.${className}`),
  )
  expect(cut).toEqual([])
  await page.context().close()
})

function spill(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}
