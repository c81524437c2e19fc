import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Read } from '../atlas/trace.ts'
import { linkWhole } from '../cards/write.ts'
import { keep, readKept } from './kept.ts'

/** A file of the last site, and the places in `reads` of what its drawing read. */
type Kept = [file: string, bytes: number, changed: number, ...reads: number[]]

/** What is known of the last site in a folder. */
interface Manifest {
  /** Program and settings that drew it. */
  program: string
  reads: Read[]
  /** Of each read when it was drawn; null where a read may change without anyone noticing. */
  versions: (string | null)[]
  files: Kept[]
}

type Version = (read: Read) => string | undefined

/** The drawn files of the last site, of which those that would come out the same need not be drawn again. */
export interface PageCache {
  /** Puts a file of the last site into the new one; false when it has to be drawn. */
  restore: (file: string) => boolean
  /** Notes what the drawing of a file read. */
  drawn: (file: string, reads: readonly Read[]) => void
  /** Writes down what the new site's files were drawn from. */
  save: () => void
}

/**
 * Opens what an earlier build noted. A file is taken from the last site when program and settings are the same,
 * everything that its drawing read has the same version, and nobody has touched it since.
 * @param path where notes are kept
 * @param last the folder of the last site
 * @param next the folder in which the new one grows
 */
export function openPageCache(
  path: string,
  { program, last, next, version }: { program: string; last: string; next: string; version: Version },
): PageCache {
  const known = readKept<Manifest>(path)
  const notes: Manifest = known?.program === program ? known : { program, reads: [], versions: [], files: [] }
  const isSame = notes.reads.map((read, place) => notes.versions[place] === version(read))
  const kept = new Map(notes.files.map((file) => [file[0], file]))
  const places = new Map<Read, number>()
  const placeOf = (read: Read): number => {
    const place = places.get(read) ?? places.size
    places.set(read, place)
    return place
  }
  const moved = new Map<number, number>()
  /** Where a read of the last site's stands among this one's; names take longer to look up. */
  const movedTo = (before: number): number => {
    const place = moved.get(before) ?? placeOf(notes.reads[before] ?? '')
    moved.set(before, place)
    return place
  }
  const files = new Map<string, Noted>()
  const drawn = (file: string, reads: readonly Read[]) => {
    files.set(file, { reads: Uint32Array.from(reads, placeOf) })
  }
  const restore = (file: string): boolean => {
    const own = kept.get(file)
    if (!own) return false
    const [, bytes, changed, ...reads] = own
    if (!reads.every((place) => isSame[place])) return false
    const stat = statSync(join(last, file), { throwIfNoEntry: false })
    if (stat?.size !== bytes || stat.mtimeMs !== changed) return false
    const isOne = linkWhole(join(last, file), join(next, file))
    files.set(file, { reads: Uint32Array.from(reads, movedTo), before: isOne ? own : undefined })
    return true
  }
  const save = () => {
    const written = [...files].map(([file, { reads, before }]): Kept => {
      const [, bytes, changed] = before ?? measured(next, file)
      return [file, bytes, changed, ...reads]
    })
    const reads = [...places.keys()]
    keep(path, { program, reads, versions: reads.map((read) => version(read) ?? null), files: written })
  }
  return { restore, drawn, save }
}

/** What is noted of a file of the new site. */
interface Noted {
  /** As numbers: hundreds of thousands of names would take as much memory as the atlas. */
  reads: Uint32Array
  /** What is known of the last site's file, where it is the very same one. */
  before?: Kept
}

function measured(folder: string, file: string): Kept {
  const { size, mtimeMs } = statSync(join(folder, file))
  return [file, size, mtimeMs]
}
