import { parseHTML } from 'linkedom'
import { afterEach, expect, test, vi } from 'vitest'
import type { ClaimRow } from '../../src/atlas/claim-rows.ts'
import type { PaperRow } from '../../src/atlas/lists.ts'
import { loadedClaims } from '../../src/components/client/claim-list.ts'
import { loadedPapers } from '../../src/components/client/dated-papers.ts'
import { moreRows } from '../../src/components/client/more-rows.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A page whose script elements give these rows as soon as they are added. */
function page(html: string, rows: Partial<typeof globalThis>) {
  const { document } = parseHTML(`<html><head></head><body>${html}</body></html>`)
  const loaded: string[] = []
  document.head.append = (...added: (Node | string)[]) => {
    for (const script of added as HTMLScriptElement[]) {
      loaded.push(script.src)
      Object.assign(globalThis, rows)
      script.onload?.(new Event('load'))
    }
  }
  vi.stubGlobal('document', document)
  return { document, loaded }
}

const paper = (i: number): PaperRow => [
  `p${i}`,
  `Paper ${i}`,
  '',
  `2024-0${1 + (i % 9)}-05`,
  `day ${i}`,
  i % 2,
  '',
  0,
  '',
  [],
]

test('a list shows some rows, and the next ones when asked', () => {
  const { document } = page('<ol></ol>', {})
  const list = document.querySelector('ol') as unknown as HTMLElement
  const rows = moreRows(
    list,
    list,
    (row: number) => Object.assign(document.createElement('li'), { textContent: String(row) }),
    10,
  )
  rows.show(Array.from({ length: 25 }, (_, i) => i))
  const button = document.querySelector('button')
  expect(list.children).toHaveLength(10)
  button?.click()
  expect(list.children).toHaveLength(20)
  expect(button?.textContent).toBe('Show 5 more')
  button?.click()
  expect([...list.children].map((item) => Number(item.textContent))).toEqual(
    Array.from({ length: 25 }, (_, i) => i),
  )
  expect(button?.hidden).toBe(true)
  rows.show([7])
  expect(list.children).toHaveLength(1)
})

test('the timeline’s list loads the papers that the page does not hold only when something is asked for', async () => {
  const topics = JSON.stringify([
    ['agents', 'Agents', 3, 'reasoning'],
    ['speech', 'Speech', 5, 'language'],
  ])
  const { document, loaded } = page(
    `<div><ol class="dated-list" data-chunks="a.js b.js" data-count="300" data-papers="papers/"
      data-dates="2024-01-05:2 2024-02:1" data-topics='${topics}'><li>first</li></ol><p data-rest></p></div>`,
    { atlasRows: [Array.from({ length: 300 }, (_, i) => paper(i))] },
  )
  const list = document.querySelector('ol') as unknown as HTMLElement
  const papers = loadedPapers(list)
  expect(papers.dates).toEqual([
    ['2024-01-05', 2],
    ['2024-02', 1],
  ])
  expect(await papers.narrow(() => true, false)).toBe(300)
  expect([loaded, list.children.length]).toEqual([[], 1])
  const shown = await papers.narrow(
    ({ region, topics }) => region === 'language' && topics === 'speech',
    true,
  )
  expect(shown).toBe(150)
  expect(loaded).toEqual(['a.js', 'b.js'])
  expect(list.querySelector('a')?.getAttribute('href')).toBe('papers/p1.html')
  expect(document.querySelector('p')?.hidden).toBe(true)
  expect(await papers.narrow(() => true, false)).toBe(300)
  expect(list.children).toHaveLength(200)
})

test('the claims’ table loads the claims that the page does not hold, narrows and orders them', async () => {
  const row = (i: number): ClaimRow => [
    `${i}×`,
    i % 2 ? 'speed' : 'memory',
    'Speed ↑',
    i,
    '',
    `p${i}`,
    `P${i}`,
    [0],
    '2024',
    'quote',
    1,
  ]
  const { document } = page(
    `<div data-claims><div><table data-chunks="a.js" data-count="50" data-papers="papers/"
      data-topics='[["agents","Agents"]]'><tbody></tbody></table></div><p data-rest></p></div>`,
    { atlasClaims: [Array.from({ length: 50 }, (_, i) => row(i))] },
  )
  const table = document.querySelector('table') as unknown as HTMLTableElement
  Object.assign(table, { tBodies: [table.querySelector('tbody')] })
  const claims = loadedClaims(table)
  expect(await claims.narrow(() => true, false, undefined)).toBeUndefined()
  const facts = await claims.narrow(({ category }) => category === 'speed', true, 'factor')
  expect(facts).toHaveLength(25)
  const links = [...table.querySelectorAll('tr')].map((line) => line.querySelector('a')?.getAttribute('href'))
  expect(links.slice(0, 2)).toEqual(['papers/p49.html', 'papers/p47.html'])
})
