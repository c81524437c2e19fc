import { expect, test } from 'vitest'
import { schemaOrgFaults } from '../exports/schema-org.ts'
import { ownPages } from './pages.ts'

const headLimit = 6000

test('every block of JSON-LD keeps to the types of schema.org', () => {
  const blocks = ownPages().flatMap(({ source }) =>
    [...source.matchAll(/<script[^>]*type="application\/ld\+json"[^>]*>(.*?)<\/script>/gs)].map(
      ([, text = '']) => JSON.parse(text) as Record<string, unknown>,
    ),
  )
  expect(blocks.length).toBeGreaterThan(
    ownPages().filter(({ path }) => path.startsWith('papers/')).length - 1,
  )
  expect(schemaOrgFaults(blocks)).toEqual([])
}, 120_000)

test("no page's head is larger than 6 kB", () => {
  const large = ownPages().flatMap(({ path, source }) => {
    const bytes = Buffer.byteLength(/<head>.*?<\/head>/s.exec(source)?.[0] ?? '')
    return bytes > headLimit || bytes === 0 ? [`${path}: ${bytes}`] : []
  })
  expect(large).toEqual([])
})
