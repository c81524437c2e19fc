import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { loadAtlas } from '../src/atlas/index.ts'
import type { Atlas } from '../src/atlas/types.ts'
import { quantile } from '../src/build/frames.ts'
import { watchTree } from '../src/build/process-tree.ts'
import { buildSearchIndex } from '../src/search/index.ts'
import { sampleAtlas } from '../src/search/sample.ts'
import { launchChromium } from '../test/browser/chromium.ts'

const usage = `npm run bench:search -- [--papers N] [--out DIR]

Measures the search of a built site: how long the index takes, what the first search moves over HTTP, how long the
first search takes, and every keystroke of a typing run, from a server and from disk: until the window is full of
results, until all ten are there, and how long the page's own thread worked.
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
  const needed = /^(?:assets|fonts|(?:index|search|404)\.html|icon.*)$/
  for (const name of readdirSync(out).filter((one) => needed.test(one)))
    cpSync(join(out, name), join(site, name), { recursive: true })
  const own = loadAtlas()
  const atlas = papers ? sampleAtlas(own, papers) : own
  await measureBuild(atlas, site)
  const browser = await launchChromium()
  const server = await serve(site)
  const disk = pathToFileURL(`${resolve(site)}/`).href
  await measureMoved(browser, server.url)
  for (const [way, url] of [
    ['HTTP', server.url],
    ['disk', disk],
  ] as const) {
    await measureFirst(browser, url, way)
    await measureTyping(browser, url, way, typed(atlas))
  }
  server.close()
  await browser.close()
  rmSync(site, { recursive: true })
}

async function measureBuild(atlas: Atlas, site: string): Promise<void> {
  const started = performance.now()
  const before = processorTime()
  const tree = watchTree(process.pid)
  const { pages, bytes } = await buildSearchIndex(atlas, site)
  report('papers', pages)
  report('index build, s', (performance.now() - started) / 1000)
  const { processorSeconds } = tree.stop()
  const isKnown = processorSeconds > 0
  report('  processor time of it and of its processes, s', isKnown ? processorSeconds - before : NaN)
  report('index, MB', bytes / 1e6)
}

/** Serves the site in a process of its own, since this one is busy with the browser while requests come. */
async function serve(site: string): Promise<{ url: string; close: () => void }> {
  const preview = spawn(process.execPath, ['scripts/preview.ts', '--out', site, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(preview.stdout, 'data')) as [Buffer]
  const url = /http:\S+(?=;)/.exec(said.toString())?.[0]
  if (!url) throw new Error(`the server did not start: ${said.toString()}`)
  return { url, close: () => void preview.kill() }
}

/** Of this process alone, in seconds: it has read the atlas before it makes the index. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

async function measureMoved(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage()
  let moved = 0
  page.on('response', (response) => {
    if (/pagefind\/|assets\/search\./.test(response.url()))
      void response.body().then(
        (body) => (moved += body.length),
        () => {},
      )
  })
  await page.goto(`${url}search.html`)
  await type(page, 'pipeline parallelism')
  await page.waitForTimeout(500)
  report('first search over HTTP, kB, uncompressed', moved / 1000)
  await page.close()
}

async function measureFirst(browser: Browser, url: string, way: string): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const page = await browser.newPage()
    await page.goto(`${url}search.html`)
    await page.waitForTimeout(300)
    times.push((await type(page, 'pipeline parallelism')).all)
    await page.close()
  }
  report(`cold first search, ${way}, to ten results, ms (median of 5)`, quantile(times, 0.5))
}

/** What people type, letter by letter: titles, names, topics, fields, and words with a letter wrong. */
function typed({ papers, authors, topics }: Atlas): string[] {
  const some = <T>(list: readonly T[], most: number) =>
    list.filter((_, at) => at % Math.ceil(list.length / most) === 0)
  const wrong = (text: string) => text.replace(/(\w{3})(\w)(\w)/, '$1$3$2')
  const titles = some(papers, 6).map(({ plainTitle }) => plainTitle.split(' ').slice(0, 3).join(' '))
  const names = some(authors, 4).map(({ name }) => name)
  const queries = [
    ...titles,
    ...names,
    ...some(topics, 4).map(({ title }) => title),
    ...names.slice(0, 2).map((name) => `author:${name.split(' ').at(-1)} speed>2`),
    ...titles.slice(0, 2).map(wrong),
  ]
  return queries.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)))
}

async function measureTyping(browser: Browser, url: string, way: string, texts: string[]): Promise<void> {
  const page = await browser.newPage()
  await page.goto(`${url}search.html`)
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const mainThread = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  await type(page, 'p')
  const first: number[] = []
  const all: number[] = []
  const processor: number[] = []
  for (const text of texts) {
    const before = await mainThread()
    const shown = await type(page, text)
    first.push(shown.first)
    all.push(shown.all)
    // The counts beside the results come when the page is idle; they count as well.
    await page.waitForTimeout(20)
    processor.push((await mainThread()) - before)
  }
  for (const [what, times] of [
    ['to first results', first],
    ['to ten results', all],
    ['main thread', processor],
  ] as const) {
    report(`later keystrokes, ${way}, ${what}, ms (median of ${times.length})`, quantile(times, 0.5))
    report(`later keystrokes, ${way}, ${what}, ms (19 of 20 within)`, quantile(times, 0.95))
  }
  await page.close()
}

/** Types a text and waits for its results: as many as a window holds, then all ten; in milliseconds. */
function type(page: Page, text: string): Promise<{ first: number; all: number }> {
  return page.evaluate(async (asked) => {
    const field = document.querySelector<HTMLInputElement>('search-page input[type=search]')
    const body = document.querySelector<HTMLElement>('search-page')
    if (!field || !body) throw new Error('this is not the search page')
    const start = performance.now()
    let first = NaN
    await new Promise<void>((done) => {
      const observer = new MutationObserver((changes) => {
        if (body.dataset['begins'] !== asked) return
        if (changes.some(({ attributeName }) => attributeName === 'data-begins'))
          first = performance.now() - start
        if (body.dataset['shows'] !== asked) return
        observer.disconnect()
        done()
      })
      observer.observe(body, { attributes: true, attributeFilter: ['data-begins', 'data-shows'] })
      field.value = asked
      field.dispatchEvent(new Event('input'))
    })
    return { first, all: performance.now() - start }
  }, text)
}

function report(what: string, number: number): void {
  console.log(
    `${what.padEnd(66)} ${number >= 100 ? Math.round(number).toLocaleString('en-US') : number.toFixed(1)}`,
  )
}
