import { plainAbstract } from './abstract.ts'
import { createHash } from 'node:crypto'
import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { claimLine } from '../model/claim-text.ts'
import { formatDate } from '../model/date.ts'
import { relativeLink } from '../model/links.ts'
import { plainText } from '../model/text.ts'
import { cleanJson, cleanLine, escapeXml } from './clean.ts'
import { entered, newestEntries } from './entered.ts'
import { readsOf, readsOfAll } from './reads.ts'
import { absoluteUrl, isoTime } from './site.ts'
import { readingLink } from './venue.ts'

/** A feed of some of an atlas's papers. */
export interface Feed {
  /** Where the Atom file lies below the site's root: `topics/agents.xml`. */
  path: string
  title: string
  subtitle: string
  /** The page that shows the same, below the site's root. */
  page: string
  /** Slugs, those first that entered the atlas last. */
  papers: readonly string[]
  /** All that it is made from, by the names of `tracedAtlas`; undefined when that is the whole atlas. */
  reads?: readonly string[]
}

/** A feed holds this many papers, those that entered last. */
export const feedLimit = 50

/** The feeds of an atlas: of the whole, of each topic, of each author with two or more papers. */
export function* feedsOf(atlas: Atlas): Generator<Feed> {
  const { title, description } = atlas.config
  const all = newestEntries(atlas).map(({ slug }) => slug)
  const ranks = new Map(all.map((slug, rank) => [slug, rank]))
  const rank = (slug: string) => ranks.get(slug) ?? all.length
  const reads = ['config', 'topics', ...readsOfAll.texts]
  const ofPapers = (slugs: readonly string[], owner: string): Pick<Feed, 'papers' | 'reads'> => {
    const papers = [...slugs].sort((a, b) => rank(a) - rank(b))
    const [first] = papers
    // The atlas's own date stands in where none of a feed's papers has one.
    const isDated = first !== undefined && entered(atlas.paper(first)) !== undefined
    return { papers, ...(isDated && { reads: [owner, 'config', 'topics', ...papers.flatMap(readsOf)] }) }
  }
  yield { path: 'feed.xml', title, subtitle: description, page: 'index.html', papers: all, reads }
  for (const topic of atlas.topics)
    yield {
      path: `topics/${topic.slug}.xml`,
      title: `${topic.title} · ${title}`,
      subtitle: topic.description,
      page: `topics/${topic.slug}.html`,
      ...ofPapers(topic.papers, `topic/${topic.slug}`),
    }
  for (const author of atlas.authors)
    if (author.papers.length > 1)
      yield {
        path: `authors/${author.slug}.xml`,
        title: `${author.name} · ${title}`,
        subtitle: `Papers of ${author.name}.`,
        page: `authors/${author.slug}.html`,
        ...ofPapers(author.papers, `author/${author.slug}`),
      }
}

/**
 * A feed as Atom (RFC 4287). Ids do not depend on the site's address, so that a reader who follows an atlas that
 * moves sees no paper twice. Without an address the links are relative to the feed, which Atom allows. An entry is
 * dated by when its paper entered the atlas; when the paper came out stands in Dublin Core's `issued`.
 * @param generated ISO time of the atlas; stands in for the `updated` of what has no date
 */
export function atomFeed(atlas: Atlas, feed: Feed, generated: string): string {
  const papers = feedPapers(atlas, feed)
  const link = (path: string) => absoluteUrl(atlas, path) ?? relativeLink(feed.path, path)
  const [newest] = papers
  const updated = (newest && entryTime(newest)) ?? generated
  const self = absoluteUrl(atlas, feed.path)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/" xml:lang="${escapeXml(atlas.config.language)}">`,
    `  <id>${urn(`feed ${feed.path} ${atlas.config.title}`)}</id>`,
    `  <title>${escapeXml(cleanLine(feed.title))}</title>`,
    `  <subtitle>${escapeXml(cleanLine(feed.subtitle))}</subtitle>`,
    `  <updated>${updated}</updated>`,
    `  <author><name>${escapeXml(cleanLine(atlas.config.title))}</name></author>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(link(feed.page))}"/>`,
    ...(self ? [`  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`] : []),
    ...papers.map((paper) => atomEntry(atlas, paper, link, updated)),
    '</feed>',
    '',
  ].join('\n')
}

