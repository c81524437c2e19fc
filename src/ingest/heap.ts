import { statSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import type { SeedFile } from './seeds.ts'

/** Seeds of so many bytes in all are many papers. */
const large = 20e6
/**
 * By how much, in percent, memory may grow from one clearance to the next. V8's own choice (0) lets it grow threefold,
 * and what all papers of a large atlas need is much already.
 */
const growth = 20
const usualGrowth = 0

/** Does work on seeds; on large ones with less memory, for some more time. */
export async function sparingly<T>(files: readonly SeedFile[], work: () => Promise<T>): Promise<T> {
  const size = files.reduce((sum, { path }) => sum + sizeOf(path), 0)
  if (size < large) return work()
  setFlagsFromString(`--heap-growing-percent=${growth}`)
  try {
    return await work()
  } finally {
    setFlagsFromString(`--heap-growing-percent=${usualGrowth}`)
  }
}

/** A file that cannot be looked at is told of when it is read. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}
