import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { slugify } from '../model/slug.ts'

const syllables = 'ba ko mi ter lon dra fe su vi na ro pla xe qui gor'.split(' ')
const sentencesEach = 7
const rareWordsEach = 6

/**
 * An atlas of `count` papers in the words of another, for measuring: sentences and title words are mixed anew with those
 * of other papers of the topic, so that words are about as frequent as they were; names are mixed too, and every paper
 * has some words that few others have. The same every time.
 */
export function sampleAtlas(atlas: Atlas, count: number): Atlas {
  const pick = picker(1)
  const texts = new Map([...Map.groupBy(atlas.papers, topicOf)].map(([topic, own]) => [topic, textsOf(own)]))
  const names = atlas.authors.map(({ name }) => name.split(' '))
  const invented = () => [pick(syllables), pick(syllables), pick(syllables)].join('')
  const person = () => [pick(names)[0], pick(names).at(-1)].join(' ')
  const times = <T>(number: number, make: () => T) => Array.from({ length: number }, make)
  const papers = times(count, () => pick(atlas.papers)).map((like, place): AtlasPaper => {
    const { sentences, words } = texts.get(topicOf(like)) ?? textsOf([like])
    const title = `${invented()}${place.toString(36)}: ${times(8, () => pick(words)).join(' ')}`
    const authors = [...new Set(times(2 + (place % 6), person))]
    const slug = `paper-${place}`
    return {
      ...like,
      slug,
      url: `papers/${slug}.html`,
      title,
      plainTitle: title,
      authors,
      authorSlugs: authors.map((name) => slugify(name)),
      abstract: [...times(sentencesEach, () => pick(sentences)), ...times(rareWordsEach, invented)].join(' '),
      arxiv: `24${String(place % 100).padStart(2, '0')}.${String(place).padStart(5, '0')}`,
      doi: undefined,
    }
  })
  return { ...atlas, papers, authors: authorsOf(papers), notes: new Map() }
}

const topicOf = ({ topics }: AtlasPaper) => topics[0] ?? ''

function textsOf(papers: AtlasPaper[]): { sentences: string[]; words: string[] } {
  return {
    sentences: papers.flatMap(({ abstract }) => abstract.split(/(?<=\.)\s+/)),
    words: [...new Set(papers.flatMap(({ plainTitle }) => plainTitle.split(/\s+/)))],
  }
}

function authorsOf(papers: AtlasPaper[]): Atlas['authors'] {
  const byName = new Map<string, string[]>()
  for (const { authors, slug } of papers)
    for (const name of authors) {
      const own = byName.get(name) ?? []
      own.push(slug)
      byName.set(name, own)
    }
  return [...byName].map(([name, own]) => ({ slug: slugify(name), name, papers: own, coauthors: [] }))
}

/** Numerical Recipes' quick generator: good enough to mix words, and the same everywhere. */
function picker(seed: number): <T>(list: readonly T[]) => T {
  let state = seed
  return <T>(list: readonly T[]) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return list[Math.floor((state / 2 ** 32) * list.length)] as T
  }
}
