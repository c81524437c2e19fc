import { dump } from 'js-yaml'
import { slugify, uniqueSlug } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import type { Topic } from '../model/topic.ts'
import { foreignStops } from './foreign-stops.ts'
import { assignTopics, otherSlug } from './index.ts'
import { nearest, type Near } from './nearest.ts'
import {
  centroid,
  cosine,
  sparseVector,
  textSpace,
  type PaperText,
  type SparseVector,
  type TextSpace,
} from './text-space.ts'
import { writtenTerms } from './written-terms.ts'

/** A topic that some papers without one would make. */
export interface Suggestion {
  slug: string
  title: string
  description: string
  vocabulary: string[]
  /** Indices of its papers, the most typical first. */
  papers: number[]
}

/** A topic is worth proposing from this many papers. */
const fewest = 3
/** Least cosine of a paper with its cluster's centre. */
const belongs = 0.12
const near = 10
const phrases = 16
const rounds = 6

/**
 * Proposes topics for the papers that fit none: clusters of like texts with the phrases that tell them from all
 * other papers. Of an atlas without topics, all papers.
 */
export function suggestTopics(papers: readonly PaperText[], topics: readonly Topic[]): Suggestion[] {
  const all = topics.some(({ slug }) => slug === otherSlug) ? topics : [...topics, outside]
  const assigned = assignTopics(papers, all)
  const loose = [...papers.keys()].filter((index) => assigned[index]?.[0] === otherSlug)
  const { vectors, terms } = tellingSpace(papers)
  const clusters = cluster(
    loose.map((index) => vectors[index] ?? emptyVector),
    terms.length,
  )
  const taken = new Set(topics.map(({ slug }) => slug))
  return clusters.map((members) => {
    const indices = members.map((member) => loose[member] ?? 0)
    const telling = tellingPhrases(papers, indices, vectors, terms)
    const [first = 'new topic', second = '', third = ''] = telling.map(({ phrase }) => phrase)
    const slug = uniqueSlug(slugify(first) || 'topic', taken)
    taken.add(slug)
    return {
      slug,
      title: first.charAt(0).toUpperCase() + first.slice(1),
      description: `Papers on ${[first, second, third].filter(Boolean).join(', ')}.`,
      vocabulary: telling.map(({ phrase, weight }) => `${phrase} ^${weight}`),
      papers: indices,
    }
  })
}

/** A suggestion as the file that would make it a topic, its papers in comments. */
export function formatSuggestion(suggestion: Suggestion, papers: readonly PaperText[]): string {
  const { slug, title, description, vocabulary } = suggestion
  const front = dump({ title, region: null, description, vocabulary }, { lineWidth: -1 })
  const titles = suggestion.papers.map((index) => `# - ${plainText(papers[index]?.title ?? '')}`)
  return [`# content/topics/${slug}.mdx`, '---', front.trimEnd(), ...titles, '---', ''].join('\n')
}

const outside: Topic = {
  slug: otherSlug,
  title: 'Other',
  region: null,
  description: '',
  vocabulary: [],
  lead: 1,
}
/** The texts' space without the function words of languages other than English, of which it knows. */
function tellingSpace(papers: readonly PaperText[]): Pick<TextSpace, 'vectors' | 'terms'> {
  const { vectors, terms } = textSpace(papers)
  const stops = foreignStops(papers)
  if (stops.size === 0) return { vectors, terms }
  const tells = terms.map((term) => !term.split(' ').some((stem) => stops.has(stem)))
  return { vectors: vectors.map((vector) => only(vector, tells)), terms }
}

function only({ ids, weights }: SparseVector, tells: readonly boolean[]): SparseVector {
  const entries = [...ids].map((id, at): [number, number] => [id, weights[at] ?? 0])
  return sparseVector(entries.filter(([id]) => tells[id]))
}

const emptyVector: SparseVector = { ids: new Uint32Array(), weights: new Float64Array() }

