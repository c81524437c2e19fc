import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { loadAtlas } from '../src/atlas/index.ts'
import { serveSite } from '../src/build/serve.ts'
import { buildSearchIndex } from '../src/search/index.ts'
import { sampleAtlas } from '../src/search/sample.ts'
import { launchChromium } from '../test/browser/chromium.ts'

const usage = `npm run bench:search -- [--papers N] [--out DIR]

Measures the search of a built site: how long the index takes, what the first search moves over HTTP, how long the
first search and later keystrokes take from disk.
  --papers N   invent an atlas of N papers from the words of this one (default: the atlas as it is)
  --out DIR    a built site, for its search page and scripts (default: dist)`

const { values } = parseArgs({
  options: {
    papers: { type: 'string' },
    out: { type: 'string', default: 'dist' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) console.log(usage)
else await measure(values.out, values.papers === undefined ? undefined : Number(values.papers))

async function measure(out: string, papers: number | undefined): Promise<void> {
  const site = mkdtempSync(join(tmpdir(), 'bench-search-'))
  for (const name of readdirSync(out).filter((one) =>
    /^(?:assets|fonts|(?:search|404)\.html|icon.*)$/.test(one),
  ))
    cpSync(join(out, name), join(site, name), { recursive: true })
  const atlas = loadAtlas()
  const started = performance.now()
  const { pages, bytes } = await buildSearchIndex(papers ? sampleAtlas(atlas, papers) : atlas, site)
  report('papers', pages)
  report('index build, s', (performance.now() - started) / 1000)
  report('index, MB', bytes / 1e6)
  const browser = await launchChromium()
  await measureServer(browser, site)
  await measureDisk(browser, site)
  await browser.close()
  rmSync(site, { recursive: true })
}

async function measureServer(browser: Browser, site: string): Promise<void> {
  const opened = await serveSite(site)
  const page = await browser.newPage()
  let moved = 0
  page.on('response', (response) => {
    if (/pagefind\/|assets\/search\./.test(response.url()))
      void response.body().then(
        (body) => (moved += body.length),
        () => {},
      )
  })
  await page.goto(`${opened.url}search.html`)
  await type(page, ['pipeline parallelism'])
  await page.waitForTimeout(500)
  report('first search over HTTP, kB, uncompressed', moved / 1000)
  await page.close()
  await opened.close()
}

async function measureDisk(browser: Browser, site: string): Promise<void> {
  const keys =
    'n na nan nano pipeline p|pipeline pa|pipeline par|parallel|translation|stoica|speculative decoding'
  const cold: number[] = []
  const later: number[] = []
  for (let round = 0; round < 5; round++) {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(resolve(site), 'search.html')).href)
    await page.waitForTimeout(300)
    const [first = 0, ...others] = await type(page, ['pipeline', ...keys.split('|')])
    cold.push(first)
    later.push(...others)
    await page.close()
  }
  report('cold first result from disk, ms (median of 5)', quantile(cold, 0.5))
  report('later keystrokes from disk, ms (median)', quantile(later, 0.5))
  report('later keystrokes from disk, ms (9 of 10 within)', quantile(later, 0.9))
}

/** Types each text and waits for its answer; milliseconds each. */
function type(page: Page, texts: string[]): Promise<number[]> {
  return page.evaluate(async (all) => {
    const field = document.querySelector<HTMLInputElement>('search-page input[type=search]')
    const body = document.querySelector<HTMLElement>('search-page')
    if (!field || !body) throw new Error('this is not the search page')
    const times: number[] = []
    for (const text of all) {
      const start = performance.now()
      await new Promise<void>((done) => {
        const observer = new MutationObserver(() => {
          if (body.dataset['shows'] !== text) return
          observer.disconnect()
          done()
        })
        observer.observe(body, { attributes: true, attributeFilter: ['data-shows'] })
        field.value = text
        field.dispatchEvent(new Event('input'))
      })
      times.push(performance.now() - start)
    }
    return times
  }, texts)
}

function quantile(numbers: number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
}

function report(what: string, number: number): void {
  console.log(
    `${what.padEnd(50)} ${number >= 100 ? Math.round(number).toLocaleString('en-US') : number.toFixed(1)}`,
  )
}
