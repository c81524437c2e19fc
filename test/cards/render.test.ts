import { existsSync, mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { planCards } from '../../src/cards/compose.ts'
import { authorCardPath, baseMap, cardPath, renderCards, type LastCards } from '../../src/cards/index.ts'
import { regionColours, palette, regionColoursOnInk } from '../../src/cards/palette.ts'
import { atlasOf, claimOn } from '../fixtures/atlas.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const abstract = 'It is up to 23x faster.'
const papers = [
  {
    title: 'NanoFlow: $O(N^2)$ made linear',
    authors: ['Ada Lovelace', 'Alan Turing'],
    published: '2025-10-21',
    topics: ['llm-serving'],
    abstract,
    claims: [claimOn(abstract, '23x')],
  },
  { title: '大规模语言模型的数字孪生 العربية हिन्दी', authors: ['Ada Lovelace'] },
  {
    title: 'A title that will never fit on a card '.repeat(20),
    authors: Array<string>(50).fill('A Long Name'),
  },
]

function folders() {
  const folder = temporaryFolder('cards')
  return { out: join(folder, 'dist'), cacheDir: join(folder, 'cache') }
}

describe('renderCards', () => {
  const atlas = atlasOf({ papers })
  const { out, cacheDir } = folders()

  it('draws papers, topics, authors of two papers and pages, each 1200 × 630 and at most 60 kB', async () => {
    const report = await renderCards(atlas, out, { cacheDir })
    const files = readdirSync(join(out, 'cards'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.png'),
    )
    expect(files).toContain('authors/ada-lovelace.png')
    expect(files).toContain('topics/llm-serving.png')
    expect(files).toContain('timeline.png')
    expect(report).toMatchObject({ drawn: files.length, cached: 0 })
    for (const file of files) {
      const png = readFileSync(join(out, 'cards', file))
      const { width, height, format } = await sharp(png).metadata()
      expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' })
      expect(png.length).toBeLessThanOrEqual(60_000)
    }
  })

  it('never draws an unchanged card again, and removes the card of a paper that is gone', async () => {
    const before = readFileSync(join(out, cardPath('papers', 'nanoflow-o-n2-made-linear')))
    writeFileSync(join(out, 'cards', 'papers', 'gone.png'), 'old')
    const report = await renderCards(atlas, out, { cacheDir })
    expect(report.drawn).toBe(0)
    expect(readFileSync(join(out, cardPath('papers', 'nanoflow-o-n2-made-linear'))).equals(before)).toBe(true)
    expect(readdirSync(join(out, 'cards', 'papers'))).not.toContain('gone.png')
  })

  it('draws only the cards that a change concerns', async () => {
    const changed = atlasOf({
      papers: papers.map((paper, index) => (index ? paper : { ...paper, venue: 'ICML 2025' })),
    })
    const report = await renderCards(changed, out, { cacheDir })
    expect(report.drawn).toBe(1)
  })

  it('draws the cards of a new paper and of what it belongs to, and no others', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      title: `Paper number ${index}`,
      authors: [`Author ${index}`],
      topics: [index % 2 ? 'llm-serving' : 'data-parallelism'],
    }))
    const before = atlasOf({ papers: many })
    const { out, cacheDir } = folders()
    const base = baseMap(before)
    await renderCards(before, out, { cacheDir, base })
    const after = atlasOf({
      papers: [...many, { title: 'A new paper', authors: ['Author 3'], topics: ['data-parallelism'] }],
    })
    const { drawn } = await renderCards(after, out, { cacheDir, base: baseMap(after, base) })
    // The paper, its topic, its author of now two papers; home, timeline, claims and map.
    expect(drawn).toBeLessThanOrEqual(7)
  })

  it('composes only what the last site does not have, and lets the cache forget nothing of the rest', async () => {
    const { out, cacheDir } = folders()
    mkdirSync(cacheDir)
    const forgotten = join(cacheDir, 'old.png')
    writeFileSync(forgotten, 'old')
    utimesSync(forgotten, new Date(0), new Date(0))
    const composed: string[] = []
    const saved: boolean[] = []
    const lastCards = (isKept: (file: string) => boolean): LastCards => ({
      restore: isKept,
      compose: ({ file, compose }) => {
        composed.push(file)
        return compose(atlas)
      },
      save: () => saved.push(existsSync(join(out, 'cards', 'home.png'))),
    })
    const kept = (file: string) => file !== 'home.png'
    const report = await renderCards(atlas, out, { cacheDir, workers: 1, lastCards: lastCards(kept) })
    expect(composed).toEqual(['home.png'])
    expect(saved).toEqual([true])
    expect(report).toMatchObject({ drawn: 1, cached: planCards(atlas).length - 1 })
    expect(existsSync(forgotten)).toBe(true)
    await renderCards(atlas, out, { cacheDir, workers: 1, lastCards: lastCards(() => false) })
    expect(existsSync(forgotten)).toBe(false)
  })

  it('leaves no half file behind', () => {
    const names = readdirSync(join(out, 'cards'), { recursive: true, encoding: 'utf8' })
    expect(names.filter((name) => name.includes('.tmp'))).toEqual([])
  })

  it("names the paper's file when its card cannot be written", async () => {
    const blocked = folders()
    mkdirSync(join(blocked.cacheDir), { recursive: true })
    mkdirSync(join(blocked.out, 'cards', 'papers', 'only.png', 'x'), { recursive: true })
    const lone = atlasOf({ papers: [{ title: 'Only', slug: 'only' }] })
    await expect(renderCards(lone, blocked.out, { cacheDir: blocked.cacheDir })).rejects.toThrow('only.mdx')
  })
})

describe('authorCardPath', () => {
  it("shows an author of one paper that paper's card", () => {
    expect(authorCardPath({ slug: 'a', papers: ['p'] })).toBe('cards/papers/p.png')
    expect(authorCardPath({ slug: 'a', papers: ['p', 'q'] })).toBe('cards/authors/a.png')
    expect(authorCardPath({ slug: 'a', papers: [] })).toBe('cards/home.png')
  })
})

describe('palette', () => {
  it("has the look's colours", () => {
    const tokens = readFileSync('src/styles/tokens.css', 'utf8')
    const colour = (block: string, name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(block)?.[1]
    const dark = tokens.slice(tokens.indexOf("[data-theme='dark']"))
    expect(palette).toMatchObject({
      paper: colour(tokens, 'paper'),
      ink: colour(tokens, 'ink'),
      inkSoft: colour(tokens, 'ink-soft'),
    })
    expect(regionColours).toEqual(regionColours.map((_, hue) => colour(tokens, `region-${hue}`)))
    expect(regionColoursOnInk).toEqual(regionColours.map((_, hue) => colour(dark, `region-${hue}`)))
  })
})
