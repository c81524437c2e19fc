import type { Page } from 'playwright-core'
import type { Atlas } from '../../src/atlas/types.ts'

/** The search page's field. */
export const field = (page: Page) => page.locator('search-page input[type=search]')
/** The results' links. */
export const results = (page: Page) => page.locator('.results h2 a')
/** The papers that are shown, in their order. */
export const slugs = (page: Page) =>
  results(page).evaluateAll((links) =>
    links.map((link) => (link as HTMLAnchorElement).pathname.replace(/^.*\/|\.html$/g, '')),
  )

/** Types a query, waits for its answer and gives the line that tells what was found. */
export async function ask(page: Page, text: string): Promise<string> {
  await field(page).fill(text)
  await page.waitForFunction(
    (asked) => document.querySelector<HTMLElement>('search-page')?.dataset['shows'] === asked,
    text,
  )
  return (await page.locator('.search-status').textContent()) ?? ''
}

/** Waits until the lists beside the results count what a query finds. */
export async function counted(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (asked) => document.querySelector<HTMLElement>('search-page')?.dataset['counts'] === asked,
    text,
  )
}

/** The author with most papers, and the last part of that name. */
export function busiestAuthor({ authors }: Atlas) {
  const author = authors.reduce((most, one) => (one.papers.length > most.papers.length ? one : most))
  return { author, surname: author.slug.split('-').at(-1) ?? '' }
}
