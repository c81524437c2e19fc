import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { foldText } from '../model/slug.ts'
import { plainText } from '../model/text.ts'
import { largestFactor } from './order.ts'
import type { Field } from './query.ts'
import { anchors, type CardFacts } from './record-anchors.ts'

const language = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/

/** The language that Pagefind shall stem by; English when the atlas names none that it could know. */
export function recordLanguage(atlas: Atlas): string {
  const tag = atlas.config.language
  return language.test(tag) ? tag.toLowerCase() : 'en'
}

/** What is searched of a paper, as plain text. */
export interface RecordTexts {
  abstract: string
  title: string
  authors: string
  /** Its system's name, topics, venue, year, organization, other titles, other spellings. */
  rest: string
  /** What the person wrote below the paper. */
  notes: string
}

export function recordTexts(paper: AtlasPaper, atlas: Atlas, notes = ''): RecordTexts {
  const topics = paper.topics.map((slug) => atlas.topic(slug)?.title ?? slug)
  const title = paper.plainTitle
  const authors = paper.authors.join(', ')
  const rest = [
    paper.name && paper.name !== title ? plainText(paper.name) : '',
    ...topics,
    paper.venue,
    paper.year === undefined ? '' : String(paper.year),
    paper.organization,
    ...paper.otherTitles.map(plainText),
    ...otherSpellings([title, authors, paper.name ?? '']),
  ].filter(Boolean)
  return { abstract: plainText(paper.abstract), title, authors, rest: rest.join('. '), notes }
}

/**
 * A paper as a small HTML document for Pagefind: the abstract first, so that excerpts begin with it, then the title and
 * the rest with their weights (https://pagefind.app/docs/weighting/).
 * @param standsAlone whether the index is in one piece: then Pagefind's own script can narrow and sort it. Over several it
 * cannot, the site's pages do it by tables of their own, and it costs a tenth of the index's time
 */
export function paperRecord(
  paper: AtlasPaper,
  atlas: Atlas,
  texts: RecordTexts,
  standsAlone: boolean,
): string {
  const { abstract, title, authors, rest, notes } = texts
  return [
    `<html lang="${recordLanguage(atlas)}"><body data-pagefind-body>`,
    `<p>${escape(abstract)}</p>`,
    `<h1 id="${anchors.title}" data-pagefind-weight="10">${escape(title)}</h1>`,
    `<p id="${anchors.authors}" data-pagefind-weight="6">${escape(authors)}</p>`,
    `<p data-pagefind-weight="2">${escape(rest)}</p>`,
    `<p data-pagefind-weight="0.5">${escape(notes)}</p>`,
    `<i id="${anchors.card}${encodeURIComponent(JSON.stringify(cardFacts(paper, atlas)))}"></i>`,
    ...(standsAlone ? [...filterMarks(paper, atlas), ...sortMarks(paper)] : []),
    '</body></html>',
  ].join('\n')
}

function filterMarks(paper: AtlasPaper, atlas: Atlas): string[] {
  return filterValues(paper, atlas).map(
    ([field, value]) => `<i data-pagefind-filter="${field}[data-is]" data-is="${escape(value)}"></i>`,
  )
}

function sortMarks(paper: AtlasPaper): string[] {
  return [
    `<i data-pagefind-sort="date:${dateNumber(paper.published)}"></i>`,
    `<i data-pagefind-sort="factor:${largestFactor(paper) ?? 0}"></i>`,
  ]
}

function cardFacts(paper: AtlasPaper, atlas: Atlas): CardFacts {
  return {
    date: paper.published,
    venue: paper.venue,
    topic: atlas.topic(paper.topics[0] ?? '')?.title,
    hue: atlas.region(paper.region)?.hue ?? 0,
    factor: largestFactor(paper),
  }
}

/** `2025-10` is 20251000: later than all of September, earlier than any known day of October. */
function dateNumber(date: string | undefined): number {
  return date ? Number(date.replaceAll('-', '').padEnd(8, '0')) : 0
}

/** What a paper can be narrowed by. */
export function filterValues(paper: AtlasPaper, atlas: Atlas): [Field, string][] {
  const values: [Field, string | undefined][] = [
    ['region', paper.region],
    ...paper.topics.map((slug): [Field, string] => ['topic', slug]),
    ['year', paper.year === undefined ? undefined : String(paper.year)],
    ...paper.authorSlugs.map((slug): [Field, string] => ['author', slug]),
    ['organization', paper.organization],
    ['venue', paper.venue],
    ['has', paper.links.code ? 'code' : undefined],
    ['has', paper.claims.length > 0 ? 'claims' : undefined],
    ['has', atlas.notes.has(`papers/${paper.slug}`) ? 'notes' : undefined],
    ...paper.claims.map(({ category }): [Field, string] => ['claim', category]),
    ...paper.claims.flatMap(({ category, factor }): [Field, string][] =>
      category === 'quality' || factor === null ? [] : [[category, String(Number(factor.toPrecision(4)))]],
    ),
  ]
  const seen = new Set<string>()
  return values.filter((entry): entry is [Field, string] => {
    const key = entry.join(':')
    if (!entry[1] || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Words in letters that a keyboard may lack, written plainly: `PanGu-α` is also found as `pangu-alpha`. */
function otherSpellings(texts: string[]): string[] {
  const withoutAccents = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = texts.join(' ').split(/[\s,]+/)
  return [...new Set(words.filter((word) => foldText(word) !== withoutAccents(word)).map(foldText))]
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
