import sharp from 'sharp'
import type { Card } from './card.ts'
import { drawCard } from './draw.ts'
import { writeWhole } from './write.ts'

// The pool has a thread a core already, and no card is drawn twice.
sharp.concurrency(1)
sharp.cache(false)

/** Draws a card into `path`, whole or not at all; gives its size in bytes. */
export default async function drawInto({ card, path }: { card: Card; path: string }): Promise<number> {
  const png = await drawCard(card)
  await writeWhole(path, png)
  return png.length
}
