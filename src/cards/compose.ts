import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { claimMeaning, claimNumber, claimQualifier, strongestClaim } from '../model/claim-text.ts'
import type { Claim } from '../model/claim.ts'
import { formatDate } from '../model/date.ts'
import { count } from '../model/links.ts'
import { baseMap, type BaseMap } from './base-map.ts'
import type { Card, Marks } from './card.ts'
import { pageCards } from './page-cards.ts'
import { regionColour } from './palette.ts'
import { cardFile, papersForAuthorCard } from './paths.ts'
import { faintMap, ownPlace, ownPlaces } from './picture.ts'
import { counted, worded, type Shown } from './words.ts'

/** A card to be made, of which only the place is known: most are taken over from the last site as they are. */
export interface PlannedCard {
  /** Path below the folder of cards: `papers/nanoflow.png`. */
  file: string
  /**
   * Says what it shows.
   * @param from the atlas that it was planned of, or one that gives the same and tells what is read
   */
  compose: (from: Atlas) => Card
}

/**
 * The cards of an atlas: every paper, every topic, every author of two or more papers, and the pages that are
 * pictures themselves.
 * @param base the map behind the places; one of all papers unless an earlier one is kept
 */
export function planCards(atlas: Atlas, base: BaseMap = baseMap(atlas)): PlannedCard[] {
  const faint = faintMap(base)
  const known = atlas.authors.filter(({ papers }) => papers.length >= papersForAuthorCard)
  return [
    ...atlas.papers.map(({ slug }) =>
      planned(cardFile('papers', slug), (from) => paperCard(from, slug, faint)),
    ),
    ...atlas.topics.map(({ slug }) =>
      planned(cardFile('topics', slug), (from) => topicCard(from, slug, faint)),
    ),
    ...known.map(({ slug }) => planned(cardFile('authors', slug), (from) => authorCard(from, slug, faint))),
    ...Object.entries(pageCards).map(([page, shown]) => planned(`${page}.png`, shown)),
  ]
}

/** The cards of `planCards`, one at a time, since a large atlas has tens of thousands. */
export function* composeCards(atlas: Atlas, base?: BaseMap): Generator<Card> {
  for (const { compose } of planCards(atlas, base)) yield compose(atlas)
}

function planned(file: string, shown: (from: Atlas) => Shown): PlannedCard {
  return { file, compose: (from) => worded({ file, ...shown(from) }) }
}

function paperCard(atlas: Atlas, slug: string, faint: Marks): Shown {
  const paper = atlas.paper(slug)
  const claim = strongestClaim(paper.claims)
  return {
    source: `content/papers/${slug}.mdx`,
    form: 'panel',
    colour: colourOf(atlas, paper.region),
    kicker: atlas.topic(paper.topics[0] ?? '')?.title ?? 'Paper',
    title: paper.plainTitle || slug,
    byline: shortList(paper.authors.map(unbroken)) || authorCount(paper),
    rows: [],
    facts: [formatDate(paper.published), paper.venue?.replace(remark, '')].filter(Boolean).join('  ·  '),
    imprint: atlas.config.title,
    figure: claim
      ? figureOf(claim)
      : { lead: '', number: '', meaning: atlas.region(paper.region)?.title ?? '' },
    marks: ownPlace(atlas, slug),
    backdrop: faint,
  }
}

/** A longer remark behind a venue's name, for which a card has no room. */
const remark = / \([^()]{16,}\)$/

function topicCard(atlas: Atlas, slug: string, faint: Marks): Shown {
  const topic = atlas.topic(slug)
  const region = atlas.region(topic?.regionSlug)
  const slugs = topic?.papers ?? []
  const papers = slugs.map(atlas.paper)
  return {
    source: `content/topics/${slug}.mdx`,
    form: 'panel',
    colour: colourOf(atlas, region?.slug),
    kicker: region?.title ?? 'Topic',
    title: topic?.title ?? slug,
    byline: firstSentence(topic?.description ?? ''),
    rows: largestClaims(papers),
    facts: yearsOf(papers),
    imprint: atlas.config.title,
    figure: counted(papers.length),
    marks: ownPlaces(atlas, slugs),
    backdrop: faint,
  }
}

function authorCard(atlas: Atlas, slug: string, faint: Marks): Shown {
  const author = atlas.author(slug)
  const papers = author.papers.map(atlas.paper)
  const topics = mostFrequent(papers.flatMap((paper) => paper.topics.slice(0, 1)))
  const coauthors = author.coauthors.slice(0, listed).map((one) => atlas.author(one.slug).name)
  return {
    source: `the papers of ${author.name}`,
    form: 'panel',
    colour: colourOf(atlas, mostFrequent(papers.map((paper) => paper.region ?? ''))[0]),
    kicker: 'Author',
    title: author.name,
    byline: shortList(topics.map((topic) => atlas.topic(topic)?.title ?? topic)),
    rows: largestClaims(papers),
    facts: coauthors.length > 0 ? `with ${shortList(coauthors, author.coauthors.length)}` : yearsOf(papers),
    imprint: atlas.config.title,
    figure: counted(papers.length),
    marks: ownPlaces(atlas, author.papers),
    backdrop: faint,
  }
}

/** A unit that is a word goes below the number, where there is room for it. */
function figureOf(claim: Claim): NonNullable<Card['figure']> {
  const [number = '', unit] = claimNumber(claim).split(/ (?=points$)/)
  const meaning = [unit, claimMeaning(claim)].filter(Boolean).join(', ')
  return { lead: claimQualifier(claim), number, meaning }
}

function colourOf(atlas: Atlas, region: string | undefined): string {
  return regionColour(atlas.region(region)?.hue ?? 0)
}

function authorCount({ authors, authorCount: known = 0 }: AtlasPaper): string {
  return authors.length === 0 && known > 0 ? count(known, 'author') : ''
}

/** A name of which no line ends inside. */
function unbroken(name: string): string {
  return name.trim().replace(/\s+/g, '\u00a0')
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

function firstSentence(text: string): string {
  return [...sentences.segment(text)][0]?.segment.trim() ?? ''
}

const listed = 3

/** The first three, then how many more: `A, B, C + 12`. */
function shortList(names: readonly string[], all = names.length): string {
  const more = all - listed
  return names.slice(0, listed).join(', ') + (more > 0 ? ` + ${more}` : '')
}

/** The strongest claims of three papers, as the number and who claims it. */
function largestClaims(papers: readonly AtlasPaper[]): Card['rows'] {
  return papers
    .flatMap((paper) => {
      const claim = strongestClaim(paper.claims)
      return claim?.factor ? [{ paper, claim, factor: claim.factor }] : []
    })
    .sort((a, b) => b.factor - a.factor || (a.paper.slug < b.paper.slug ? -1 : 1))
    .slice(0, 3)
    .map(({ paper, claim }) => ({
      number: claimNumber(claim),
      text: `${claimMeaning(claim)}, ${paper.name ?? paper.plainTitle}`,
    }))
}

function yearsOf(papers: readonly AtlasPaper[]): string {
  const years = papers.flatMap(({ year }) => year ?? [])
  if (years.length === 0) return ''
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return first === last ? String(first) : `${first}–${last}`
}

function mostFrequent(values: readonly string[]): string[] {
  const counts = Map.groupBy(values, (value) => value)
  return [...counts].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).map(([value]) => value)
}
