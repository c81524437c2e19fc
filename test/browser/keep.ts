import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What the switch that keeps the atlas says. */
export const status = (page: Page) => page.locator('keep-offline [role=status]')

/** How many files of the atlas the device keeps. */
export const keptFiles = (page: Page) =>
  page.evaluate(async () => {
    const name = (await caches.keys()).find((one) => one.startsWith('atlas-kept'))
    return name ? (await (await caches.open(name)).keys()).length : 0
  })

/** Waits until the service worker has the page in hand and its first downloads are done. */
export async function installed(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await expect
    .poll(() =>
      page.evaluate(async () => (await caches.match(location.href, { ignoreSearch: true })) !== undefined),
    )
    .toBe(true)
}

/** Keeps the whole atlas on the device. */
export async function keepAll(page: Page, url: string): Promise<void> {
  await page.goto(`${url}about.html`)
  await page.getByRole('button', { name: 'Keep this atlas offline' }).click()
  await status(page).getByText('Everything works without a connection').waitFor({ timeout: 120_000 })
}
