import type { Atlas } from '../atlas/types.ts'
import type { PartialDate } from '../model/date.ts'
import { count } from '../model/links.ts'
import { escapeXml } from './clean.ts'
import { entered } from './entered.ts'
import { escapeMarkdown } from './markdown.ts'
import type { PaperList } from './paper-list.ts'
import { absoluteUrl } from './site.ts'
import { newestWeeks } from './weeks.ts'

export interface TextFile {
  /** Below the site's root. */
  path: string
  /** In parts where it grows with the atlas; these can be taken once, but for those of a list of papers. */
  content: Iterable<string> | PaperList
  /** All that it is made from, by the names of `tracedAtlas`; without them it may come from anything in the atlas. */
  reads?: readonly string[]
}

/** All of a file's text, whose parts are taken by this. */
export function textOf({ content }: Pick<TextFile, 'content'>): string {
  return typeof content === 'string' ? content : [...content].join('')
}

/** The papers that a file lists, where it does nothing else. */
export function listOf({ content }: Pick<TextFile, 'content'>): PaperList | undefined {
  return typeof content === 'object' && 'papers' in content ? content : undefined
}

/** A sitemap may hold 50,000 addresses; a part of 10,000 stays under a megabyte. */
const sitemapLimit = 10_000

const mainPages = [
  '',
  'papers',
  'topics',
  'authors',
  'organizations',
  'timeline',
  'claims',
  'map',
  'new',
  'data',
  'about',
]

/** `sitemap-index.xml` and its parts (https://www.sitemaps.org/protocol.html); none without a site address. */
export function sitemap(atlas: Atlas): TextFile[] {
  if (!atlas.config.site) return []
  const reads = ['config', 'papers', 'topics', 'authors', 'organizations', 'years']
  const entries = sitemapEntries(atlas)
  const parts = Array.from({ length: Math.ceil(entries.length / sitemapLimit) }, (_, index) => ({
    path: `sitemap-${index + 1}.xml`,
    content: sitemapXml('urlset', 'url', entries.slice(index * sitemapLimit, (index + 1) * sitemapLimit)),
    reads,
  }))
  const list = parts.map(({ path }) => ({ address: absoluteUrl(atlas, path) ?? path }))
  return [
    { path: 'sitemap-index.xml', content: sitemapXml('sitemapindex', 'sitemap', list), reads },
    ...parts,
  ]
}

/** Everyone may read everything; names the sitemap when there is one. */
export function robotsTxt(atlas: Atlas): string {
  const index = absoluteUrl(atlas, 'sitemap-index.xml')
  return `User-agent: *\nAllow: /\n${index ? `\nSitemap: ${index}\n` : ''}`
}

const listedPapers = 1000

/** What a language model should know of the site (https://llmstxt.org): data, topics, and the papers' Markdown. */
export function llmsTxt(atlas: Atlas): string {
  const { config, papers, topics } = atlas
  const link = (path: string) => absoluteUrl(atlas, path) ?? path
  const shown = papers.slice(0, listedPapers)
  const rest = papers.length - shown.length
  const line = (title: string, path: string, about: string) =>
    `- [${escapeMarkdown(title)}](${link(path)})${about}`
  return [
    `# ${escapeMarkdown(config.title)}`,
    `> ${escapeMarkdown(config.description)}`,
    `${count(papers.length, 'paper')}, each also as Markdown: put \`.md\` for \`.html\` in a paper's address.`,
    '## Data',
    [
      line('Papers', 'data/papers.json', ': every paper with all fields, as JSON'),
      line('Claims', 'data/claims.json', ': every measured claim, as JSON'),
      line('Claims as a table', 'data/claims.csv', ': the same, as CSV'),
      line('Topics', 'data/topics.json', ': topics and their papers'),
      line('Authors', 'data/authors.json', ': authors, their papers and co-authors'),
      line('Bibliography', 'data/atlas.bib', ': every paper, as BibTeX'),
    ].join('\n'),
    '## Topics',
    topics
      .map((topic) =>
        line(topic.title, `topics/${topic.slug}.html`, `: ${count(topic.papers.length, 'paper')}`),
      )
      .join('\n'),
    '## Papers',
    shown.map((paper) => line(paper.plainTitle, `papers/${paper.slug}.md`, '')).join('\n'),
    ...(rest > 0 ? [`… and ${count(rest, 'older paper')} in data/papers.json.`] : []),
    '',
  ].join('\n\n')
}

interface SitemapEntry {
  address: string
  /** A full date. */
  modified?: string
}

function sitemapEntries(atlas: Atlas): SitemapEntry[] {
  const entry = (path: string, modified?: string) => ({ address: absoluteUrl(atlas, path) ?? path, modified })
  return [
    ...mainPages.map((name) => entry(name && `${name}.html`)),
    ...atlas.papers.map((paper) => entry(paper.url, wholeDay(entered(paper)))),
    ...atlas.topics.map(({ slug }) => entry(`topics/${slug}.html`)),
    ...atlas.authors.map(({ slug }) => entry(`authors/${slug}.html`)),
    ...atlas.organizations.map(({ slug }) => entry(`organizations/${slug}.html`)),
    ...atlas.years.map(({ year }) => entry(`years/${year}.html`)),
    ...newestWeeks(atlas).map(({ url, papers: [newest] }) => entry(url, wholeDay(newest && entered(newest)))),
  ]
}

function wholeDay(date: PartialDate | undefined): string | undefined {
  return date?.length === 10 ? date : undefined
}

function sitemapXml(root: string, item: string, entries: readonly SitemapEntry[]): string {
  const items = entries.map(({ address, modified }) => {
    const date = modified ? `<lastmod>${modified}</lastmod>` : ''
    return `<${item}><loc>${escapeXml(address)}</loc>${date}</${item}>\n`
  })
  const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${items.join('')}</${root}>\n`
}
