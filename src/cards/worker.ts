import type { Card } from './card.ts'
import { drawCard } from './draw.ts'
import { writeWhole } from './write.ts'

/** Draws a card into `path`, whole or not at all; gives its size in bytes. */
export default async function drawInto({ card, path }: { card: Card; path: string }): Promise<number> {
  const png = drawCard(card)
  await writeWhole(path, png)
  return png.length
}
