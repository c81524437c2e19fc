import { readDate } from '../../dates.ts'
import { arxivIdIn, doiIn } from '../../ids.ts'
import { codeIn, draftOfAddress, withMissing } from '../../links.ts'
import type { Draft } from '../../record.ts'
import { withoutMarkup } from '../../text.ts'
import { first, isObject, list, objects, text, type JsonObject } from './values.ts'

/** Relations of an identifier that names the same work, in DataCite's words. */
const same = /^is(?:IdenticalTo|VersionOf|VariantFormOf|OriginalFormOf)$/i

/**
 * DataCite's metadata, as its REST API gives them among `attributes` and content negotiation gives them bare
 * (https://schema.datacite.org/, https://support.datacite.org/docs/api-get-doi).
 */
export function dataCiteDraft(work: JsonObject): Draft {
  const titles = objects(work['titles'])
  const ofType = (type: RegExp) => titles.filter(({ titleType }) => type.test(text(titleType)))
  const [title] = [...ofType(/^$/), ...titles].map((one) => one['title'])
  const subtitle = text(ofType(/^subtitle$/i)[0]?.['title'])
  const abstract = objects(work['descriptions']).find((one) =>
    /^abstract$/i.test(text(one['descriptionType'])),
  )
  const related = objects(work['relatedIdentifiers'])
  const identifiers = [
    ...objects(work['identifiers']).map(({ identifier }) => text(identifier)),
    ...related.filter(({ relationType }) => same.test(text(relationType))).map(identifierOf),
  ].filter(isId)
  const code = related.filter(({ relationType }) => /^isSupplementedBy$/i.test(text(relationType)))
  return withMissing(
    {
      title: subtitle ? `${text(title)}: ${subtitle}` : title,
      otherTitles: ofType(/^(?:alternative|translated)title$/i)
        .map((one) => withoutMarkup(text(one['title'])))
        .filter((other) => other !== title),
      abstract: abstract?.['description'],
      authors: objects(work['creators']).map(creatorName),
      published: dataCiteDate(objects(work['dates'])) ?? work['publicationYear'],
      venue: containerOf(work),
      seenAt: identifiers,
      links: { code: code.map((one) => codeIn(identifierOf(one))).find(Boolean) },
    },
    { ...ownId(text(work['doi']) || text(work['id']), identifiers) },
    withoutProject(draftOfAddress(text(work['url']))),
  )
}

/** arXiv gives each paper a DOI of its own, and names the published paper's beside it. */
function ownId(id: string, others: readonly string[]): Draft {
  const arxiv = arxivIdIn(id)
  return arxiv ? { arxiv, doi: others.find((other) => doiIn(other) && !arxivIdIn(other)) } : { doi: id }
}

function isId(identifier: string): boolean {
  return (arxivIdIn(identifier) ?? doiIn(identifier)) !== undefined
}

function identifierOf(related: JsonObject): string {
  return text(related['relatedIdentifier']) || text(related['identifier'])
}

/** A person by its parts; the name of an organization is not turned round at a comma. */
function creatorName(creator: JsonObject): unknown {
  const name = text(creator['name']) || text(creator['creatorName'])
  if (/^organi[sz]ational$/i.test(text(creator['nameType']))) return { family: name }
  const family = text(creator['familyName'])
  return family ? { family, given: creator['givenName'] } : name
}

/** The most precise date, of equal ones that of the publication. */
function dataCiteDate(dates: readonly JsonObject[]): string | undefined {
  const read = ['Issued', 'Available', 'Submitted'].flatMap((type) =>
    dates.filter(({ dateType }) => dateType === type).flatMap(({ date }) => readDate(text(date)) ?? []),
  )
  return read.toSorted((a, b) => b.length - a.length)[0]
}

function containerOf(work: JsonObject): unknown {
  const container = isObject(work['container']) ? text(work['container']['title']) : ''
  const items = objects(work['relatedItems']).filter(({ relationType }) => relationType === 'IsPublishedIn')
  return container || objects(items[0]?.['titles'])[0]?.['title']
}

/** The page of a repository is no project page. */
function withoutProject(draft: Draft): Draft {
  const { project: _, ...links } = draft.links ?? {}
  return { ...draft, links }
}

