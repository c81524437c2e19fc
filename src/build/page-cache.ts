import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Read } from '../atlas/trace.ts'
import { linkWhole } from '../cards/write.ts'
import { keep, readKept } from './kept.ts'
import { isUntouched, stampOf, type SitePlaces } from './last-site.ts'
import type { Linked } from './link-ahead.ts'

/** A file of the last site, and the places in `reads` of what its drawing read. */
type Kept = [file: string, bytes: number, changed: number, ...reads: number[]]

/** Where reads begin in what is kept of a file; loops over half a million of them take no copies. */
const firstRead = 3

/** What is known of the last site in a folder. */
interface Manifest {
  /** The program that drew it. */
  program: string
  /** All else that its files depend on without reading it. */
  settings: string
  reads: Read[]
  /** Of each read when it was drawn; null where a read may change without anyone noticing. */
  versions: (string | null)[]
  files: Kept[]
}

/** The notes of an earlier build; undefined when there are none, or those of another program. */
export function readNotes(path: string, program: string): Manifest | undefined {
  const known = readKept<Manifest>(path)
  return known?.program === program ? known : undefined
}

type Version = (read: Read) => string | undefined

/** The drawn files of the last site, of which those that would come out the same need not be drawn again. */
export interface PageCache {
  /** Puts a file of the last site into the new one; false when it has to be drawn, for which its place is free then. */
  restore: (file: string) => boolean
  /** Frees the place of a file that is to be drawn. */
  free: (file: string) => void
  /** Notes what the drawing of a file read. */
  drawn: (file: string, reads: readonly Read[]) => void
  /** Writes down what the new site's files were drawn from. */
  save: () => void
}

export interface PageCacheOptions extends Pick<SitePlaces, 'last' | 'next'> {
  program: string
  /** All else that files depend on without reading it. */
  settings: string
  version: Version
  /** What has been linked of the notes' files; loses what is to be drawn. */
  linked?: Linked
}

/**
 * Opens what an earlier build noted. A file is taken from the last site when program and settings are the same,
 * everything that its drawing read has the same version, and nobody has touched it since.
 * @param path where notes are kept
 */
export function openPageCache(path: string, options: PageCacheOptions): PageCache {
  const { program, settings, last, next, version, linked = new Set() } = options
  const known = readNotes(path, program)
  const notes = known ?? { settings, reads: [], versions: [], files: [] }
  const isComparable = notes.settings === settings
  const isSame = notes.reads.map((read, place) => isComparable && notes.versions[place] === version(read))
  const kept = new Map(notes.files.map((file) => [file[0], file]))
  const places = readPlaces(notes.reads)
  const files = new Map<string, Noted>()
  const drawn = (file: string, reads: readonly Read[]) => {
    files.set(file, { reads: Uint32Array.from(reads, places.of) })
  }
  const free = (file: string): void => {
    if (linked.delete(file)) rmSync(join(next, file))
  }
  const takeOver = ([file, bytes, changed]: Kept): 'linked' | 'copied' | undefined => {
    if (linked.has(file)) return 'linked'
    if (!isUntouched(last, file, [bytes, changed])) return undefined
    return linkWhole(join(last, file), join(next, file)) ? 'linked' : 'copied'
  }
  const isCurrent = (own: Kept): boolean => {
    for (let at = firstRead; at < own.length; at++) if (!isSame[own[at] as number]) return false
    return true
  }
  const restore = (file: string): boolean => {
    const own = kept.get(file)
    if (!own) return false
    const taken = isComparable && isCurrent(own) ? takeOver(own) : undefined
    if (taken) files.set(file, { reads: places.ofEarlier(own), before: taken === 'linked' ? own : undefined })
    else free(file)
    return taken !== undefined
  }
  const save = () => {
    // What was linked and nobody has asked for is not of this site.
    for (const file of linked) if (!files.has(file)) free(file)
    const written = [...files].map(([file, { reads, before }]): Kept => {
      const [, bytes, changed] = before ?? [file, ...(stampOf(join(next, file)) ?? [0, 0])]
      return [file, bytes, changed, ...reads]
    })
    const reads = places.all()
    const versions = reads.map((read) => version(read) ?? null)
    keep(path, { program, settings, reads, versions, files: written } satisfies Manifest)
  }
  return { restore, free, drawn, save }
}

/**
 * Numbers what is read in the order in which it comes.
 * @param earlier what the last site's files read
 */
function readPlaces(earlier: readonly Read[]) {
  const places = new Map<Read, number>()
  const of = (read: Read): number => {
    const place = places.get(read) ?? places.size
    places.set(read, place)
    return place
  }
  /** The numbers, plus one, of what had others in the last site; names take longer to look up. */
  const moved = new Uint32Array(earlier.length)
  /** What a file of the last site has read. */
  const ofEarlier = (file: Kept): Uint32Array => {
    const reads = new Uint32Array(file.length - firstRead)
    for (let at = 0; at < reads.length; at++) {
      const before = file[at + firstRead] as number
      if (moved[before] === 0) moved[before] = of(earlier[before] ?? '') + 1
      reads[at] = (moved[before] ?? 1) - 1
    }
    return reads
  }
  return { of, ofEarlier, all: () => [...places.keys()] }
}

/** What is noted of a file of the new site. */
interface Noted {
  /** As numbers: hundreds of thousands of names would take as much memory as the atlas. */
  reads: Uint32Array
  /** What is known of the last site's file, where it is the very same one. */
  before?: Kept
}
