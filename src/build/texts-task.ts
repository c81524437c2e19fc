import type { Position } from '../model/topic.ts'
import { nearAgain, type PrintedPaper } from '../topics/kept-near.ts'
import { spaceAgain } from '../topics/kept-words.ts'
import type { MapPaper } from '../topics/map.ts'
import { bySlug } from '../topics/similarity.ts'
import { keepNear, keepWords, keptNear, keptWords, type TextsKey } from './kept-texts.ts'

/** What is to be found out of texts, as it can be sent to another process. */
export interface TextsTask {
  papers: (MapPaper & PrintedPaper)[]
  /** Neighbours for each paper. */
  count: number
  /** Of the file with the neighbours of the last build, in whose place these are kept; words lie beside it. */
  path: string
  key: TextsKey
  /** Places of the last map; none when they are right as they are. */
  kept?: ReadonlyMap<string, Position>
}

/**
 * Reads the texts that no earlier build has read, keeps the neighbours in their file, and lays the map out when that
 * is asked.
 * @returns places on the map
 */
export async function doTask(task: TextsTask): Promise<ReadonlyMap<string, Position> | undefined> {
  const { papers, count, path, key, kept } = task
  const sorted = bySlug(papers)
  const { space, words } = spaceAgain(sorted, keptWords(path, key.program))
  if (words) keepWords(path, key.program, words)
  const last = keptNear(path, { program: key.program })
  keepNear(path, key, nearAgain(sorted, space, count, last).near)
  if (!kept) return undefined
  // What lays a map out takes a while to load, and most builds have their map.
  const { layoutMap } = await import('../topics/map.ts')
  return layoutMap(papers, kept, () => space)
}
