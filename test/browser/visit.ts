import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, beforeEach } from 'vitest'
import { serveSite } from '../../src/build/serve.ts'
import { site } from '../site/pages.ts'
import { launchChromium } from './chromium.ts'

/** A way to open the site: what stands before `index.html`, and how to end it. */
export interface Opened {
  url: string
  close: () => Promise<void>
}

/** The three ways in which people open the site. */
export const ways: { name: string; open: () => Promise<Opened> }[] = [
  { name: 'at a root', open: () => serveSite(site) },
  { name: 'under a sub-path', open: () => serveSite(site, '/some/where/') },
  {
    name: 'from disk',
    open: () =>
      Promise.resolve({ url: pathToFileURL(`${resolve(site)}/`).href, close: () => Promise.resolve() }),
  },
]

/** Serves the site at a root for each test of the group that asks for it. */
export function siteAtRoot(): { readonly url: string } {
  let opened: Opened | undefined
  beforeEach(async () => {
    opened = await serveSite(site)
  })
  afterEach(() => opened?.close())
  return {
    get url() {
      if (!opened) throw new Error('the site is served within a test only')
      return opened.url
    },
  }
}

let running: Promise<Browser> | undefined

/** One Chromium for all tests of a file. */
export function browser(): Promise<Browser> {
  return (running ??= launchChromium())
}

export async function closeBrowser(): Promise<void> {
  await (await running)?.close()
  running = undefined
}

/** A page that notes everything that went wrong on it. */
export async function visit(options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const context = await (await browser()).newContext({ viewport: { width: 1200, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`)
  })
  page.on('requestfailed', (request) => {
    // Leaving a page ends what it was still loading.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`)
  })
  return { page, faults }
}
