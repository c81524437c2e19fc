import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { site } from './pages.ts'
import { copyProgram, differences, hashes, runScript } from './program.ts'

const folder = mkdtempSync(join(tmpdir(), 'atlas-again-'))
/** Where dates fall on another day, where `I` is no capital `i`, and where a shell is set up for development. */
const elsewhere = {
  TZ: 'Pacific/Apia',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  NODE_ENV: 'development',
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('built again in another folder, time zone and locale, with cold caches, the site has the same bytes', () => {
  const program = copyProgram(join(folder, 'a program'))
  cpSync('seeds', join(program, 'seeds'), { recursive: true })
  const { status, out } = runScript(program, 'build', ['--out', join(folder, 'another site')], elsewhere)
  expect(status, out).toBe(0)
  const [first, again] = [hashes(site), hashes(join(folder, 'another site'))]
  expect(Object.keys(first).length).toBeGreaterThan(5000)
  expect(differences(first, again)).toEqual([])
}, 600_000)
