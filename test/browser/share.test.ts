import { afterAll, describe, expect, test } from 'vitest'
import { allPages } from '../site/pages.ts'
import { closeBrowser, visit, ways } from './visit.ts'

const [first = '', second = ''] = allPages()
  .map(({ path }) => path)
  .filter((path) => /^papers\/[^/]+\.html$/.test(path))

afterAll(closeBrowser)

describe.each(ways)('$name', ({ name, open }) => {
  test('a reader puts papers on a list, exports it, and shares it with another', async () => {
    const { url, close } = await open()
    const { page, faults } = await visit({ acceptDownloads: true })
    for (const path of [first, second]) {
      await page.goto(url + path)
      await page.waitForLoadState('networkidle')
      await page.getByRole('button', { name: 'Add to reading list' }).click()
      await page.getByRole('button', { name: 'On your reading list', pressed: true }).waitFor()
    }
    await page.getByRole('link', { name: 'Your reading list' }).click()
    const items = page.locator('reading-list ol li')
    await items.nth(1).waitFor()
    expect(await items.count()).toBe(2)
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download BibTeX' }).click()
    expect((await downloading).suggestedFilename()).toBe('reading-list.bib')

    const slugs = [first, second].map((path) => path.replace(/^papers\/|\.html$/g, ''))
    const friend = await visit()
    await friend.page.goto(`${url}reading-list.html#papers=${slugs.join(',')}`)
    const received = friend.page.locator('reading-list ol li')
    await received.nth(1).waitFor()
    expect(await received.locator('a').allTextContents()).toEqual(await items.locator('a').allTextContents())
    await friend.page.getByRole('button', { name: 'Add it to yours' }).click()
    await friend.page.getByRole('button', { name: 'Empty the list' }).waitFor()
    await friend.page.waitForLoadState('networkidle')
    await friend.page.reload()
    expect(await received.count()).toBe(2)
    await received
      .first()
      .getByRole('button', { name: /^Remove/ })
      .click()
    await expect.poll(() => received.count()).toBe(1)
    expect([...faults, ...friend.faults]).toEqual([])
    await page.context().close()
    await friend.page.context().close()
    await close()
  })

  test('copying a reference and a link puts them on the clipboard and says so', async () => {
    const { url, close } = await open()
    const permissions = name === 'from disk' ? [] : ['clipboard-read', 'clipboard-write']
    const { page, faults } = await visit({ permissions })
    await page.goto(url + first)
    await page.getByRole('button', { name: 'Copy the APA reference' }).click()
    await page.locator('copy-texts [role=status]', { hasText: 'Copied' }).waitFor({ state: 'attached' })
    if (permissions.length > 0) {
      const shown = (await page.locator('#reference-apa').textContent())?.trim()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown)
    }
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.locator('share-page [role=status]', { hasText: 'Copied' }).waitFor({ state: 'attached' })
    expect(faults).toEqual([])
    await page.context().close()
    await close()
  })
})
