import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Atlas } from '../atlas/index.ts'
import { baseMap, baseMapSchema, type BaseMap } from '../cards/index.ts'

/**
 * Keeps the map's positions beside the papers, so that the next build starts from them and a place keeps its
 * neighbourhood. Writes nothing when nothing moved.
 */
export function keepPositions(atlas: Atlas, content: string): void {
  const places = [...atlas.positions].sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = places.map(([slug, { x, y }]) => `  ${JSON.stringify(slug)}: [${x}, ${y}]`)
  writeChanged(join(content, 'map.json'), `{\n${lines.join(',\n')}\n}\n`)
}

/**
 * The base map of the preview cards, kept beside the papers so that a new paper does not have every card drawn
 * anew. One that shows the papers no longer, or that cannot be read, gives way to a new one.
 */
export function keepBaseMap(atlas: Atlas, content: string): BaseMap {
  const path = join(content, 'base-map.json')
  const map = baseMap(atlas, readBaseMap(path))
  writeChanged(path, `${JSON.stringify(map, undefined, 1)}\n`)
  return map
}

function readBaseMap(path: string): BaseMap | undefined {
  if (!existsSync(path)) return undefined
  try {
    return baseMapSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

function writeChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}
