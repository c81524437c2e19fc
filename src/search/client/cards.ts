import { beginsWith } from '../beginnings.ts'
import { excerptOf, markText, type Part } from '../excerpt.ts'
import { anchors, type CardFacts } from '../record-anchors.ts'
import type { Names, NamedPaper } from '../names.ts'
import { matchedWords } from './hits.ts'
import type { IndexHit, IndexReader } from './index-reader.ts'
import type { Fragment } from './pagefind.ts'
import { once } from './store.ts'

/** A paper as a result shows it; all text is plain. */
export interface ResultCard {
  /** Path below the site's root. */
  url: string
  title: Part[]
  authors: Part[]
  excerpt: Part[]
  facts: CardFacts
}

/** Names shown before "and N more". */
const mostNames = 3

/** A card with the words that are marked in it. */
type MarkedCard = ResultCard & { marked: string[] }

/** Cards of the hits that the index keeps. */
const cards = new WeakMap<IndexHit, () => Promise<MarkedCard>>()

/** @throws SearchError when the paper's part of the index is missing or damaged */
export function loadCard(hit: IndexHit, index: IndexReader): Promise<MarkedCard> {
  const card = cards.get(hit) ?? once(() => makeCard(hit, index))
  cards.set(hit, card)
  return card()
}

async function makeCard(hit: IndexHit, index: IndexReader): Promise<MarkedCard> {
  const fragment = await index.fragment(hit.id)
  const words = [...matchedWords(hit), ...shortWords(fragment, hit.short ?? [])]
  return { ...cardOf(fragment, words), marked: wordsAt(fragment, words) }
}

/** Word numbers of the short words, which Pagefind was not asked for. */
function shortWords({ content }: Fragment, short: readonly string[]): number[] {
  if (short.length === 0) return []
  return content.split(/\s+/).flatMap((token, at) => (beginsWith(token, short) ? [at] : []))
}

function cardOf(fragment: Fragment, words: number[]): ResultCard {
  const place = (id: string) => fragment.anchors.find((anchor) => anchor.id === id)
  const title = place(anchors.title)
  const authors = place(anchors.authors)
  const titleAt = title?.location ?? 0
  const all = fragment.content.split(/\s+/)
  return {
    url: fragment.url,
    title: markText(title?.text ?? fragment.meta.title ?? '', since(words, titleAt)),
    authors: nameParts(authors?.text ?? '', since(words, authors?.location ?? Infinity)),
    excerpt: excerptOf(all.slice(0, titleAt).join(' '), words),
    facts: readFacts(fragment),
  }
}

function since(words: number[], start: number): number[] {
  return words.map((at) => at - start)
}

function readFacts({ anchors: found }: Fragment): CardFacts {
  const id = found.find((anchor) => anchor.id.startsWith(anchors.card))?.id
  return id ? (JSON.parse(decodeURIComponent(id.slice(anchors.card.length))) as CardFacts) : { hue: 0 }
}

function wordsAt({ content }: Fragment, words: number[]): string[] {
  const all = content.split(/\s+/)
  return [...new Set(words.map((at) => all[at] ?? ''))]
}

/** The first names and those that match; how many more there are. */
function nameParts(text: string, words: number[]): Part[] {
  let at = 0
  const names = text
    .split(', ')
    .filter(Boolean)
    .map((name) => {
      const start = at
      at += name.split(/\s+/).length
      return { name, words: words.map((word) => word - start), from: start, to: at }
    })
  const matched = ({ from, to }: { from: number; to: number }) =>
    words.some((word) => word >= from && word < to)
  const shown = names.filter((name, index) => index < mostNames || matched(name)).slice(0, mostNames * 2)
  const parts = shown.flatMap(({ name, words: own }, index) => [
    ...(index > 0 ? [{ text: ', ', marked: false }] : []),
    ...markText(name, own),
  ])
  const more = names.length - shown.length
  return more > 0 ? [...parts, { text: ` and ${more} more`, marked: false }] : parts
}

/** A card from the names alone, without excerpt. */
export function plainCard(paper: NamedPaper, names: Names): ResultCard {
  const people = paper.authors.map((place) => names.authors[place]?.name ?? '').join(', ')
  return {
    url: `papers/${paper.slug}.html`,
    title: [{ text: paper.title, marked: false }],
    authors: nameParts(people, []),
    excerpt: [],
    facts: { hue: 0, date: paper.year === undefined ? undefined : String(paper.year) },
  }
}
