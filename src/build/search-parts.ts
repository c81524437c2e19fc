import { statSync } from 'node:fs'
import { join } from 'node:path'
import { linkWhole } from '../cards/write.ts'
import type { KeptParts, MadePart } from '../search/index.ts'
import type { DataPlaces } from './data-files.ts'
import { programPrint } from './fingerprint.ts'
import { nameOf } from './folder.ts'
import { keep, readKept } from './kept.ts'

/** A part of the last site's index, and its files' sizes and times of change. */
interface KeptPart {
  part: MadePart
  stats: [bytes: number, changed: number][]
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
export function keptParts({ next, last, cacheDir }: DataPlaces): { kept: KeptParts; save: () => void } {
  const path = join(cacheDir, `${nameOf(last)}.json`)
  const program = programPrint()
  const notes = readKept<Notes>(path)
  const known = notes?.program === program ? notes.parts : {}
  const made = new Map<string, MadePart>()
  const take = (print: string): MadePart | undefined => {
    const { part, stats } = known[print] ?? {}
    if (!part || !stats) return undefined
    const isSame = part.files.every((file, at) => {
      const stat = statSync(join(last, file), { throwIfNoEntry: false })
      return stat?.size === stats[at]?.[0] && stat?.mtimeMs === stats[at]?.[1]
    })
    if (!isSame) return undefined
    for (const file of part.files) linkWhole(join(last, file), join(next, file))
    return part
  }
  const save = () => {
    const parts = [...made].map(([print, part]): [string, KeptPart] => {
      const stats = part.files.map((file): [number, number] => {
        const { size, mtimeMs } = statSync(join(next, file))
        return [size, mtimeMs]
      })
      return [print, { part, stats }]
    })
    keep(path, { program, parts: Object.fromEntries(parts) })
  }
  return { kept: { take, keep: (print, part) => void made.set(print, part) }, save }
}
