import type { Atlas, AtlasAuthor, AtlasPaper } from '../atlas/types.ts'
import { cleanJson, cleanLine } from './clean.ts'
import { newestDay } from './entered.ts'
import { invertedName, nameParts } from './names.ts'
import { relativeLink } from '../model/links.ts'
import { absoluteUrl } from './site.ts'
import { readVenue, readingLink } from './venue.ts'

/** A thing in the words of schema.org. */
export interface JsonLd {
  '@type': string
  [property: string]: unknown
}

/** A page above or at the current one. */
export interface Crumb {
  title: string
  /** Below the site's root. */
  path: string
}

/**
 * Things as the text of a `<script type="application/ld+json">`: no `<`, `>` or `&` in it, so nothing in a title can
 * end the script.
 */
export function jsonLdText(...things: (JsonLd | undefined)[]): string {
  const graph = things.filter((thing) => thing !== undefined)
  const [only] = graph
  const whole = { '@context': 'https://schema.org', ...(graph.length === 1 ? only : { '@graph': graph }) }
  return cleanJson(whole).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A paper as a `ScholarlyArticle`. */
export function articleLd(atlas: Atlas, paper: AtlasPaper): JsonLd {
  const url = absoluteUrl(atlas, paper.url)
  const venue = readVenue(paper.venue)
  return {
    '@type': 'ScholarlyArticle',
    url,
    headline: cleanLine(paper.plainTitle),
    author: paper.authors.map((name) => ({ '@type': 'Person', name: cleanLine(name) })),
    datePublished: paper.published,
    image: absoluteUrl(atlas, `cards/papers/${paper.slug}.png`),
    isPartOf: venue && {
      '@type': venue.kind === 'journal' ? 'Periodical' : 'PublicationVolume',
      name: venue.name,
    },
    identifier: identifiers(paper),
    sameAs: readingLink(paper),
    about: paper.topics.map((slug) => ({
      '@type': 'Thing',
      name: atlas.topic(slug)?.title ?? slug,
      url: absoluteUrl(atlas, `topics/${slug}.html`),
    })),
  }
}

/** An author as a `Person`. */
export function personLd(atlas: Atlas, author: AtlasAuthor): JsonLd {
  const url = absoluteUrl(atlas, `authors/${author.slug}.html`)
  return { '@type': 'Person', url, name: cleanLine(author.name), sameAs: author.homepage }
}

/** A page that lists papers as a `CollectionPage`; the first papers stand for all. */
export function collectionLd(
  atlas: Atlas,
  page: Crumb & { description: string; papers: readonly string[] },
): JsonLd {
  const items = page.papers.slice(0, 10).map((slug, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: cleanLine(atlas.paper(slug).plainTitle),
    url: absoluteUrl(atlas, atlas.paper(slug).url),
  }))
  return {
    '@type': 'CollectionPage',
    url: absoluteUrl(atlas, page.path),
    name: cleanLine(page.title),
    description: cleanLine(page.description),
    mainEntity: { '@type': 'ItemList', numberOfItems: page.papers.length, itemListElement: items },
  }
}

/** The atlas's data as a `Dataset`; none without a site address, since a download needs one. */
export function datasetLd(atlas: Atlas): JsonLd | undefined {
  if (!atlas.config.site) return undefined
  const download = (path: string, encodingFormat: string) => ({
    '@type': 'DataDownload',
    contentUrl: absoluteUrl(atlas, path),
    encodingFormat,
  })
  return {
    '@type': 'Dataset',
    name: `${atlas.config.title}: papers and claims`,
    description: cleanLine(
      `${atlas.config.description} The data of ${atlas.papers.length} papers with their topics, authors and measured claims.`,
    ),
    url: absoluteUrl(atlas, 'data.html'),
    dateModified: newestDay(atlas),
    isAccessibleForFree: true,
    distribution: [
      download('data/papers.json', 'application/json'),
      download('data/claims.json', 'application/json'),
      download('data/claims.csv', 'text/csv'),
      download('data/atlas.bib', 'application/x-bibtex'),
    ],
  }
}

/** The way to a page as a `BreadcrumbList`; none without a site address, since each step needs one. */
export function breadcrumbsLd(atlas: Atlas, trail: readonly Crumb[]): JsonLd | undefined {
  if (!atlas.config.site || trail.length === 0) return undefined
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ title, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: cleanLine(title),
      // The last step is the page itself.
      item: index < trail.length - 1 ? absoluteUrl(atlas, path) : undefined,
    })),
  }
}

/** The site as a `WebSite` with its search. */
export function websiteLd(atlas: Atlas): JsonLd {
  const search = absoluteUrl(atlas, 'search.html')
  return {
    '@type': 'WebSite',
    url: absoluteUrl(atlas, ''),
    name: cleanLine(atlas.config.title),
    description: cleanLine(atlas.config.description),
    inLanguage: atlas.config.language,
    potentialAction: search && {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${search}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
}

/**
 * Highwire tags of a paper, as Google Scholar and Zotero read them, in order: `[name, content]`.
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
export function citationMeta(paper: AtlasPaper): [name: string, content: string][] {
  const venue = readVenue(paper.venue)
  const container = venue?.kind === 'journal' ? 'citation_journal_title' : 'citation_conference_title'
  const tags: [string, string | undefined][] = [
    ['citation_title', paper.plainTitle],
    ...authorTags(paper.authors),
    ['citation_publication_date', paper.published?.replaceAll('-', '/')],
    [container, venue?.kind === 'unknown' ? undefined : venue?.name],
    ['citation_doi', paper.doi],
    ['citation_arxiv_id', paper.arxiv],
    ['citation_pdf_url', paper.links.pdf],
  ]
  return tags.flatMap(([name, content]): [string, string][] => (content ? [[name, cleanLine(content)]] : []))
}

/**
 * Open Graph and Twitter tags of a page, in order: `[property, content]`. Without a site address the picture is
 * named relative to the page, which some programs follow and none may rely on, and there is no `og:url`.
 */
export function openGraph(
  atlas: Atlas,
  page: Crumb & {
    description: string
    card: string
    type: 'website' | 'article' | 'profile'
    published?: string
  },
): [property: string, content: string][] {
  const image = absoluteUrl(atlas, page.card) ?? relativeLink(page.path, page.card)
  const tags: [string, string | undefined][] = [
    ['og:site_name', atlas.config.title],
    ['og:type', page.type],
    ['og:title', page.title],
    ['og:description', page.description],
    ['og:url', absoluteUrl(atlas, page.path === 'index.html' ? '' : page.path)],
    ['og:image', image],
    ['og:image:width', '1200'],
    ['og:image:height', '630'],
    ['og:image:alt', page.title],
    ['article:published_time', page.type === 'article' ? page.published : undefined],
    ['twitter:card', 'summary_large_image'],
  ]
  return tags.flatMap(([name, content]): [string, string][] => (content ? [[name, cleanLine(content)]] : []))
}

/** A tag an author; a crowd of authors shares one, as ADS and ACM write it, so that the head stays small. */
function authorTags(names: readonly string[]): [string, string][] {
  if (names.length > crowd)
    return [['citation_authors', names.map((name) => invertedName(nameParts(name))).join('; ')]]
  return names.map((name) => ['citation_author', name])
}

const crowd = 20

function identifiers({ arxiv, doi }: AtlasPaper): JsonLd[] {
  const value = (propertyID: string, id: string | undefined) =>
    id ? [{ '@type': 'PropertyValue', propertyID, value: id }] : []
  return [...value('arXiv', arxiv), ...value('DOI', doi)]
}
