import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from './kinds.ts'
import { closeBrowser, visit, ways, type Opened } from './visit.ts'

/** On a page with more stops than this only the first and the last are walked. */
const most = 90
const last = 25

let opened: Opened

beforeAll(async () => {
  opened = (await ways[0]?.open()) ?? { url: '', close: () => Promise.resolve() }
})
afterAll(async () => {
  await closeBrowser()
  await opened.close()
})

interface Stop {
  /** Its place among all that can have the focus, in the page's order; -1 for none of them. */
  at: number
  name: string
  /** How it looks now, so that it can be compared with how it looks later. */
  look: string
  /** What stands in the way of seeing it, if anything. */
  hidden: string
}

describe.each([
  ['a window', { width: 1200, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const)('in %s', (_, viewport) => {
  test.each(Object.entries(kinds))(
    'Tab reaches everything in reading order, each in view and visibly focused: %s',
    async (_, path) => {
      const { page } = await visit({ viewport, reducedMotion: 'reduce' })
      await page.addInitScript(watchFocus)
      await page.goto(opened.url + path)
      await page.waitForLoadState('networkidle')
      const stops = await page.evaluate(() => walk().begin())
      expect(stops).toBeGreaterThan(10)
      const faults = await walkPart(page, 0, Math.min(stops, most))
      if (stops > most) faults.push(...(await walkPart(page, stops - last, stops)))
      else expect(await page.evaluate(() => walk().isOutside()), 'the focus leaves at the end').toBe(true)
      expect(faults).toEqual([])
      await page.context().close()
    },
  )
})

test('the walk sees a wrong order, a focus that cannot be seen and one that is covered', async () => {
  const { page } = await visit()
  await page.addInitScript(watchFocus)
  await page.goto(`${opened.url}404.html`)
  const faultsOf = async (body: string) => {
    await page.evaluate((html) => {
      document.body.innerHTML = html
    }, body)
    return walkPart(page, 0, await page.evaluate(() => walk().begin()))
  }
  expect(await faultsOf('<a href="#a">a</a><a href="#b">b</a><a href="#c">c</a>')).toEqual([])
  expect(await faultsOf('<a href="#a">a</a><a href="#b" tabindex="2">b</a>')).toHaveLength(1)
  expect(await faultsOf('<a href="#a" class="plain">a</a><a href="#b">b</a>')).toEqual([])
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '.plain:focus { outline: none !important } .bar { position: fixed; inset: 0; z-index: 9 }',
    )
    document.adoptedStyleSheets = [sheet]
  })
  expect(await faultsOf('<a href="#a" class="plain">a</a><a href="#b">b</a>')).toHaveLength(1)
  expect(await faultsOf('<a href="#a">a</a><a href="#b">b</a><div class="bar">bar</div>')).toHaveLength(2)
  await page.context().close()
})

describe('by the keyboard alone', () => {
  const start = async (path: string) => {
    const { page, faults } = await visit()
    await page.goto(opened.url + path)
    await page.waitForLoadState('networkidle')
    const active = () => page.evaluate(() => document.activeElement?.textContent.trim() ?? '')
    const end = async () => {
      expect(faults).toEqual([])
      await page.context().close()
    }
    return { page, active, end }
  }

  test('the first stop skips to the content', async () => {
    const { page, active, end } = await start('topics.html')
    await page.keyboard.press('Tab')
    expect(await active()).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
    await end()
  })

  test.each(['/', 'Control+k'])('%s opens the palette, and Escape gives the focus back', async (key) => {
    const { page, active, end } = await start('about.html')
    await page.getByRole('link', { name: 'Topics', exact: true }).focus()
    await page.keyboard.press(key)
    await page.locator('dialog.palette input').waitFor()
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('input')
    for (let step = 0; step < 12; step++) await page.keyboard.press('Tab')
    const isKept = await page.evaluate(
      () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
    )
    expect(isKept, 'the page behind gets no focus').toBe(true)
    await page.locator('dialog.palette input').focus()
    await page.keyboard.press('Escape')
    if (await page.locator('dialog.palette[open]').count()) await page.keyboard.press('Escape')
    await page.locator('dialog.palette[open]').waitFor({ state: 'detached' })
    expect(await active()).toBe('Topics')
    await end()
  })

  test('? shows the keys, and Escape gives the focus back', async () => {
    const { page, active, end } = await start('topics.html')
    await page.getByRole('link', { name: 'Claims', exact: true }).focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await active()).toBe('Claims')
    await end()
  })

  test('the theme is switched', async () => {
    const { page, end } = await start('about.html')
    await page.getByRole('button', { name: 'Dark theme' }).focus()
    await page.keyboard.press('Space')
    expect(await page.getByRole('button', { name: 'Dark theme', pressed: true }).count()).toBe(1)
    await end()
  })
})

