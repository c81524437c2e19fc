import { chunkSize, paperRows } from '../atlas/lists.ts'
import type { Atlas } from '../atlas/index.ts'
import { scriptJson } from './script-json.ts'

/** The data of the list of all papers, as scripts, which load from disk too: `data/list-1.js`, … */
export function listFiles(atlas: Atlas): { path: string; content: string }[] {
  const rows = paperRows(atlas)
  const chunks = Array.from({ length: Math.ceil(rows.length / chunkSize) }, (_, index) =>
    rows.slice(index * chunkSize, (index + 1) * chunkSize),
  )
  return chunks.map((chunk, index) => ({
    path: `data/list-${index + 1}.js`,
    content: `(globalThis.atlasRows??=[])[${index}]=${scriptJson(chunk)}\n`,
  }))
}
