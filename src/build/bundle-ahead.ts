import { join } from 'node:path'
import type { Atlas } from '../atlas/index.ts'
import { readNotes } from '../atlas/read.ts'
import { bundlePages, type PageBundle } from './bundle.ts'
import { cacheFolder, type BuildOptions } from './stages.ts'

/** A bundle of the pages that is being made before the content has been read. */
export interface BundleAhead {
  /** The bundle for a person's own texts as they turned out to be. */
  of: (notes: Atlas['notes']) => Promise<PageBundle>
}

/** More papers are not looked through for notes twice. */
const fewPapers = 2_000

/**
 * Bundles the pages while the seeds are read, as far as it can be told ahead what they need: the program and the
 * person's own texts. That takes longest in a small atlas; in the first build of a large one it takes 0.5 GB, which
 * others need later.
 * @param build the rest; when it fails, the making of the bundle ends
 * @param make makes a bundle
 */
export async function bundlingAhead<T>(
  { content, site, effects }: BuildOptions,
  build: (bundled: BundleAhead) => Promise<T>,
  make: typeof bundlePages = bundlePages,
): Promise<T> {
  const makeOf = (notes: Atlas['notes'], signal: AbortSignal) =>
    make({ site, notes }, join(cacheFolder, 'bundles'), effects, signal)
  const [failed, unwanted] = [new AbortController(), new AbortController()]
  const foreseen = readNotes(content, fewPapers)
  const early = foreseen && makeOf(foreseen, AbortSignal.any([failed.signal, unwanted.signal]))
  // Whoever needs it hears of a failure.
  early?.catch(() => {})
  const of = async (notes: Atlas['notes']) => {
    if (early && isSame(foreseen, notes)) return early
    unwanted.abort()
    // Two cannot be made at once.
    await early?.catch(() => {})
    return makeOf(notes, failed.signal)
  }
  try {
    return await build({ of })
  } catch (error) {
    failed.abort()
    throw error
  }
}

function isSame(some: Atlas['notes'], others: Atlas['notes']): boolean {
  return JSON.stringify([...some]) === JSON.stringify([...others])
}
