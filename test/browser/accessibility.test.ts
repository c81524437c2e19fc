import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each(Object.entries(kinds))('axe finds nothing on: %s', async (_, path) => {
    const { page } = await visit({ colorScheme })
    await page.goto(opened.url + path)
    await page.waitForLoadState('networkidle')
    await page.evaluate(source)
    const { violations } = await page.evaluate(
      (values) =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values } }),
      standards,
    )
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ target }) => target.join(' '))
          .join('; ')}`,
    )
    expect(found).toEqual([])
    await page.context().close()
  })
})

test.each(Object.entries(kinds))('nothing spills over the edge at 320 px on: %s', async (_, path) => {
  const { page } = await visit({ viewport: { width: 320, height: 800 } })
  await page.goto(opened.url + path)
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(spill).toBeLessThanOrEqual(0)
  await page.context().close()
})
