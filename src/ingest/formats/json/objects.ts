import { dateOf } from '../../dates.ts'
import { codeIn, draftOfAddress, withMissing } from '../../links.ts'
import type { Draft, EntryProblem } from '../../record.ts'
import { first, isObject, list, text, type JsonObject } from './values.ts'

/** True for an entry of `/api/daily_papers` or `/api/papers/{id}`. */
export function isHfPaper(value: unknown): value is JsonObject {
  if (!isObject(value)) return false
  if (isObject(value['paper']) && 'id' in value['paper'] && 'title' in value['paper']) return true
  return 'id' in value && 'summary' in value && ('upvotes' in value || 'publishedAt' in value)
}

/** https://huggingface.co/docs/hub/api (papers) */
export function hfDraft(value: JsonObject): Draft {
  const paper = isObject(value['paper']) ? value['paper'] : value
  const organization = [value['organization'], paper['organization']].find(isObject)
  const authors = list(paper['authors']).filter((author) => !isObject(author) || author['hidden'] !== true)
  return {
    title: paper['title'] ?? value['title'],
    abstract: paper['summary'] ?? value['summary'],
    arxiv: paper['id'],
    authors,
    published: paper['publishedAt'] ?? value['publishedAt'],
    organization: organization?.['fullname'] ?? organization?.['name'],
    organizationAccount: organization && organization['fullname'] ? organization['name'] : undefined,
    discussion: value['numComments'] ?? paper['numComments'],
    links: { code: paper['githubRepo'], project: paper['projectPage'] },
  }
}

/** https://docs.openalex.org/api-entities/works/work-object */
export function openAlexDraft(work: JsonObject): Draft {
  const places = [work['primary_location'], ...list(work['locations'])].filter(isObject)
  const sources = places.map((place) => place['source']).filter(isObject)
  const source = sources.find(({ type }) => type !== 'repository')
  const addresses = places.flatMap((place) => [text(place['landing_page_url']), text(place['pdf_url'])])
  const ids = isObject(work['ids']) ? Object.values(work['ids']).map(text) : []
  return withMissing(
    {
      title: work['title'] ?? work['display_name'],
      abstract: work['abstract'] ?? invertedText(work['abstract_inverted_index']),
      doi: work['doi'],
      authors: list(work['authorships']).concat(work['is_authors_truncated'] === true ? ['et al.'] : []),
      published: work['publication_date'] ?? work['publication_year'],
      venue: source?.['display_name'],
      seenAt: [...ids, ...addresses].filter(Boolean),
    },
    ...addresses.filter((url) => url.startsWith('http')).map(onlyPlaces),
  )
}

/** An address of a repository is no project page. */
function onlyPlaces(address: string): Draft {
  const { project: _, ...links } = draftOfAddress(address).links ?? {}
  return { links }
}

const longestAbstract = 60_000

/** Told when an inverted index claims more words than any abstract has. */
export function inflated({ abstract_inverted_index: index }: JsonObject): EntryProblem[] {
  const isLost = isObject(index) && Object.keys(index).length > 0 && invertedText(index) === undefined
  return isLost
    ? [{ message: 'abstract is longer than any abstract, and is left out; correct its index' }]
    : []
}

/**
 * The text of OpenAlex's inverted index (`{word: [positions]}`).
 * @returns undefined when there is none, or when it claims more words than any abstract has
 */
export function invertedText(index: unknown): string | undefined {
  if (!isObject(index)) return undefined
  const words: [position: number, word: string][] = []
  let size = 0
  for (const [word, positions] of Object.entries(index))
    for (const position of list(positions)) {
      if (!Number.isSafeInteger(position)) continue
      size += word.length + 1
      if (size > longestAbstract) return undefined
      words.push([Number(position), word])
    }
  const inOrder = words.sort(([a], [b]) => a - b)
  return inOrder.map(([, word]) => word).join(' ') || undefined
}

/** https://api.semanticscholar.org/api-docs/graph */
export function scholarDraft(paper: JsonObject): Draft {
  const ids = isObject(paper['externalIds']) ? paper['externalIds'] : {}
  const [venue, journal, pdf] = [paper['publicationVenue'], paper['journal'], paper['openAccessPdf']].map(
    (value) => (isObject(value) ? value : {}),
  )
  const name = [venue?.['name'], paper['venue'], journal?.['name']].map(text).find(Boolean)
  const pdfAddress = text(pdf?.['url'])
  return {
    title: paper['title'],
    abstract: paper['abstract'],
    arxiv: ids['ArXiv'],
    doi: ids['DOI'],
    authors: paper['authors'],
    published: paper['publicationDate'] ?? paper['year'],
    venue: /^arxiv(?:\.org)?$/i.test(name ?? '') ? undefined : name,
    links: pdfAddress && !/arxiv\.org/.test(pdfAddress) ? { pdf: pdfAddress } : {},
  }
}

/** https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export function cslDraft(item: JsonObject): Draft {
  const dates = ['issued', 'published', 'published-print', 'published-online'].map((name) => item[name])
  const issued = dates.find(isObject) ?? {}
  const [year, month, day] = list(list(issued['date-parts'])[0])
  const notes = ['number', 'note', 'archive_location', 'archive-place', 'URL'].map((key) => text(item[key]))
  const venue = text(first(item['container-title']) ?? item['event-title'] ?? item['event'])
  return withMissing(
    {
      title: titled(first(item['title']), first(item['subtitle'])),
      abstract: item['abstract'],
      doi: item['DOI'],
      authors: item['author'],
      published: dateOf(year, month, day) ?? issued['raw'] ?? issued['literal'],
      venue: /^(?:arxiv|corr)\b/i.test(venue) ? undefined : venue,
      seenAt: notes.flatMap((note) => [note, /arxiv:\s*\S+/i.exec(note)?.[0] ?? '']).filter(Boolean),
      links: { code: codeIn(text(item['note'])) },
    },
    draftOfAddress(text(item['URL'])),
  )
}

function titled(title: unknown, subtitle: unknown): unknown {
  if (typeof title !== 'string' || typeof subtitle !== 'string' || title.includes(subtitle)) return title
  return `${title}: ${subtitle}`
}

/** This atlas's own `data/papers.json`. */
export function atlasDraft(paper: JsonObject): Draft {
  const { title, otherTitles, abstract, arxiv, doi, authors, authorCount, published, venue, discussion } =
    paper
  const { organization, organizationAccount, slug, aliases, added } = paper
  const { arxiv: _, doi: __, ...links } = isObject(paper['links']) ? paper['links'] : {}
  const own = { title, otherTitles, abstract, arxiv, doi, authors, authorCount, published, venue, discussion }
  return { ...own, organization, organizationAccount, slug, aliases, added, links }
}
