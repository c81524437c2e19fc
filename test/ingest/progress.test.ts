import { expect, test } from 'vitest'
import { progressLine } from '../../src/ingest/progress.ts'

test.each([
  ['reading entries', 3000, undefined, 5000, 'reading entries 3000'],
  ['writing papers', 0, 340, 0, 'writing papers 0 of 340'],
  ['writing papers', 100, 300, 500, 'writing papers 100 of 300'],
  ['writing papers', 100, 300, 5000, 'writing papers 100 of 300, 10 s left'],
  ['asking arxiv', 1, 101, 3000, 'asking arxiv 1 of 101, 5 min left'],
])('%s %d of %s after %d ms', (name, done, total, elapsed, line) => {
  expect(progressLine(name, done, total, elapsed)).toBe(line)
})