/** https://inspirehep.readthedocs.io/en/latest/literature.html, as https://github.com/inspirehep/rest-api-doc answers */
export function inspireDraft(paper: JsonObject): Draft {
  const values = (name: string) => objects(paper[name]).map(({ value }) => text(value))
  const titles = objects(paper['titles'])
  const title = fromArxiv(titles)
  const authors = objects(paper['authors']).map((author) => author['full_name'])
  const places = objects(paper['publication_info'])
  const dates = [paper['preprint_date'], paper['earliest_date'], ...imprintDates(paper)]
  const read = dates.flatMap((date) => readDate(text(date)) ?? [])
  const subtitle = text(title?.['subtitle'])
  const isCut = typeof paper['author_count'] === 'number' && paper['author_count'] > authors.length
  return {
    title: subtitle ? `${text(title?.['title'])}: ${subtitle}` : title?.['title'],
    otherTitles: titles.filter((one) => one !== title).map((one) => withoutMarkup(text(one['title']))),
    abstract: fromArxiv(objects(paper['abstracts']))?.['value'],
    authors: authors.length > 0 ? [...authors, ...(isCut ? ['et al.'] : [])] : collaborations(paper),
    arxiv: values('arxiv_eprints')[0],
    doi: values('dois')[0],
    published: read.toSorted((a, b) => b.length - a.length)[0] ?? places[0]?.['year'],
    venue: places.map((place) => text(place['journal_title'])).find(Boolean),
    links: { code: values('urls').map(codeIn).find(Boolean) },
  }
}

/** Publishers write formulas in MathML, authors in LaTeX. */
function fromArxiv(texts: readonly JsonObject[]): JsonObject | undefined {
  return texts.find(({ source }) => source === 'arXiv') ?? texts[0]
}

/** A document of the Astrophysics Data System (https://ui.adsabs.harvard.edu/help/search/comprehensive-solr-term-list). */
export function adsDraft(document: JsonObject): Draft {
  const [title, ...otherTitles] = list(document['title'])
  const identifiers = [document['identifier'], document['doi']].flatMap(list).map(text).filter(isId)
  const authors = list(document['author'])
  const isCut = typeof document['author_count'] === 'number' && document['author_count'] > authors.length
  const venue = text(document['pub'])
  return {
    title,
    otherTitles,
    abstract: document['abstract'],
    authors: [...authors, ...(isCut ? ['et al.'] : [])],
    // It writes a month or day that it does not know as 00.
    published: text(document['pubdate']).replace(/(?:-00)+$/, '') || document['year'],
    doi: first(document['doi']),
    venue: /^arxiv\b/i.test(venue) ? undefined : venue,
    seenAt: identifiers,
  }
}

function imprintDates(paper: JsonObject): unknown[] {
  return objects(paper['imprints']).map(({ date }) => date)
}

/** A paper may be signed by an experiment alone. */
function collaborations(paper: JsonObject): unknown[] {
  const corporate = list(paper['corporate_author']).map((name) => ({ family: name }))
  if (corporate.length > 0) return corporate
  return objects(paper['collaborations']).map(({ value }) => ({
    family: /collaboration$/i.test(text(value)) ? value : `${text(value)} Collaboration`,
  }))
}

/**
 * A record of Zenodo (https://developers.zenodo.org/#records) or of any repository on InvenioRDM
 * (https://inveniordm.docs.cern.ch/reference/metadata/).
 */
export function zenodoDraft(record: JsonObject): Draft {
  const paper = isObject(record['metadata']) ? record['metadata'] : {}
  const inner = (value: unknown, name: string) => (isObject(value) ? value[name] : undefined)
  const related = objects(paper['related_identifiers'])
  const ids = related.filter((one) => same.test(relationOf(one))).map(identifierOf)
  const code = related.filter((one) => /^isSupplementedBy$/i.test(relationOf(one))).map(identifierOf)
  const fields = isObject(record['custom_fields']) ? record['custom_fields'] : {}
  const venues = [paper['journal'], fields['journal:journal'], paper['meeting'], fields['meeting:meeting']]
  return {
    title: paper['title'] ?? record['title'],
    abstract: paper['description'],
    authors: objects(paper['creators']).map(depositorName),
    doi: record['doi'] ?? paper['doi'] ?? inner(inner(record['pids'], 'doi'), 'identifier'),
    published: paper['publication_date'],
    venue: venues.map((venue) => text(inner(venue, 'title'))).find(Boolean),
    seenAt: ids.filter(isId),
    links: { code: code.map(codeIn).find(Boolean) },
  }
}

function relationOf(related: JsonObject): string {
  const type = related['relation_type']
  return text(related['relation']) || (isObject(type) ? text(type['id']) : '')
}

function depositorName(creator: JsonObject): unknown {
  const person = creator['person_or_org']
  if (!isObject(person)) return creator['name']
  if (person['type'] === 'organizational') return { family: person['name'] }
  return person['family_name']
    ? { family: person['family_name'], given: person['given_name'] }
    : first(person['name'])
}
