import { copyFileSync, linkSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { threadId } from 'node:worker_threads'

/** Writes a file so that whoever looks finds the old one, none, or the whole new one. */
export function writeWhole(path: string, content: Uint8Array | string): void {
  throughTemporary(path, (temporary) => writeFileSync(temporary, content))
}

/**
 * Gives a file a second name, in the same way, as ten thousand copies would take seconds and half a gigabyte; copies
 * it where it cannot have one, as on another disk.
 * @returns true when both names are of one file, false for a copy
 */
export function linkWhole(from: string, to: string): boolean {
  // What could stand in the way is asked only when something does: in a new folder nothing is.
  if (isDone(() => linkSync(from, to))) return true
  const there = statSync(to, { throwIfNoEntry: false })
  if (there?.ino === statSync(from).ino) return true
  if (there) rmSync(to)
  if (isDone(() => inFolder(to, () => linkSync(from, to)))) return true
  throughTemporary(to, (temporary) => copyFileSync(from, temporary))
  return false
}

function isDone(task: () => void): boolean {
  try {
    task()
    return true
  } catch {
    return false
  }
}

let count = 0

function throughTemporary(path: string, fill: (temporary: string) => void): void {
  const temporary = `${path}.${process.pid}-${threadId}-${count++}.tmp`
  try {
    inFolder(path, () => fill(temporary))
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Makes a file's folder only when it turns out to be missing. */
function inFolder(path: string, task: () => void): void {
  try {
    task()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    mkdirSync(dirname(path), { recursive: true })
    task()
  }
}
