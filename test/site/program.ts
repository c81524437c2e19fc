import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { hash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { filesBelow } from '../../src/build/summary.ts'

const parts = [
  'README.md',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'astro.config.mjs',
  'src',
  'scripts',
  'public',
  'content',
]

/** Copies the program into a folder; its packages are linked, its caches are its own. */
export function copyProgram(folder: string): string {
  for (const part of parts) cpSync(part, join(folder, part), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync('node_modules'))
    if (!name.startsWith('.') || name === '.bin')
      symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name))
  return folder
}

/** How a command of the program ended. */
export interface Ended {
  status: number | null
  out: string
}

/** Runs one of the program's scripts in a copy of it. */
export function runScript(
  program: string,
  script: string,
  flags: string[],
  env: Record<string, string> = {},
): Ended {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join('scripts', `${script}.ts`), ...flags],
    {
      cwd: program,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      maxBuffer: 1e8,
    },
  )
  return { status, out: stdout + stderr }
}

/** The hash of every file below a folder. */
export function hashes(folder: string): Record<string, string> {
  const files = filesBelow(folder)
  return Object.fromEntries(files.map((path) => [path, hash('sha256', readFileSync(join(folder, path)))]))
}

/** What two folders do not have in common, at most a few lines of it. */
export function differences(one: Record<string, string>, other: Record<string, string>): string[] {
  const paths = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
  return paths
    .filter((path) => one[path] !== other[path])
    .map((path) =>
      path in one ? (path in other ? `differs: ${path}` : `missing: ${path}`) : `more: ${path}`,
    )
    .slice(0, 20)
}
