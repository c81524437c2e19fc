import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tree, workspace } from './workspace.ts'

/** Kills ingest after some milliseconds, if it still runs then. */
async function runAndKill(content: string, after: number | undefined): Promise<boolean> {
  const child = spawn('node_modules/.bin/node', [
    'scripts/ingest.ts',
    '--seeds',
    'seeds',
    '--content',
    content,
  ])
  const timer = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after)
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  clearTimeout(timer)
  return signal === 'SIGKILL'
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

test('killed 50 times at random moments and then run once, ingest gives what one run gives', async () => {
  const { content: whole } = workspace()
  const started = performance.now()
  await runAndKill(whole, undefined)
  const duration = performance.now() - started
  const expected = tree(join(whole, 'papers'))
  const chains = [1, 2].map(async (seed) => {
    const { content } = workspace()
    const next = random(seed)
    let killed = 0
    for (let round = 0; round < 25; round++) {
      if (await runAndKill(content, duration * (0.3 + 0.7 * next()))) killed++
      if (!existsSync(join(content, 'papers'))) continue
      for (const [name, text] of Object.entries(tree(join(content, 'papers'))))
        if (name.endsWith('.mdx')) expect(text, name).toBe(expected[name])
      if (round % 3 === 2) rmSync(content, { recursive: true })
    }
    await runAndKill(content, undefined)
    expect(tree(join(content, 'papers'))).toEqual(expected)
    return killed
  })
  const killed = await Promise.all(chains)
  expect(killed.reduce((sum, one) => sum + one)).toBeGreaterThan(10)
}, 240_000)

test('what a killed ingest leaves behind is cleared away', async () => {
  const { content, run, seed, files } = workspace({ 'a.jsonl': '{"title": "A", "abstract": "B"}\n' })
  await run()
  cpSync(join(content, 'papers', 'a.mdx'), join(content, 'papers', '.a.999999999.tmp'))
  seed('b.jsonl', '{"title": "C", "abstract": "D"}\n')
  await run()
  expect(Object.keys(files())).toEqual(['a.mdx', 'c.mdx'])
})
