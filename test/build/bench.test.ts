import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { benchTable, pageLines, peerTable } from '../../src/build/bench-table.ts'
import { largestPages } from '../../src/build/largest-pages.ts'
import { watchTree } from '../../src/build/process-tree.ts'
import type { BenchRun } from '../../src/build/bench.ts'

const run: BenchRun = {
  papers: 1000,
  kind: 'cold',
  seconds: 12.34,
  processorSeconds: 20,
  peakMemory: 900e6,
  load: 0.5,
  summary: {
    ...{ papers: 1000, pages: 6000, cards: 1100, cardsDrawn: 0, indexBytes: 5e6, bytes: 170e6, files: 13000 },
    stages: [{ stage: 'ingest', seconds: 2 }],
    ...{ seconds: 12, processorSeconds: 18, peakMemory: 800e6 },
  },
  largest: [{ path: 'claims.html', bytes: 120_400 }],
}

test('a run is a row with its processor time for each paper, beside the run before', () => {
  const [head, , row] = benchTable([run], [{ ...run, seconds: 50 }])
  const cells = (line = '') => line.split('|').map((cell) => cell.trim())
  const cell = (name: string) => cells(row)[cells(head).indexOf(name)]
  expect([cell('seconds'), cell('ms a paper'), cell('ingest'), cell('MB memory'), cell('before')]).toEqual([
    '12.3',
    '20.0',
    '2.0',
    '900',
    '50.0',
  ])
})

test('the largest pages are told once for each number of papers', () => {
  const lines = pageLines([run, { ...run, kind: 'again' }])
  expect(lines).toEqual(['Largest pages of 1000 papers, compressed: claims.html 120 kB'])
})

test('the pages that are largest to send are not those that are largest on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-pages-'))
  writeFileSync(join(folder, 'dull.html'), 'a'.repeat(50_000))
  writeFileSync(join(folder, 'rich.html'), randomBytes(20_000).toString('hex'))
  writeFileSync(join(folder, 'data.json'), randomBytes(90_000).toString('hex'))
  expect(largestPages(folder).map(({ path }) => path)).toEqual(['rich.html', 'dull.html'])
  rmSync(folder, { recursive: true })
})

test('a peer that is not there is said to be so', () => {
  expect(peerTable(10, [{ name: 'Hugo', skipped: 'not installed' }]).at(-1)).toContain('not installed')
})

test('the time and memory of a process count with those of the processes that it starts', async () => {
  const spin =
    'const end = Date.now() + 900; const held = Buffer.alloc(6e7, 1); while (Date.now() < end) held[0]++'
  const script = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(spin)}])`
  const child = spawn(process.execPath, ['-e', script])
  const tree = watchTree(child.pid ?? 0)
  await new Promise((ended) => child.on('close', ended))
  const { processorSeconds, peakMemory } = tree.stop()
  expect(processorSeconds).toBeGreaterThan(0.1)
  expect(peakMemory).toBeGreaterThan(6e7)
})
