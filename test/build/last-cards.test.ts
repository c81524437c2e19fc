import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { programPrint } from '../../src/build/fingerprint.ts'
import { openLastCards } from '../../src/build/last-cards.ts'
import { notesPath } from '../../src/build/last-site.ts'
import { linkAhead } from '../../src/build/link-ahead.ts'
import { baseMap, renderCards, type BaseMap } from '../../src/cards/index.ts'
import { composeCards, planCards } from '../../src/cards/compose.ts'
import type { Atlas } from '../../src/atlas/types.ts'
import { atlasOf, claimOn, type AtlasSketch, type PaperSketch } from '../fixtures/atlas.ts'
import { temporaryFolder } from '../fixtures/folder.ts'
import { differences, hashes } from '../site/program.ts'

const abstract = 'It is up to 23x faster.'
const papers: PaperSketch[] = [
  ['one', 'llm-serving', ['Ada Lovelace', 'Alan Turing']],
  ['two', 'llm-serving', ['Ada Lovelace', 'Kurt Gödel']],
  ['three', 'data-parallelism', ['Alan Turing', 'Emmy Noether']],
  ['four', 'machine-translation', ['Emmy Noether', 'Grace Hopper']],
  ['five', 'machine-translation', ['Grace Hopper']],
].map(([title, topic, authors], index) => ({
  ...{ title: title as string, slug: title as string, topics: [topic as string], abstract },
  authors: authors as string[],
  published: `2025-01-${20 - index}`,
  claims: title === 'four' ? [claimOn(abstract, '23x')] : [],
}))
const region = 'Inference and serving'
const topics = { [region]: ['LLM serving', 'Data parallelism'], Other: ['Machine translation'] }
const before = atlasOf({ papers, topics })
const kept = baseMap(before)

/** The atlas with other facts of one paper. */
function changed(place: number, fields: Partial<PaperSketch>, sketch: Partial<AtlasSketch> = {}): Atlas {
  const changedPapers = papers.map((paper, index) => (index === place ? { ...paper, ...fields } : paper))
  return atlasOf({ papers: changedPapers, topics, ...sketch })
}

function elsewhere(slug: string): Atlas {
  return { ...before, positions: new Map([...before.positions, [slug, { x: 0.9, y: 0.1 }]]) }
}

function described(description: string): Atlas {
  const others = before.topics.map((topic) => ({ ...topic, description }))
  return { ...before, topics: others, topic: (slug) => others.find((topic) => topic.slug === slug) }
}

const pages = ['claims', 'home', 'map', 'timeline']
const ofOne = ['papers/one', 'topics/llm-serving', 'authors/ada-lovelace', 'authors/alan-turing']
const all = planCards(before).map(({ file }) => file.replace('.png', ''))

/** Makes a site whose cards are what they show, as text, and tells which had to be composed. */
async function compose(atlas: Atlas, next: string, last: string, base = kept): Promise<string[]> {
  const cacheDir = join(dirname(last), 'notes')
  mkdirSync(next)
  const cards = await openLastCards(atlas, base, { next, last, cacheDir })
  const composed = planCards(atlas, base).filter(({ file }) => !cards.restore(file))
  for (const planned of composed) {
    const path = join(next, 'cards', planned.file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, JSON.stringify(cards.compose(planned)))
  }
  cards.save()
  return composed.map(({ file }) => file.replace('.png', '')).sort()
}

/** What is composed of the second atlas after a site of the first, having seen that the cards are those of a clean site. */
async function composedAfter(atlas: Atlas, base: BaseMap = kept): Promise<string[]> {
  const folder = temporaryFolder('last-cards')
  const [last, next] = [join(folder, 'last'), join(folder, 'next')]
  expect(await compose(before, last, last)).toEqual([...all].sort())
  const composed = await compose(atlas, next, last, base)
  for (const card of composeCards(atlas, base))
    expect(readFileSync(join(next, 'cards', card.file), 'utf8')).toBe(JSON.stringify(card))
  return composed
}

