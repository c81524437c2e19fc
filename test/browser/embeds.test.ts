import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { afterAll, describe, expect, test } from 'vitest'
import { closeBrowser, visit, ways } from './visit.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const embeds = ['claims', 'map', 'timeline']

afterAll(closeBrowser)

describe.each(ways)('$name', ({ open }) => {
  test('each embed follows the theme asked for, is accessible, and stays in its width', async () => {
    const { url, close } = await open()
    for (const [index, name] of embeds.entries()) {
      const theme = index === 1 ? 'light' : 'dark'
      const { page, faults } = await visit({ viewport: { width: 380, height: 640 } })
      await page.goto(`${url}embed/${name}.html?theme=${theme}`)
      await page.waitForLoadState('networkidle')
      expect(await page.locator('html').getAttribute('data-theme')).toBe(theme)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
      await page.evaluate(source)
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({ preload: false }),
      )
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
      expect(faults).toEqual([])
      await page.context().close()
    }
    await close()
  })

  test('the claims page gives the code of a frame with the chosen topic, and the frame shows it', async () => {
    const { url, close } = await open()
    const { page, faults } = await visit()
    await page.goto(`${url}claims.html`)
    const topic = page.getByRole('combobox', { name: 'Topic' })
    const value = (await topic.locator('option').nth(1).getAttribute('value')) ?? ''
    await topic.selectOption(value)
    await page.getByText('Show this on another site').click()
    const code = page.locator('embed-snippet pre')
    await expect.poll(() => code.textContent()).toContain(`embed/claims.html?topic=${value}"`)
    const whole = (await page.locator('[data-claims-status]').textContent()) ?? ''
    await page.goto(`${url}embed/claims.html?topic=${value}`)
    expect(await page.getByRole('combobox', { name: 'Topic' }).inputValue()).toBe(value)
    const shown = (await page.locator('[data-claims-status]').textContent()) ?? ''
    const [some = 0, all = 0] = shown.split(' of ').map((text) => parseInt(text, 10))
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(all)
    expect(some).toBeLessThanOrEqual(parseInt(whole, 10))
    expect(faults).toEqual([])
    await page.context().close()
    await close()
  })

  test('links in a frame open in the page around it', async () => {
    const { url, close } = await open()
    const { page } = await visit()
    await page.goto(`${url}about.html`)
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.src = 'embed/timeline.html'
      document.body.append(frame)
    })
    await page.frameLocator('iframe').getByRole('link', { name: /^in / }).click()
    await page.waitForURL(/index\.html$/)
    expect(page.frames()).toHaveLength(1)
    await page.context().close()
    await close()
  })
})
