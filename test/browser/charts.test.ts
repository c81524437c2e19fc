import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { onSheet, sheets } from '../../src/charts/map/frame.ts'
import { closeBrowser, visit, ways, type Opened } from './visit.ts'

const atlas = loadAtlas('content')
const noBox = { x: 0, y: 0, width: 0, height: 0 }

afterAll(closeBrowser)

describe.each(ways.filter(({ name }) => name !== 'under a sub-path'))('$name', ({ open }) => {
  let opened: Opened
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(() => opened.close())

  test('a span drawn on the timeline narrows the list, stays in the address, and can be taken back', async () => {
    const { page, faults } = await visit()
    await page.goto(`${opened.url}timeline.html`)
    const brush = page.locator('[data-timeline-brush]')
    await brush.scrollIntoViewIfNeeded()
    const box = (await brush.boundingBox()) ?? noBox
    await page.mouse.move(box.x + box.width * 0.5, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.7, box.y + 20, { steps: 5 })
    await page.mouse.up()
    await page.waitForURL(/#span=/)
    const shown = page.locator('.dated-list li:visible')
    const some = await shown.count()
    expect(some).toBeGreaterThan(0)
    const [, from = '', to = ''] = /span=(\d{4})[-\d]*\.\.(\d{4})/.exec(page.url()) ?? []
    const years = atlas.years.map(({ year }) => year)
    expect(Number(to) - Number(from)).toBeLessThan((Math.max(...years) - Math.min(...years)) / 2)
    await page.reload()
    expect(await shown.count()).toBe(some)
    await page.getByRole('button', { name: 'Show all' }).click()
    expect(await shown.count()).toBe(atlas.papers.length)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('the claims are narrowed by category, in the chart and in the table', async () => {
    const { page, faults } = await visit()
    await page.goto(`${opened.url}claims.html`)
    const memory = atlas.papers.flatMap(({ claims }) =>
      claims.filter(({ category }) => category === 'memory'),
    )
    await page.getByLabel('Category').selectOption('memory')
    expect(await page.locator('.claims-table tbody tr:visible').count()).toBe(memory.length)
    await page
      .getByRole('status')
      .filter({ hasText: `${memory.length} of` })
      .waitFor()
    await page.getByLabel('Chart by').selectOption('topic')
    expect(await page.locator('#claims-by-topic').isVisible()).toBe(true)
    expect(await page.locator('#claims-by-category').isVisible()).toBe(false)
    await page.reload()
    expect(await page.locator('.claims-table tbody tr:visible').count()).toBe(memory.length)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('the table of claims sorts by factor', async () => {
    const { page } = await visit()
    await page.goto(`${opened.url}claims.html`)
    await page.getByRole('button', { name: 'Factor' }).click()
    const factors = await page
      .locator('.claims-table tbody td.number')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.dataset['value'])))
    expect(factors).toEqual([...factors].sort((a, b) => b - a))
    await page.context().close()
  })

  test('the map zooms by button and key, keeps its place in the address, and shows a paper’s card', async () => {
    const { page, faults } = await visit()
    await page.goto(`${opened.url}map.html`)
    await page.getByRole('button', { name: /zoom in/i }).click()
    await page.waitForURL(/#map=/)
    const place = new URL(page.url()).hash
    await page.reload()
    expect(new URL(page.url()).hash).toBe(place)
    await page.goto(`${opened.url}map.html`)
    const dot = page.locator('.chart-map:visible a.paper').first()
    await dot.focus()
    const slug = await dot.getAttribute('data-slug')
    await page
      .locator('.map__card:visible')
      .getByText(atlas.paper(slug ?? '').plainTitle)
      .waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`${slug}\\.html`))
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('the map of the home page tells of the paper under the mouse, and opens it', async () => {
    const { page, faults } = await visit()
    await page.goto(`${opened.url}index.html`)
    const { x, y, width, height } = (await page.locator('.chart-map:visible').boundingBox()) ?? noBox
    const [paper] = atlas.papers
    const at = onSheet(atlas.positions.get(paper?.slug ?? '') ?? { x: 0, y: 0 }, sheets.wide)
    const place = [
      x + (at[0] * width) / sheets.wide.width,
      y + (at[1] * height) / sheets.wide.height,
    ] as const
    await page.mouse.move(place[0] - 40, place[1])
    await page.waitForFunction(() => 'atlasMap' in globalThis)
    await page.mouse.move(...place, { steps: 5 })
    await page
      .locator('.map__card:visible')
      .getByText(paper?.plainTitle ?? '')
      .waitFor()
    await page.mouse.click(...place)
    await page.waitForURL(new RegExp(`${paper?.slug}\\.html`))
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('the papers in view stand in a list beneath the map, whose links show where they lie', async () => {
    const { page, faults } = await visit()
    await page.goto(`${opened.url}map.html`)
    const status = page.locator('[data-map-list] [role=status]')
    // The buttons come with the script, which comes once the page is painted; keys do nothing before.
    await page.getByRole('button', { name: /zoom in/i }).waitFor()
    await page.locator('svg.chart-map:visible').focus()
    for (const key of ['+', '+', '+']) await page.keyboard.press(key, { delay: 400 })
    await page.waitForURL(/#map=/)
    await page.waitForTimeout(300)
    const shown = Number.parseInt((await status.textContent())?.trim() ?? '', 10)
    expect(shown).toBeGreaterThan(0)
    expect(shown).toBeLessThan(atlas.papers.length)
    await page.getByText('List the papers in view').click()
    const links = page.locator('[data-map-list] li a')
    await links.first().waitFor()
    expect(await links.count()).toBe(Math.min(100, shown))
    await links.first().focus()
    await page
      .locator('.map__card')
      .getByText((await links.first().textContent()) ?? '')
      .waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a topic asked for in the address lights up on the map', async () => {
    const topic = atlas.topics.reduce((most, one) => (one.papers.length > most.papers.length ? one : most))
    const { page, faults } = await visit()
    await page.goto(`${opened.url}map.html?topic=${topic.slug}`)
    await page.waitForTimeout(500)
    await page.screenshot({ path: 'test-output/map-topic.png' })
    const faded = page
      .locator('.chart-map:visible a.paper')
      .evaluateAll((marks) =>
        marks.map(
          (mark) => [mark.getAttribute('data-slug') ?? '', Number(getComputedStyle(mark).opacity)] as const,
        ),
      )
    const shown = new Map(await faded)
    const [inside] = topic.papers
    const outside = atlas.papers.find(({ topics }) => !topics.includes(topic.slug))
    expect(shown.get(inside ?? '')).toBeGreaterThan(shown.get(outside?.slug ?? '') ?? 1)
    expect(faults).toEqual([])
    await page.context().close()
  })
})