describe('openLastCards', () => {
  test.each<[what: string, atlas: Atlas, composed: string[]]>([
    ['nothing', before, []],
    ['an abstract', changed(0, { abstract: 'Other words.' }), []],
    ['a title', changed(0, { title: 'Another' }), [...ofOne, ...pages]],
    ['a claim', changed(0, { claims: [claimOn(abstract, '23x')] }), [...ofOne, ...pages]],
    ['a venue', changed(0, { venue: 'ICML 2025' }), [...ofOne, ...pages]],
    ['a date', changed(0, { published: '2026-01-20' }), [...ofOne, ...pages]],
    [
      'a topic of another region',
      changed(0, { topics: ['machine-translation'] }),
      [...ofOne, 'topics/machine-translation', ...pages],
    ],
    [
      'a name',
      // Ada has one paper left; Alan has another co-author, and that he is one himself makes him read for Emmy's card.
      changed(0, { authors: ['Ada King', 'Alan Turing'] }),
      ['papers/one', 'topics/llm-serving', 'authors/alan-turing', 'authors/emmy-noether', ...pages],
    ],
    ['a place on the map', elsewhere('one'), [...ofOne, 'home', 'map']],
    [
      'a new paper',
      atlasOf({ papers: [...papers, { title: 'six', authors: ['Grace Hopper'] }], topics }),
      ['papers/six', 'authors/grace-hopper', 'authors/emmy-noether', ...pages],
    ],
    [
      'a paper that is gone',
      atlasOf({ papers: papers.slice(0, -1), topics }),
      ['topics/machine-translation', 'authors/emmy-noether', ...pages],
    ],
    ['the title of the atlas', changed(0, {}, { config: { title: 'Another' } }), all],
    ['a topic’s description', described('Another.'), all],
    [
      'a topic’s title',
      changed(0, {}, { topics: { ...topics, [region]: ['LLM Serving', 'Data parallelism'] } }),
      all,
    ],
  ])(
    'after a change of %s the cards that show it are composed, and all are those of a clean site',
    async (_, atlas, composed) => {
      expect(await composedAfter(atlas)).toEqual([...composed].sort())
    },
  )

  test('all cards are composed when the map behind them is another', async () => {
    const [first = '', ...rows] = kept.rows
    const base = { rows: [`${first.startsWith('#') ? '.' : '#'}${first.slice(1)}`, ...rows] }
    expect(await composedAfter(before, base)).toEqual([...all].sort())
  })

  test('a site with links made ahead has the cards of a clean one, and none of a paper that is gone', async () => {
    const folder = temporaryFolder('last-cards-drawn')
    const place = (name: string) => join(folder, name)
    const [last, next, cacheDir] = [place('last'), place('next'), place('notes')]
    const draw = async (atlas: Atlas, places: Parameters<typeof openLastCards>[2], cache: string) =>
      renderCards(atlas, places.next, {
        ...{ base: kept, cacheDir: place(cache), workers: 1 },
        lastCards: await openLastCards(atlas, kept, places),
      })
    await draw(before, { next: last, last, cacheDir }, 'cache')
    const notes = [notesPath({ last, cacheDir })]
    const ahead = linkAhead({ next, last, notes, program: programPrint() })
    await ahead.done
    expect(existsSync(join(next, 'cards/papers/five.png'))).toBe(true)
    const after = atlasOf({ papers: [{ ...papers[0], title: 'Another' }, ...papers.slice(1, -1)], topics })
    const report = await draw(after, { next, last, cacheDir, ahead }, 'cache')
    const clean = await draw(after, { next: place('clean'), last: place('none'), cacheDir }, 'other cache')
    expect(report.drawn + report.cached).toBe(clean.drawn)
    expect(report.drawn).toBeLessThan(clean.drawn)
    expect(differences(hashes(next), hashes(place('clean')))).toEqual([])
    const untouched = 'cards/papers/three.png'
    expect(statSync(join(next, untouched)).ino).toBe(statSync(join(last, untouched)).ino)
    expect(existsSync(join(last, 'cards/papers/five.png'))).toBe(true)
  })
})
