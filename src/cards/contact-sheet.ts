import sharp from 'sharp'
import type { Atlas } from '../atlas/types.ts'
import type { Card } from './card.ts'
import { composeCards } from './compose.ts'
import { drawCard } from './draw.ts'
import { writeWhole } from './write.ts'

const columns = 4
const rows = 6
const tile = { width: 600, height: 315, gap: 20 }

/**
 * Draws the 24 cards of an atlas that are the hardest to draw onto one PNG, for eyes: longest and shortest
 * titles, mathematics and other scripts, no authors, no date, many authors, one card of each other kind.
 * @returns the files of these cards, in the sheet's order
 */
export async function drawContactSheet(atlas: Atlas, path: string): Promise<string[]> {
  const cards = hardest([...composeCards(atlas)], columns * rows)
  const tiles = await Promise.all(
    cards.map(async (card, index) => ({
      input: await sharp(await drawCard(card))
        .resize(tile.width, tile.height)
        .toBuffer(),
      left: tile.gap + (index % columns) * (tile.width + tile.gap),
      top: tile.gap + Math.floor(index / columns) * (tile.height + tile.gap),
    })),
  )
  const width = columns * (tile.width + tile.gap) + tile.gap
  const height = rows * (tile.height + tile.gap) + tile.gap
  const sheet = sharp({ create: { width, height, channels: 3, background: '#8a8478' } }).composite(tiles)
  writeWhole(path, await sheet.png().toBuffer())
  return cards.map(({ file }) => file)
}

/** Takes turns among the ways in which a card can be hard, the hardest of each first. */
function hardest(cards: readonly Card[], wanted: number): Card[] {
  const papers = cards.filter(({ file }) => file.startsWith('papers/'))
  const others = (start: string) => cards.filter(({ file }) => file.startsWith(start))
  const longest = [...papers].sort((a, b) => b.title.length - a.title.length)
  const wide = (card: Card) => card.title.replace(/[\u0020-\u007e\u2010-\u2019]/g, '').length
  const queues = [
    longest,
    [...longest].reverse(),
    papers.filter(wide).sort((a, b) => wide(b) - wide(a)),
    papers.filter(({ byline }) => byline === ''),
    papers.filter(({ facts }) => facts.includes('date unknown')),
    [...papers].sort((a, b) => b.byline.length - a.byline.length),
    papers.filter(({ figure }) => !figure),
    [...papers].sort((a, b) => (b.figure?.number.length ?? 0) - (a.figure?.number.length ?? 0)),
    others('topics/'),
    others('authors/').sort((a, b) => Number(b.figure?.number) - Number(a.figure?.number)),
    cards.filter(({ file }) => !file.includes('/')),
  ]
  const chosen = new Set<Card>()
  for (let turn = 0; chosen.size < Math.min(wanted, cards.length); turn++)
    for (const queue of queues) {
      const card = queue[turn]
      if (card && chosen.size < wanted) chosen.add(card)
    }
  return [...chosen]
}
