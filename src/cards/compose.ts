import type { Atlas, AtlasAuthor, AtlasPaper, AtlasTopic } from '../atlas/types.ts'
import {
  claimMeaning,
  claimNumber,
  claimQualifier,
  formatNumber,
  strongestClaim,
} from '../model/claim-text.ts'
import { formatDate } from '../model/date.ts'
import { count } from '../model/links.ts'
import { baseMap, type BaseMap } from './base-map.ts'
import { pictureBox, type Card, type Marks } from './card.ts'
import type { Claim } from '../model/claim.ts'
import { drawable, type Face } from './fonts.ts'
import { palette, regionColour, regionColoursOnInk } from './palette.ts'
import { papersForAuthorCard } from './paths.ts'
import { claimsMarks, faintMap, ownPlace, ownPlaces, mapMarks, timelineMarks } from './picture.ts'

/**
 * The cards of an atlas: every paper, every topic, every author of two or more papers, and the pages that are
 * pictures themselves. One at a time, since a large atlas has tens of thousands.
 * @param base the map behind the places; one of all papers unless an earlier one is kept
 */
export function* composeCards(atlas: Atlas, base: BaseMap = baseMap(atlas)): Generator<Card> {
  const faint = faintMap(base)
  for (const paper of atlas.papers) yield paperCard(atlas, paper, faint)
  for (const topic of atlas.topics) yield topicCard(atlas, topic, faint)
  for (const author of atlas.authors)
    if (author.papers.length >= papersForAuthorCard) yield authorCard(atlas, author, faint)
  yield homeCard(atlas)
  yield* chartCards(atlas)
}

/** How many cards `composeCards` gives. */
export function countCards({ papers, topics, authors }: Atlas): number {
  const known = authors.filter((author) => author.papers.length >= papersForAuthorCard)
  return papers.length + topics.length + known.length + pageCards
}

/** Home, timeline, claims and map. */
const pageCards = 4

function paperCard(atlas: Atlas, paper: AtlasPaper, faint: Marks): Card {
  const claim = strongestClaim(paper.claims)
  return worded({
    file: `papers/${paper.slug}.png`,
    source: `content/papers/${paper.slug}.mdx`,
    form: 'panel',
    colour: colourOf(atlas, paper.region),
    kicker: atlas.topic(paper.topics[0] ?? '')?.title ?? 'Paper',
    title: paper.plainTitle || paper.slug,
    byline: shortList(paper.authors.map(unbroken)) || authorCount(paper),
    rows: [],
    facts: [formatDate(paper.published), paper.venue?.replace(remark, '')].filter(Boolean).join('  ·  '),
    imprint: atlas.config.title,
    figure: claim
      ? figureOf(claim)
      : { lead: '', number: '', meaning: atlas.region(paper.region)?.title ?? '' },
    marks: ownPlace(atlas, paper.slug),
    backdrop: faint,
  })
}

/** A longer remark behind a venue's name, for which a card has no room. */
const remark = / \([^()]{16,}\)$/

function topicCard(atlas: Atlas, topic: AtlasTopic, faint: Marks): Card {
  const region = atlas.region(topic.regionSlug)
  return worded({
    file: `topics/${topic.slug}.png`,
    source: `content/topics/${topic.slug}.mdx`,
    form: 'panel',
    colour: colourOf(atlas, topic.regionSlug),
    kicker: region?.title ?? 'Topic',
    title: topic.title,
    byline: firstSentence(topic.description),
    rows: largestClaims(topic.papers.map(atlas.paper)),
    facts: yearsOf(topic.papers.map(atlas.paper)),
    imprint: atlas.config.title,
    figure: counted(topic.papers.length),
    marks: ownPlaces(atlas, topic.papers),
    backdrop: faint,
  })
}

