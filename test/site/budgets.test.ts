import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { kinds } from '../browser/kinds.ts'
import { allPages, site } from './pages.ts'

/** Most kilobytes of script, compressed, that a kind of page may load by itself. */
const scriptBudgets: Record<string, number> = {
  home: 35,
  'all papers': 10,
  paper: 5,
  topic: 40,
  author: 10,
  timeline: 40,
  claims: 40,
  map: 60,
  // The switch that keeps the atlas offline.
  about: 8,
}
const fontBudget = 120
const measured: string[] = []

afterAll(() => process.stdout.write(`\n${measured.join('\n')}\n`))

test.each(Object.entries(scriptBudgets))('%s loads at most %i kB of script', (kind, budget) => {
  const page = allPages().find(({ path }) => path === kinds[kind])
  const scripts = [...(page?.source ?? '').matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(
    ([, src]) => src ?? '',
  )
  const bytes = [...new Set(scripts)].reduce((sum, src) => {
    const file = posix.join(posix.dirname(page?.path ?? ''), src)
    return sum + gzipSync(readFileSync(join(site, file))).length
  }, 0)
  const html = gzipSync(page?.source ?? '').length
  measured.push(`${kind.padEnd(12)} script ${kb(bytes)} of ${budget} kB   page ${kb(html)} kB`)
  expect(scripts.length).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(budget * 1000)
})

test('all fonts together stay small', () => {
  const fonts = readdirSync(join(site, 'fonts'))
  const bytes = fonts.reduce((sum, font) => sum + statSync(join(site, 'fonts', font)).size, 0)
  measured.push(`${'fonts'.padEnd(12)} ${kb(bytes)} of ${fontBudget} kB`)
  expect(fonts.length).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(fontBudget * 1000)
})

function kb(bytes: number): string {
  return (bytes / 1000).toFixed(1).padStart(5)
}
