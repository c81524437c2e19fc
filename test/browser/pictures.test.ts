import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pixelmatch from 'pixelmatch'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from './chromium.ts'
import { kinds } from './kinds.ts'
import { ways, type Opened } from './visit.ts'

// `ATLAS_ACCEPT=1 npm test` accepts what the pages look like now.
const accept = Boolean(process.env['ATLAS_ACCEPT'])
const accepted = 'test/browser/pictures'
const seen = 'test-output/pictures'
/** Share of pixels that may differ: room for how another machine draws the edges of letters. */
const tolerance = 0.002

const shown = ['home', 'paper', 'topic', 'author', 'timeline', 'claims', 'map', 'search']
const sizes = [
  [390, 844],
  [768, 1024],
  [1440, 900],
] as const
const cases = shown.flatMap((kind) =>
  sizes.flatMap(([width, height]) =>
    (['light', 'dark'] as const).map((theme) => ({
      name: `${kind}-${width}-${theme}`,
      kind,
      width,
      height,
      theme,
    })),
  ),
)

let browser: Browser
let opened: Opened

beforeAll(async () => {
  browser = await launchChromium('packaged')
  opened = (await ways[0]?.open()) ?? { url: '', close: () => Promise.resolve() }
}, 60_000)
afterAll(async () => {
  await browser.close()
  await opened.close()
})

test.each(cases)('$name looks as accepted', async ({ name, kind, width, height, theme }) => {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(opened.url + kinds[kind])
  await page.waitForLoadState('networkidle')
  // The first visit may show the page without its fonts; the second has them.
  await page.reload({ waitUntil: 'networkidle' })
  // On a busy machine even they may come later than the page waits.
  await page.evaluate(() => {
    document.documentElement.classList.remove('late')
    return document.fonts.ready
  })
  await page.evaluate(() => document.fonts.load('italic 1em "Source Serif 4"'))
  const now = await small(await page.screenshot({ caret: 'hide', animations: 'disabled' }))
  await context.close()
  const file = join(accepted, `${name}.png`)
  if (accept) keep(file, now)
  expect(existsSync(file), `${file} is missing: look at the page, then accept it`).toBe(true)
  const share = await difference(readFileSync(file), now)
  if (share > tolerance) keep(join(seen, `${name}.png`), now)
  expect(share, `${seen}/${name}.png differs from ${file}`).toBeLessThanOrEqual(tolerance)
})

/** Fewer colours, so that the repository stays small; the same picture gives the same bytes. */
function small(png: Buffer): Promise<Buffer> {
  return sharp(png).png({ palette: true, colours: 64, dither: 0, effort: 7 }).toBuffer()
}

function keep(file: string, png: Buffer): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, png)
}

/** Share of the pixels that differ to the eye, 0 to 1; 1 for another size. */
async function difference(before: Buffer, after: Buffer): Promise<number> {
  const [a, b] = await Promise.all([raw(before), raw(after)])
  if (a.info.width !== b.info.width || a.info.height !== b.info.height) return 1
  const { width, height } = a.info
  return pixelmatch(a.data, b.data, undefined, width, height, { threshold: 0.2 }) / (width * height)
}

function raw(png: Buffer) {
  return sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
}