function authorCard(atlas: Atlas, author: AtlasAuthor, faint: Marks): Card {
  const papers = author.papers.map(atlas.paper)
  const topics = mostFrequent(papers.flatMap((paper) => paper.topics.slice(0, 1)))
  const coauthors = author.coauthors.map(({ slug }) => atlas.author(slug).name)
  return worded({
    file: `authors/${author.slug}.png`,
    source: `the papers of ${author.name}`,
    form: 'panel',
    colour: colourOf(atlas, mostFrequent(papers.map((paper) => paper.region ?? ''))[0]),
    kicker: 'Author',
    title: author.name,
    byline: shortList(topics.map((slug) => atlas.topic(slug)?.title ?? slug)),
    rows: largestClaims(papers),
    facts: coauthors.length > 0 ? `with ${shortList(coauthors)}` : yearsOf(papers),
    imprint: atlas.config.title,
    figure: counted(papers.length),
    marks: ownPlaces(atlas, author.papers),
    backdrop: faint,
  })
}

function homeCard(atlas: Atlas): Card {
  return worded({
    ...pageCard(atlas, 'home'),
    form: 'panel',
    kicker: '',
    title: atlas.config.title,
    byline: atlas.config.description,
    facts: [count(atlas.topics.length, 'topic'), count(atlas.authors.length, 'author')].join('  ·  '),
    figure: counted(atlas.papers.length),
    marks: mapMarks(atlas, pictureBox.panel, 6.5, regionColoursOnInk),
  })
}

function chartCards(atlas: Atlas): Card[] {
  const claims = atlas.papers.flatMap((paper) => paper.claims.flatMap(({ factor }) => factor ?? []))
  const largest = claims.reduce((most, factor) => Math.max(most, factor), 1)
  const papers = count(atlas.papers.length, 'paper')
  const years = atlas.papers.flatMap(({ year }) => year ?? []).sort((a, b) => a - b)
  return [
    {
      ...pageCard(atlas, 'timeline'),
      title: 'Timeline',
      byline: `${papers} by date, coloured by region`,
      facts: String(years[0] ?? ''),
      end: String(years.at(-1) ?? ''),
      marks: timelineMarks(atlas),
    },
    {
      ...pageCard(atlas, 'claims'),
      title: 'Claims',
      byline: `${count(claims.length, 'measured claim')} by factor, on a logarithmic scale`,
      facts: '1×',
      end: `${formatNumber(largest)}×`,
      marks: claimsMarks(atlas),
    },
    {
      ...pageCard(atlas, 'map'),
      title: 'Map',
      byline: `${papers}, near one another when their texts are alike`,
      facts: atlas.regions.map(({ title }) => title).join('  ·  '),
      marks: mapMarks(atlas, pictureBox.chart, 8),
    },
  ].map(worded)
}

function pageCard(atlas: Atlas, page: string): Card {
  return {
    file: `${page}.png`,
    source: `the page ${page}`,
    form: 'chart',
    colour: palette.ink,
    kicker: atlas.config.title,
    title: '',
    byline: '',
    rows: [],
    facts: '',
    imprint: '',
    marks: [],
  }
}

/** Every text as the fonts can draw it. A title of which nothing can be drawn gives way to the file's name. */
function worded(card: Card): Card {
  const text = (words: string, face: Face = 'text') => drawable(words, face)
  const { figure } = card
  return {
    ...card,
    kicker: text(card.kicker, 'strong'),
    title: text(card.title, 'title') || card.file.replace(/^.*\/|\.png$/g, ''),
    byline: text(card.byline),
    rows: card.rows.map((row) => ({ number: text(row.number, 'title'), text: text(row.text) })),
    facts: text(card.facts),
    end: text(card.end ?? ''),
    imprint: text(card.imprint, 'strong'),
    figure: figure && {
      lead: text(figure.lead),
      number: text(figure.number, 'title'),
      meaning: text(figure.meaning, 'strong'),
    },
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

function counted(papers: number): Card['figure'] {
  return { lead: '', number: papers.toLocaleString('en-US'), meaning: papers === 1 ? 'paper' : 'papers' }
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

/** The first three, then how many more: `A, B, C + 12`. */
function shortList(names: readonly string[]): string {
  const more = names.length - 3
  return names.slice(0, 3).join(', ') + (more > 0 ? ` + ${more}` : '')
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
