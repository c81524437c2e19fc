import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { threadId } from 'node:worker_threads'

/** Writes a file so that whoever looks finds the old one, none, or the whole new one. */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  await throughTemporary(path, (temporary) => writeFile(temporary, content))
}

/** Copies a file in the same way. */
export async function copyWhole(from: string, to: string): Promise<void> {
  await throughTemporary(to, (temporary) => copyFile(from, temporary))
}

let count = 0

async function throughTemporary(path: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${process.pid}-${threadId}-${count++}.tmp`
  await mkdir(dirname(path), { recursive: true })
  try {
    await fill(temporary)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
