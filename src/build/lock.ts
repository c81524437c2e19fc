import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { silent, type Effects } from '../model/effects.ts'

/** Between two looks at a lock that another holds, in milliseconds. */
const patience = 100

/**
 * Does a task while no other process does it: the lock is a file with the holder's process id, and what a killed
 * process left counts as free.
 * @param signal ends the waiting
 */
export async function alone<T>(
  path: string,
  task: () => Promise<T>,
  effects: Effects = silent,
  signal?: AbortSignal,
): Promise<T> {
  mkdirSync(dirname(path), { recursive: true })
  for (let told = false; !take(path); told = true) {
    if (!told)
      effects.log(
        `Another build (process ${readText(path)}) is at work here; this one goes on after it. If there is none, remove ${path}.`,
      )
    await setTimeout(patience)
    signal?.throwIfAborted()
  }
  try {
    return await task()
  } finally {
    rmSync(path, { force: true })
  }
}

/** True when a process of that number is at work. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A link is made whole or not at all, so that no one finds a lock without its holder's number. */
function take(path: string): boolean {
  const own = `${path}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (!isHeld(path)) giveUp(path, own)
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

/** Takes a dead holder's lock away, unless another process has done so and holds it by now. */
function giveUp(path: string, own: string): void {
  try {
    renameSync(path, own)
    if (isHeld(own)) linkSync(own, path)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

function isHeld(path: string): boolean {
  const holder = Number(readText(path))
  return holder > 0 && isAlive(holder)
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
