import sharp from 'sharp'
import type { Card } from './card.ts'
import { drawCard } from './draw.ts'
import { linkWhole, writeWhole } from './write.ts'

// The pool has a thread a core already, and no card is drawn twice.
sharp.concurrency(1)
sharp.cache(false)

export interface Task {
  card: Card
  /** The file in the cache, and its place in the site. */
  path: string
  to: string
}

/** Draws a card into both files, each whole or not at all. */
export default async function drawInto({ card, path, to }: Task): Promise<void> {
  writeWhole(path, await drawCard(card))
  linkWhole(path, to)
}
