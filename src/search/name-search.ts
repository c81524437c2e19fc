import { foldText } from '../model/slug.ts'
import type { Entities, NamedPaper, Names } from './names.ts'
import { searchWords, type PaperId, type ParsedQuery } from './query.ts'
import { closestWord, vocabularyOf, type Vocabulary } from './spelling.ts'

/** How the kinds of named pages are called. */
export const kindTitles = { author: 'Author', topic: 'Topic', organization: 'Organization' } as const

/** A page of the atlas that is named by what a person typed. */
export interface EntityMatch {
  kind: keyof typeof kindTitles
  /** Path below the site's root. */
  url: string
  name: string
  papers: number
  /** Hue of a topic's region; 0 for others. */
  hue: number
  /** True when the words are the whole name. */
  whole: boolean
}

const folders = { author: 'authors', topic: 'topics', organization: 'organizations' } as const

/** Topics, authors and organizations whose names have all of the words, at least their beginnings. */
export function matchEntities(words: string[], entities: Entities, most = 3): EntityMatch[] {
  const wanted = words
    .flatMap(searchWords)
    .map(foldText)
    .filter((word) => word.length > 1)
  if (wanted.length === 0) return []
  const matches = namesOf(entities)
    .map(({ entity, words: own }) => ({ entity, rank: rankName(wanted, own) }))
    .filter(({ rank }) => rank > 0)
  return matches
    .sort(
      (a, b) =>
        b.rank - a.rank || b.entity.papers - a.entity.papers || (a.entity.url < b.entity.url ? -1 : 1),
    )
    .slice(0, most)
    .map(({ entity, rank }) => ({ ...entity, whole: rank === 3 }))
}

type Entity = Omit<EntityMatch, 'whole'>
interface Named {
  entity: Entity
  /** Folded. */
  words: string[]
}

/** The names in words, made once: they are gone through at every keystroke. */
const named = new WeakMap<Entities, Named[]>()

function namesOf(entities: Entities): Named[] {
  const words = (name: string): string[] => foldText(name).match(/[\p{L}\p{N}]+/gu) ?? []
  const made =
    named.get(entities) ?? listEntities(entities).map((entity) => ({ entity, words: words(entity.name) }))
  named.set(entities, made)
  return made
}

function listEntities({ topics, authors, organizations }: Entities): Entity[] {
  const entity = (kind: Entity['kind'], slug: string, name: string, papers: number, hue = 0) => ({
    kind,
    url: `${folders[kind]}/${slug}.html`,
    name,
    papers,
    hue,
  })
  return [
    ...topics.map(({ slug, title, papers, hue }) => entity('topic', slug, title, papers, hue)),
    ...authors.map(({ slug, name, papers }) => entity('author', slug, name, papers)),
    ...organizations.map(({ slug, name, papers }) => entity('organization', slug, name, papers)),
  ]
}

/** The page of a topic. */
export function topicMatch(slug: string, topics: Entities['topics']): EntityMatch | undefined {
  const topic = topics.find((own) => own.slug === slug)
  if (!topic) return undefined
  const { title, papers, hue } = topic
  return { kind: 'topic', url: `${folders.topic}/${slug}.html`, name: title, papers, hue, whole: false }
}

/** 0 none, 1 words begin so, 2 whole words, 3 the whole name. */
function rankName(wanted: string[], words: string[]): 0 | 1 | 2 | 3 {
  if (!wanted.every((part) => words.some((word) => word.startsWith(part)))) return 0
  if (!wanted.every((part) => words.includes(part))) return 1
  return wanted.length === words.length ? 3 : 2
}

/** The paper with this id. */
export function findById(id: PaperId, names: Names): NamedPaper | undefined {
  return names.papers.find((paper) => paper[id.kind] === id.value)
}

/** All words that titles and authors are spelt with. */
function namesVocabulary(names: Names): Vocabulary {
  return vocabularyOf([...names.papers.map(({ title }) => title), ...names.authors.map(({ name }) => name)])
}

/**
 * Papers by title and author alone, for when the index cannot be used: all words must be there, as they are or within
 * a wrong letter; papers with more of them in the title come first.
 */
export function searchNames(query: ParsedQuery, names: Names): NamedPaper[] {
  const vocabulary = namesVocabulary(names)
  const typed = [...query.words.flatMap(searchWords), ...query.phrases.flatMap((phrase) => phrase.split(' '))]
  const authorWords = query.terms
    .filter(({ field, negative }) => field === 'author' && !negative)
    .flatMap(({ value }) => value.split(/[\s-]+/))
  const known = [...vocabulary.keys()]
  const wanted = [...typed, ...authorWords].map(foldText).map((word) => {
    if (known.some((own) => own.startsWith(word))) return word
    return closestWord(word, vocabulary) ?? word
  })
  if (wanted.length === 0) return []
  const without = query.without.map(foldText)
  return names.papers
    .map((paper) => ({ paper, score: scorePaper(paper, names, wanted, without) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ paper }) => paper)
}

function scorePaper(paper: NamedPaper, names: Names, wanted: string[], without: string[]): number {
  const title = ` ${foldText(paper.title).replace(/[^\p{L}\p{N}]+/gu, ' ')}`
  const people = ` ${paper.authors.map((place) => foldText(names.authors[place]?.name ?? '')).join(' ')}`
  if (without.some((word) => title.includes(` ${word}`))) return 0
  let score = 0
  for (const word of wanted) {
    if (title.includes(` ${word}`)) score += 2
    else if (people.includes(` ${word}`)) score += 1
    else return 0
  }
  return score
}
