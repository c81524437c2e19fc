import { claimRows, claimsChunk, claimsLimit } from '../atlas/claim-rows.ts'
import { chunkSize, paperRows } from '../atlas/lists.ts'
import type { Atlas } from '../atlas/index.ts'
import { mapData } from '../charts/index.ts'
import { scriptJson } from './script-json.ts'

interface ScriptFile {
  path: string
  content: string
}

/**
 * What scripts of pages load, as scripts, which load from disk too: the list of all papers (`data/list-1.js`, …),
 * the map's points (`data/map.js`), and, where they are too many for one page, the claims
 * (`data/claim-list-1.js`, …).
 */
export function scriptData(atlas: Atlas): ScriptFile[] {
  const claims = claimRows(atlas)
  return [
    ...inChunks(paperRows(atlas), chunkSize, 'list', 'atlasRows'),
    { path: 'data/map.js', content: `globalThis.atlasMap=${scriptJson(mapData(atlas))}\n` },
    ...(claims.length > claimsLimit ? inChunks(claims, claimsChunk, 'claim-list', 'atlasClaims') : []),
  ]
}

/** Rows in files of some thousand, each of which puts its own in its place of a global array. */
function inChunks(rows: unknown[], size: number, name: string, global: string): ScriptFile[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => ({
    path: `data/${name}-${index + 1}.js`,
    content: `(globalThis.${global}??=[])[${index}]=${scriptJson(rows.slice(index * size, (index + 1) * size))}\n`,
  }))
}