/** Presses Tab from one stop to another, and tells what was amiss. */
async function walkPart(page: Page, from: number, to: number): Promise<string[]> {
  const faults: string[] = []
  if (from > 0) await page.evaluate((at) => walk().place(at), from - 1)
  let before: Stop | undefined
  for (let at = from; at < to; at++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => walk().stop())
    if (stop.at !== at)
      return [...faults, `after ${before?.name ?? 'the start'} (${at}) comes ${stop.name} (${stop.at})`]
    if (stop.hidden) faults.push(`${stop.name} ${stop.hidden}`)
    if (before && before.look === (await page.evaluate((at) => walk().lookOf(at), before.at)))
      faults.push(`${before.name} looks the same with and without the focus`)
    before = stop
  }
  if (to - from < most) await page.keyboard.press('Tab')
  return faults
}

interface Walk {
  begin: () => number
  place: (at: number) => void
  stop: () => Stop
  lookOf: (at: number) => string
  isOutside: () => boolean
}

declare function walk(): Walk

/** Runs in the page. */
function watchFocus(): void {
  const focusable = 'a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex]'
  const looks = [
    'outline',
    'boxShadow',
    'stroke',
    'strokeWidth',
    'fill',
    'fillOpacity',
    'textDecoration',
  ] as const
  let stops: Element[] = []

  const canHaveFocus = (element: Element) =>
    element.getClientRects().length > 0 &&
    element.checkVisibility({ visibilityProperty: true }) &&
    ((element.matches(`:is(${focusable}):not(:disabled)`) && (element as HTMLElement).tabIndex >= 0) ||
      scrollsAlone(element))
  /** Browsers let the focus rest on what can be scrolled and has nothing else to hold it. */
  const scrollsAlone = (element: Element) =>
    (element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth) &&
    /auto|scroll/.test(getComputedStyle(element).overflow) &&
    !element.querySelector(focusable)
  const name = (element: Element) =>
    `<${element.localName}> ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}`
  const lookOf = (element: Element) =>
    JSON.stringify(
      [element, ...element.querySelectorAll('*')].slice(0, 8).map((part) => {
        const style = getComputedStyle(part)
        return looks.map((look) => style[look])
      }),
    )
  const hiddenBy = (element: Element) => {
    const box = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0)
    if (!box) return 'has no size'
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2]
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return 'is out of view'
    const top = document.elementFromPoint(x, y)
    for (let over = top; over; over = over.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(over).position) && !over.contains(element))
        return `is covered by ${name(over)}`
    return ''
  }
  const tools: Walk = {
    begin: () => {
      stops = [...document.body.querySelectorAll('*')].filter(canHaveFocus)
      return stops.length
    },
    place: (at) => (stops[at] as HTMLElement | undefined)?.focus(),
    stop: () => {
      const active = document.activeElement ?? document.body
      return { at: stops.indexOf(active), name: name(active), look: lookOf(active), hidden: hiddenBy(active) }
    },
    lookOf: (at) => {
      const stop = stops[at]
      return stop ? lookOf(stop) : ''
    },
    isOutside: () => document.activeElement === document.body || document.activeElement === stops[0],
  }
  Object.assign(globalThis, { walk: () => tools })
}
