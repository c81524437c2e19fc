import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { drawContactSheet } from '../../src/cards/contact-sheet.ts'
import { atlasOf } from '../fixtures/atlas.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const ordinary = {
  title: 'An ordinary title of some length',
  authors: ['Ada Lovelace', 'Alan Turing'],
  published: '2025-10-21',
}
const plain = Array.from({ length: 40 }, (_, index) => ({ ...ordinary, slug: `plain-${index}` }))
const hard = [
  { ...ordinary, slug: 'longest', title: 'A title that will never fit on a card '.repeat(9) },
  { ...ordinary, slug: 'shortest', title: 'Q' },
  { ...ordinary, slug: 'mathematics', title: '$O(N^2)$, $\\alpha$ and $\\sum_{i}$ in models of language' },
  { title: ordinary.title, authors: ordinary.authors, slug: 'undated' },
  { ...ordinary, slug: 'anonymous', authors: [] },
  { ...ordinary, slug: 'crowd', authors: Array<string>(60).fill('Wolfeschlegelsteinhausenbergerdorff') },
]

it(
  'shows the cards that are hardest to draw, and one of each kind of page',
  { timeout: 30_000 },
  async () => {
    const path = join(temporaryFolder('sheet'), 'sheet.png')
    const cards = await drawContactSheet(atlasOf({ papers: [...plain, ...hard] }), path)
    expect(new Set(cards).size).toBe(24)
    expect(cards).toEqual(expect.arrayContaining(hard.map(({ slug }) => `papers/${slug}.png`)))
    expect(cards).toEqual(
      expect.arrayContaining(['home.png', 'topics/other.png', 'authors/ada-lovelace.png']),
    )
    const { width, height, format } = await sharp(path).metadata()
    expect({ width, height, format }).toEqual({ width: 2500, height: 2030, format: 'png' })
  },
)
