import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'

/**
 * Does a task with a folder. Astro takes a folder for one inside the program's when its path begins with the same
 * letters, as `../atlas-site` does beside `../atlas`, and then misses its packages there: such a folder gets another
 * path for the time of the task.
 * @param folder an absolute path
 */
export async function underOwnPath<T>(folder: string, task: (path: string) => Promise<T>): Promise<T> {
  const program = process.cwd()
  if (!folder.startsWith(program) || folder.startsWith(program + sep)) return task(folder)
  const holder = mkdtempSync(join(tmpdir(), 'paper-atlas-'))
  const link = join(holder, 'site')
  symlinkSync(folder, link, 'junction')
  try {
    return await task(link)
  } finally {
    rmSync(holder, { recursive: true, force: true })
  }
}
