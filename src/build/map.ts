import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Atlas } from '../atlas/index.ts'

/**
 * Keeps the map's positions beside the papers, so that the next build starts from them and a place keeps its
 * neighbourhood. Writes nothing when nothing moved.
 */
export function keepPositions(atlas: Atlas, content: string): void {
  const path = join(content, 'map.json')
  const places = [...atlas.positions].sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = places.map(([slug, { x, y }]) => `  ${JSON.stringify(slug)}: [${x}, ${y}]`)
  const text = `{\n${lines.join(',\n')}\n}\n`
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}
