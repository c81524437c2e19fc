import { join } from 'node:path'
import { linkWhole } from '../cards/write.ts'
import type { KeptParts, MadePart } from '../search/index.ts'
import { programPrint } from './fingerprint.ts'
import { keep, readKept } from './kept.ts'
import { isUntouched, notesPath, stampOf, type SitePlaces, type Stamp } from './last-site.ts'

/** A part of the last site's index, and the stamps of its files. */
interface KeptPart {
  part: MadePart
  stamps: (Stamp | undefined)[]
}

interface Notes {
  program: string
  parts: Record<string, KeptPart>
}

/**
 * The parts of the search index that the last site has. A part is taken over when its papers and the program are the
 * same, and nobody has touched its files since.
 * @returns what the index is made with, and what notes the new site's parts for the next build
 */
export function keptParts(places: SitePlaces): { kept: KeptParts; save: () => void } {
  const { next, last } = places
  const path = notesPath(places)
  const program = programPrint()
  const notes = readKept<Notes>(path)
  const known = notes?.program === program ? notes.parts : {}
  const made = new Map<string, MadePart>()
  /** Those whose files are the last site's own, and have their stamps. */
  const linked = new Map<string, KeptPart>()
  const take = (print: string): MadePart | undefined => {
    const own = known[print]
    if (!own) return undefined
    const { part, stamps } = own
    const isWhole = part.files.every((file, at) => {
      const stamp = stamps[at]
      return stamp && isUntouched(last, file, stamp)
    })
    if (!isWhole) return undefined
    const copies = part.files.filter((file) => !linkWhole(join(last, file), join(next, file)))
    if (copies.length === 0) linked.set(print, own)
    return part
  }
  const save = () => {
    const parts = [...made].map(([print, part]): [string, KeptPart] => {
      const stampOfNew = (file: string) => stampOf(join(next, file))
      return [print, linked.get(print) ?? { part, stamps: part.files.map(stampOfNew) }]
    })
    keep(path, { program, parts: Object.fromEntries(parts) } satisfies Notes)
  }
  const all = Object.values(known).map(({ part }) => part)
  const beginnings = new Map(
    all.flatMap((part) => part.prints.map((print, at) => [print, part.beginnings[at]])),
  )
  const kept: KeptParts = {
    take,
    beginnings: (print) => beginnings.get(print),
    keep: (print, part) => void made.set(print, part),
  }
  return { kept, save }
}
