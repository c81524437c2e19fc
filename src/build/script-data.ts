import { chunkSize, paperRows } from '../atlas/lists.ts'
import type { Atlas } from '../atlas/index.ts'
import { linkLimit, mapData } from '../charts/index.ts'
import { scriptJson } from './script-json.ts'

/**
 * What scripts of pages load, as scripts, which load from disk too: the list of all papers (`data/list-1.js`, …)
 * and, for an atlas whose map is too large to be links, the map's points (`data/map.js`).
 */
export function scriptData(atlas: Atlas): { path: string; content: string }[] {
  const rows = paperRows(atlas)
  const chunks = Array.from({ length: Math.ceil(rows.length / chunkSize) }, (_, index) =>
    rows.slice(index * chunkSize, (index + 1) * chunkSize),
  )
  const lists = chunks.map((chunk, index) => ({
    path: `data/list-${index + 1}.js`,
    content: `(globalThis.atlasRows??=[])[${index}]=${scriptJson(chunk)}\n`,
  }))
  if (atlas.papers.length <= linkLimit) return lists
  return [...lists, { path: 'data/map.js', content: `globalThis.atlasMap=${scriptJson(mapData(atlas))}\n` }]
}