/** The same feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), beside the Atom file. */
export function jsonFeed(atlas: Atlas, feed: Feed): string {
  const items = feedPapers(atlas, feed).map((paper) => {
    const image = absoluteUrl(atlas, `cards/papers/${paper.slug}.png`)
    return {
      id: urn(`paper ${paper.slug}`),
      url: absoluteUrl(atlas, paper.url),
      external_url: readingLink(paper),
      title: cleanLine(paper.plainTitle),
      content_html: entryHtml(atlas, paper),
      image,
      date_published: entryTime(paper),
      authors:
        paper.authors.length > 0 ? paper.authors.map((name) => ({ name: cleanLine(name) })) : undefined,
      tags: topicTitles(atlas, paper),
      _paper: { issued: paper.published, doi: paper.doi, arxiv: paper.arxiv },
    }
  })
  const head = {
    version: 'https://jsonfeed.org/version/1.1',
    title: cleanLine(feed.title),
    description: cleanLine(feed.subtitle),
    home_page_url: absoluteUrl(atlas, feed.page),
    feed_url: absoluteUrl(atlas, jsonFeedPath(feed)),
    language: atlas.config.language,
  }
  return `${cleanJson({ ...head, items }, 1)}\n`
}

/** `topics/agents.xml` has `topics/agents.json` beside it. */
export function jsonFeedPath({ path }: Pick<Feed, 'path'>): string {
  return path.replace(/\.xml$/, '.json')
}

function atomEntry(atlas: Atlas, paper: AtlasPaper, link: (path: string) => string, undated: string): string {
  const time = entryTime(paper)
  const people = paper.authors.map(
    (name) => `    <author><name>${escapeXml(cleanLine(name))}</name></author>`,
  )
  const categories = paper.topics.map(
    (slug) =>
      `    <category term="${escapeXml(slug)}" label="${escapeXml(atlas.topic(slug)?.title ?? slug)}"/>`,
  )
  return [
    '  <entry>',
    `    <id>${urn(`paper ${paper.slug}`)}</id>`,
    `    <title>${escapeXml(cleanLine(paper.plainTitle))}</title>`,
    `    <link rel="alternate" type="text/html" href="${escapeXml(link(paper.url))}"/>`,
    ...(time ? [`    <published>${time}</published>`] : []),
    `    <updated>${time ?? undated}</updated>`,
    ...(paper.published ? [`    <dcterms:issued>${paper.published}</dcterms:issued>`] : []),
    ...people,
    ...categories,
    `    <content type="html">${escapeXml(entryHtml(atlas, paper))}</content>`,
    '  </entry>',
  ].join('\n')
}

function entryTime(paper: AtlasPaper): string | undefined {
  const day = entered(paper)
  return day && isoTime(day)
}

/** Who, where and when, claims, abstract and card as a piece of HTML without anything that a feed reader would strip. */
function entryHtml(atlas: Atlas, paper: AtlasPaper): string {
  const card = absoluteUrl(atlas, `cards/papers/${paper.slug}.png`)
  const read = readingLink(paper)
  const claims = paper.claims.map(
    (claim) => `<li>${escapeXml(claimLine(claim))}: “${escapeXml(plainText(claim.quote))}”</li>`,
  )
  const byline = [paper.authors.map(cleanLine).join(', '), paper.venue, formatDate(paper.published)]
  return [
    `<p>${escapeXml(byline.filter(Boolean).join(' · '))}</p>`,
    card && `<p><img src="${escapeXml(card)}" alt="" width="600" height="315"></p>`,
    claims.length > 0 && `<ul>${claims.join('')}</ul>`,
    paper.abstract && `<p>${escapeXml(plainAbstract(paper))}</p>`,
    read && `<p><a href="${escapeXml(read)}">Read the paper</a></p>`,
  ]
    .filter(Boolean)
    .join('')
}

function feedPapers(atlas: Atlas, { papers }: Feed): AtlasPaper[] {
  return papers.slice(0, feedLimit).map(atlas.paper)
}

function topicTitles(atlas: Atlas, paper: AtlasPaper): string[] {
  return paper.topics.map((slug) => atlas.topic(slug)?.title ?? slug)
}

/** A name-based UUID (RFC 9562, version 8) as a URN: valid as an id whatever address the site has. */
function urn(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  const variant = ((parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)]
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`
}