/** Groups vectors around the densest among them; members are ordered by nearness to the group's centre. */
function cluster(vectors: readonly SparseVector[], size: number): number[][] {
  const lists = nearest(vectors, size, near)
  let centres = seeds(lists).map((list) => centroid(list.flatMap((index) => vectors[index] ?? [])))
  let groups: number[][] = []
  for (let round = 0; round < rounds; round++) {
    groups = centres.map(() => [])
    const likeness = vectors.map((vector) => centres.map((centre) => cosine(vector, centre)))
    for (const [index, row] of likeness.entries()) {
      const best = row.indexOf(Math.max(...row))
      if ((row[best] ?? 0) >= belongs) groups[best]?.push(index)
    }
    groups = groups.filter((group) => group.length >= fewest)
    centres = groups.map((group) => centroid(group.flatMap((index) => vectors[index] ?? [])))
  }
  return groups
    .map((group, at) => {
      const towards = (index: number) => cosine(vectors[index] ?? emptyVector, centres[at] ?? emptyVector)
      return group.map((index) => ({ index, nearness: towards(index) }))
    })
    .map((group) =>
      group.sort((a, b) => b.nearness - a.nearness || a.index - b.index).map(({ index }) => index),
    )
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
}

/** Neighbourhoods that do not share papers, the densest first. */
function seeds(lists: readonly Near[][]): number[][] {
  const density = lists.map((list) => list.reduce((sum, { score }) => sum + score, 0))
  const order = [...lists.keys()].sort((a, b) => (density[b] ?? 0) - (density[a] ?? 0) || a - b)
  const used = new Set<number>()
  const found: number[][] = []
  for (const index of order) {
    if (used.has(index)) continue
    const group = [index, ...(lists[index] ?? []).map((other) => other.index)].filter(
      (other) => !used.has(other),
    )
    if (group.length < fewest) continue
    for (const other of group) used.add(other)
    found.push(group)
  }
  return found
}

interface Telling {
  phrase: string
  /** As a vocabulary writes it: 1 to 3 in halves. */
  weight: number
}

/** Phrases that many of these papers have and few others, most telling first. */
function tellingPhrases(
  papers: readonly PaperText[],
  members: readonly number[],
  vectors: readonly SparseVector[],
  terms: readonly string[],
): Telling[] {
  const inside = frequencies(members.map((index) => vectors[index] ?? emptyVector))
  const everywhere = frequencies(vectors)
  const outsiders = papers.length - members.length
  const name = (id: number) => terms[id] ?? ''
  const ranked = [...inside]
    .filter(([, count]) => count > 1)
    .map(([id, count]) => {
      const share = count / members.length
      const elsewhere = ((everywhere.get(id) ?? 0) - count + 0.5) / (outsiders + 1)
      const pair = name(id).includes(' ')
      return { term: name(id), count, gain: share * Math.log(share / elsewhere) * (pair ? 1.5 : 1) }
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || (a.term < b.term ? -1 : 1))
  const whole = ranked.filter((entry) => !ranked.some((other) => isFragment(entry, other))).slice(0, phrases)
  const written = members.map((index) => writtenTerms(papers[index] ?? { title: '', abstract: '' }))
  const top = whole[0]?.gain ?? 1
  return whole.map(({ term, gain }) => ({
    phrase: commonest(written.flatMap((forms) => forms.get(term) ?? [])) ?? term,
    weight: Math.max(1, Math.round((6 * gain) / top) / 2),
  }))
}

/** True for a word that hardly occurs but in a pair (`lingual` in `cross-lingual`). */
function isFragment(word: { term: string; count: number }, pair: { term: string; count: number }): boolean {
  return pair.count >= 0.7 * word.count && pair.term !== word.term && pair.term.split(' ').includes(word.term)
}

function commonest(forms: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))[0]?.[0]
}

function frequencies(vectors: readonly SparseVector[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { ids } of vectors) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
