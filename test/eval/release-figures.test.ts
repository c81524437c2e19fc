import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, object>>

test('the site shows the figures that were measured', () => {
  const shown = read('src/eval/release-figures.json')
  const measured = read('test/gold/figures.json')
  for (const engine of ['claims', 'topics'])
    expect(measured[engine]?.['dev']).toMatchObject(shown[engine]?.['dev'] ?? {})
})
