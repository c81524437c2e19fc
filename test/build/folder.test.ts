import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { replaceFolder } from '../../src/build/folder.ts'
import { alone } from '../../src/build/lock.ts'
import { CliError } from '../../src/model/effects.ts'

const root = mkdtempSync(join(tmpdir(), 'atlas-folder-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
const write = (text: string) => (next: string) => {
  writeFileSync(join(next, 'a'), text)
  return Promise.resolve(() => readFileSync(join(next.replace('.building', ''), 'a'), 'utf8'))
}

test('a folder is there whole or as it was', async () => {
  const out = join(root, 'out')
  await replaceFolder(out, write('1'))
  await expect(
    replaceFolder(out, async (next) => {
      await write('2')(next)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(readFileSync(join(out, 'a'), 'utf8')).toBe('1')
  expect(await replaceFolder(out, write('3'))).toBe('3')
  expect(readFileSync(join(out, 'a'), 'utf8')).toBe('3')
  expect(readdirSync(root)).toEqual(['out'])
})

test('a full disk is the person’s to mend, and named so', async () => {
  const full = () => {
    const error: NodeJS.ErrnoException = new Error('ENOSPC: no space left on device, write')
    return Promise.reject(Object.assign(error, { code: 'ENOSPC', path: '/x/y' }))
  }
  const failed = await replaceFolder(join(root, 'full'), full).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(CliError)
  expect(String(failed)).toMatch(/\/x\/y: cannot be written .*; free some space/)
})

test('two builds of one folder take turns', async () => {
  const out = join(root, 'turns')
  const lines: string[] = []
  const effects = { log: (line: string) => lines.push(line), progress: () => {} }
  let inside = 0
  const slow = async (next: string) => {
    inside++
    expect(inside).toBe(1)
    await wait(150)
    const look = await write('x')(next)
    inside--
    return look
  }
  await Promise.all([replaceFolder(out, slow, effects), replaceFolder(out, slow, effects)])
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^Another build \(process \d+\) is at work here/)
})

test('the lock of a killed build is taken over', async () => {
  const lock = join(root, 'locks', 'a.lock')
  mkdirSync(join(root, 'locks'))
  writeFileSync(lock, '4194304999')
  expect(await alone(lock, () => Promise.resolve(7))).toBe(7)
  expect(existsSync(lock)).toBe(false)
})
