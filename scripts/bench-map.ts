import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { loadAtlas } from '../src/atlas/index.ts'
import { fps, quantile } from '../src/build/frames.ts'
import { sampleMap } from '../src/build/sample-map.ts'
import { mapSite } from '../src/build/map-site.ts'
import { serveSite } from '../src/build/serve.ts'
import { launchChromium } from '../test/browser/chromium.ts'

const usage = `npm run bench:map -- [--papers N] [--out DIR] [--seconds N]

Measures the live map of a built site in headless Chromium: how soon it is drawn, and how it moves with many papers.
The site's own papers are measured for the first; the map page with made-up papers for the second.
  --papers N   how many papers to move (default: 10000)
  --out DIR    a built site, for its map page and scripts (default: dist)
  --seconds N  how long to pan and how long to zoom (default: 4)`

const { values } = parseArgs({
  options: {
    papers: { type: 'string', default: '10000' },
    out: { type: 'string', default: 'dist' },
    seconds: { type: 'string', default: '4' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) console.log(usage)
else await measure(values.out, Number(values.papers), Number(values.seconds))

async function measure(out: string, papers: number, seconds: number): Promise<void> {
  const atlas = loadAtlas()
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`)
  const browser = await launchChromium()
  const own = await serveSite(out)
  const many = mapSite(out, sampleMap(atlas, papers))
  const large = await serveSite(many.folder)
  try {
    report(atlas.papers.length, await drawTimes(browser, own.url))
    report(papers, await drawTimes(browser, large.url))
    await move(browser, own.url, atlas.papers.length, seconds)
    await move(browser, large.url, papers, seconds)
  } finally {
    await browser.close()
    await own.close()
    await large.close()
    many.remove()
  }
}

interface Opened {
  page: Page
  cdp: CDPSession
}

/** Opens the map and waits until it is drawn; its figures are in the main thread's processor time. */
async function openMap(browser: Browser, url: string): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(`${url}map.html`)
  await page.waitForFunction(() => performance.getEntriesByName('map-drawn').length > 0)
  return { page, cdp }
}

interface Drawn {
  /** Milliseconds by the clock from the start of the map's script to its first frame. */
  clock: number[]
  /** Milliseconds of processor time of all scripts, styles and layouts of the page until then. */
  work: number[]
}

async function drawTimes(browser: Browser, url: string): Promise<Drawn> {
  const drawn: Drawn = { clock: [], work: [] }
  for (let visit = 0; visit < 9; visit++) {
    const { page, cdp } = await openMap(browser, url)
    drawn.work.push(await spent(cdp, ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']))
    drawn.clock.push(
      await page.evaluate(() => {
        const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN
        return at('map-drawn') - at('map-start')
      }),
    )
    await page.close()
  }
  return drawn
}

/** Milliseconds that the main thread has spent on some kinds of work. */
async function spent(cdp: CDPSession, kinds: string[]): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const seconds = metrics
    .filter(({ name }) => kinds.includes(name))
    .reduce((sum, { value }) => sum + value, 0)
  return 1000 * seconds
}

function report(papers: number, { clock, work }: Drawn): void {
  console.log(
    `${papers} papers, script start to drawn: ${quantile(clock, 0.5).toFixed(0)} ms by the clock (median), ` +
      `${Math.min(...clock).toFixed(0)} at best; ${quantile(work, 0.5).toFixed(0)} ms of processor time in all ` +
      'scripts, styles and layouts of the page',
  )
}

async function move(browser: Browser, url: string, papers: number, seconds: number): Promise<void> {
  const { page, cdp } = await openMap(browser, url)
  const { x, y, width, height } = (await page.locator('[data-map]').boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  }
  const middle = [x + width / 2, y + height / 2] as const
  const turns = async (one: (turn: number) => Promise<void>) => {
    const end = performance.now() + seconds * 1000
    for (let turn = 0; performance.now() < end; turn++) await one(turn)
  }
  const wheel = (turn: number) => page.mouse.wheel(0, turn % 80 < 40 ? -40 : 40)
  await page.mouse.move(...middle)
  for (let turn = 0; turn < 12; turn++) await page.mouse.wheel(0, -60)
  await page.waitForTimeout(500)
  const drag = (turn: number) =>
    page.mouse.move(middle[0] + 220 * Math.sin(turn / 25), middle[1] + 140 * Math.sin(turn / 17))
  await page.mouse.down()
  print(`${papers} papers, panning`, await frames(page, cdp, () => turns(drag)))
  await page.mouse.up()
  await page.waitForTimeout(500)
  print(`${papers} papers, zooming`, await frames(page, cdp, () => turns(wheel)))
  await page.close()
}

interface Moved {
  /** Milliseconds between frames. */
  gaps: number[]
  /** Milliseconds of the main thread's processor time for each frame. */
  work: number
}

async function frames(page: Page, cdp: CDPSession, act: () => Promise<void>): Promise<Moved> {
  await page.evaluate(() => {
    const seen = globalThis as unknown as { frames: number[]; watching: boolean }
    seen.frames = []
    seen.watching = true
    const note = (time: number) => {
      seen.frames.push(time)
      if (seen.watching) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  const before = await spent(cdp, ['TaskDuration'])
  await act()
  const work = (await spent(cdp, ['TaskDuration'])) - before
  const times = await page.evaluate(() => {
    const seen = globalThis as unknown as { frames: number[]; watching: boolean }
    seen.watching = false
    return seen.frames
  })
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0))
  return { gaps, work: work / gaps.length }
}

function print(what: string, { gaps, work }: Moved): void {
  const { median, slow } = fps(gaps)
  console.log(
    `${what}: ${median.toFixed(0)} frames a second (median), ${slow.toFixed(0)} in the slowest twentieth, ` +
      `${work.toFixed(1)} ms of the main thread a frame, ${gaps.length} frames`,
  )
}
