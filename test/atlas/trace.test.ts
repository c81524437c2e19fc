import { expect, test } from 'vitest'
import { atlasOfData, dataOf } from '../../src/atlas/facade.ts'
import type { Atlas } from '../../src/atlas/index.ts'
import { tracedAtlas, versionsOf, type Read } from '../../src/atlas/trace.ts'
import { atlasOf } from '../fixtures/atlas.ts'

const papers = [
  { title: 'one', topics: ['llm-serving'], authors: ['Ada Lovelace'], published: '2024-01-02' },
  { title: 'two', topics: ['llm-serving'], authors: ['Ada Lovelace', 'Alan Turing'], published: '2023' },
  { title: 'three', topics: ['data-parallelism'], published: '2022' },
]

function readsOf(atlas: Atlas, draw: (traced: Atlas) => unknown): Read[] {
  const reads = new Set<Read>()
  draw(tracedAtlas(atlas, (read) => reads.add(read)))
  return [...reads].sort()
}

/** Which of these reads have another version in the other atlas. */
function changed(one: Atlas, other: Atlas, reads: Read[]): Read[] {
  const [before, after] = [versionsOf(one), versionsOf(other)]
  return reads.filter((read) => before(read) !== after(read))
}

test('each read is told by its name, and a topic’s papers apart from its words', () => {
  const atlas = atlasOf({ papers })
  expect(readsOf(atlas, (traced) => traced.paper('one').title)).toEqual(['paper/one'])
  expect(readsOf(atlas, (traced) => traced.paperAt('one').abstract)).toEqual(['abstract/one', 'paper-at/one'])
  expect(readsOf(atlas, (traced) => traced.papers.map(({ title }) => title))).toEqual(['papers'])
  expect(readsOf(atlas, (traced) => traced.papers.map(({ abstract }) => abstract))).toEqual([
    'abstract/one',
    'abstract/three',
    'abstract/two',
    'papers',
  ])
  expect(readsOf(atlas, (traced) => traced.topic('llm-serving')?.title)).toEqual(['topics'])
  expect(readsOf(atlas, (traced) => traced.topic('llm-serving')?.papers)).toEqual([
    'topic/llm-serving',
    'topics',
  ])
  expect(readsOf(atlas, (traced) => [traced.size, traced.notes.has('papers/one')])).toEqual([
    'note/papers/one',
    'size',
  ])
  expect(readsOf(atlas, (traced) => [...traced.positions.keys()])).toEqual(['positions'])
})

test('a traced atlas gives what the atlas gives', () => {
  const atlas = atlasOf({ papers })
  const traced = tracedAtlas(atlasOfData(structuredClone(dataOf(atlas))), () => {})
  const view = (one: Atlas) => [
    [one.papers, one.topics, one.regions, one.authors, one.organizations, one.years, one.undated, one.newest],
    [one.size, one.order, one.config, [...one.positions], [...one.notes]],
    [
      one.paperAt('two'),
      one.author('alan-turing'),
      one.topic('llm-serving'),
      one.region('inference-and-serving'),
    ],
    [one.neighbours('one'), one.shared('sum', (whole) => whole.papers.length)],
  ]
  expect(view(traced)).toEqual(view(atlas))
})

test('a version changes with what is read, and with nothing else', () => {
  const before = atlasOf({ papers })
  const after = atlasOf({
    papers: papers.map((paper) => (paper.title === 'two' ? { ...paper, venue: 'OSDI' } : paper)),
  })
  const reads = [
    'paper/one',
    'paper/two',
    'papers',
    'author/ada-lovelace',
    'topics',
    'topic/llm-serving',
    'size',
    '*',
  ]
  expect(changed(before, after, reads)).toEqual(['paper/two', 'papers', '*'])
})

test('a paper’s abstract counts where it is read, and for what is made of the whole atlas', () => {
  const before = atlasOf({ papers })
  const after = atlasOf({
    papers: papers.map((paper) => (paper.title === 'two' ? { ...paper, abstract: 'Other words.' } : paper)),
  })
  const reads = ['paper/two', 'papers', 'abstract/one', 'abstract/two', 'author/ada-lovelace', '*']
  expect(changed(before, after, reads)).toEqual(['abstract/two', '*'])
})

test('a paper that is gone is missed by those who read it, its author or their topic', () => {
  const [before, after] = [atlasOf({ papers }), atlasOf({ papers: papers.slice(0, 2) })]
  const reads = [
    'paper/three',
    'paper/one',
    'topic/data-parallelism',
    'topic/llm-serving',
    'size',
    'order',
    'newest',
  ]
  expect(changed(before, after, reads)).toEqual(['paper/three', 'topic/data-parallelism', 'size', 'order'])
})

test('what a thread makes from the whole atlas depends on the whole atlas; what it was given, on that alone', () => {
  const atlas = atlasOf({ papers })
  atlas.shared('given', (whole) => whole.papers.length)
  const reads = readsOf(atlas, (traced) => [traced.shared('given', () => 0), traced.shared('made', () => 1)])
  expect(reads).toEqual(['*', 'shared/given'])
})

test('a paper has the same version by whichever of its names', () => {
  const atlas = atlasOf({ papers })
  const version = versionsOf(atlas)
  expect(version('paper-at/one')).toBe(version('paper/one'))
  expect(version('paper-at/gone')).toBe(version('paper/gone'))
  expect(version('paper-at/one')).not.toBe(version('paper-at/two'))
})

test('what was made of the whole atlas counts by what its maps and sets hold', () => {
  const versions = [1, 2, 1].map((made) => {
    const atlas = atlasOf({ papers })
    atlas.shared('made', () => ({ map: new Map([['a', made]]), set: new Set([made]) }))
    return versionsOf(atlas)('shared/made')
  })
  expect(versions[0]).toBe(versions[2])
  expect(versions[0]).not.toBe(versions[1])
})

test('nothing else holds maps or sets, whose content a version would not see', () => {
  const { config, authors, topics, regions, organizations, years, ...atlas } = atlasOf({ papers })
  const near = atlas.papers.map(({ slug }) => [atlas.neighbours(slug), atlas.positions.get(slug)])
  const read = [config, atlas.papers, authors, topics, regions, organizations, years, atlas.undated, near]
  const kinds = new Set<unknown>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    kinds.add(value.constructor)
    Object.values(value).forEach(look)
  }
  look(read)
  expect([...kinds]).toEqual([Array, Object])
})
