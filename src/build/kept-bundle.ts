import { hash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { linkWhole, writeWhole } from '../cards/write.ts'
import type { BundleRequest, MadeBundle } from './bundle.ts'
import { programPrint } from './fingerprint.ts'
import { filesBelow } from './summary.ts'

/** Bundles that are kept: atlases that are built in turn, of other notes or for another address. */
const mostKept = 4
const noteName = 'bundle.v8'

/** Names what a bundle is made of, but for the text of the notes, which the bundle's own list of sources tells. */
export function bundleKey({ site, notes }: Omit<BundleRequest, 'folder'>): string {
  return hash('sha256', JSON.stringify([programPrint(), site, [...notes]])).slice(0, 16)
}

/**
 * Puts a kept bundle into a folder.
 * @param kept the folder of kept bundles
 * @returns undefined when there is none of this key, or when a file that it was made of is not as it was
 */
export function takeBundle(kept: string, key: string, folder: string): MadeBundle | undefined {
  const own = join(kept, key)
  try {
    const made = deserialize(readFileSync(join(own, noteName))) as MadeBundle
    if (!made.sources.every(([path, print]) => printOf(path) === print)) return undefined
    for (const file of filesBelow(own)) linkWhole(join(own, file), join(folder, file))
    const now = Date.now() / 1000
    utimesSync(own, now, now)
    return { ...made, entry: join(folder, made.entry), files: join(folder, made.files) }
  } catch {
    // None is kept, or another build clears it away at this moment.
    return undefined
  }
}

/** Keeps a bundle for later builds, and clears away those that were not used for longest. */
export function keepBundle(kept: string, key: string, folder: string, made: MadeBundle): void {
  mkdirSync(kept, { recursive: true })
  const next = mkdtempSync(join(kept, 'next-'))
  for (const file of filesBelow(folder)) linkWhole(join(folder, file), join(next, file))
  const inside = { entry: relative(folder, made.entry), files: relative(folder, made.files) }
  writeWhole(join(next, noteName), serialize({ ...made, ...inside }))
  rmSync(join(kept, key), { recursive: true, force: true })
  renameSync(next, join(kept, key))
  const usedAt = (name: string) => statSync(join(kept, name), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const names = readdirSync(kept).sort((a, b) => usedAt(b) - usedAt(a))
  for (const name of names.slice(mostKept)) rmSync(join(kept, name), { recursive: true, force: true })
}

/** What names the content of a source file; undefined when it is not there. */
export function printOf(path: string): string | undefined {
  try {
    return hash('sha256', readFileSync(path)).slice(0, 16)
  } catch {
    return undefined
  }
}
