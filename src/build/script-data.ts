import { claimRows, claimsChunk, claimsLimit } from '../atlas/claim-rows.ts'
import { chunkSize, paperRows } from '../atlas/lists.ts'
import type { Atlas } from '../atlas/index.ts'
import { linkLimit, mapData } from '../charts/index.ts'
import { scriptJson } from './script-json.ts'

interface ScriptFile {
  path: string
  content: string
}

/**
 * What scripts of pages load, as scripts, which load from disk too: the list of all papers (`data/list-1.js`, …),
 * where they are too many for one page the claims (`data/claim-list-1.js`, …), and, for an atlas whose map is too
 * large to be links, the map's points (`data/map.js`).
 */
export function scriptData(atlas: Atlas): ScriptFile[] {
  const claims = claimRows(atlas)
  const lists = [
    ...inChunks(paperRows(atlas), chunkSize, 'list', 'atlasRows'),
    ...(claims.length > claimsLimit ? inChunks(claims, claimsChunk, 'claim-list', 'atlasClaims') : []),
  ]
  if (atlas.papers.length <= linkLimit) return lists
  return [...lists, { path: 'data/map.js', content: `globalThis.atlasMap=${scriptJson(mapData(atlas))}\n` }]
}

/** Rows in files of some thousand, each of which puts its own in its place of a global array. */
function inChunks(rows: unknown[], size: number, name: string, global: string): ScriptFile[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => ({
    path: `data/${name}-${index + 1}.js`,
    content: `(globalThis.${global}??=[])[${index}]=${scriptJson(rows.slice(index * size, (index + 1) * size))}\n`,
  }))
}
