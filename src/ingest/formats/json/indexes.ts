import { readDate } from '../../dates.ts'
import { codeIn, draftOfAddress, withMissing } from '../../links.ts'
import { medlineNames } from '../../names.ts'
import type { Draft, EntryProblem } from '../../record.ts'
import { first, isObject, list, objects, text, type JsonObject } from './values.ts'

/** A record of the data set of all arXiv (https://www.kaggle.com/datasets/Cornell-University/arxiv). */
export function arxivDraft(paper: JsonObject): Draft {
  const names = list(paper['authors_parsed']).map(list)
  const version = list(paper['versions'])[0]
  return {
    title: paper['title'],
    abstract: paper['abstract'],
    arxiv: paper['id'],
    doi: text(paper['doi']).split(/\s/)[0],
    authors:
      names.length > 0
        ? names.map(([family, given, suffix]) => ({ family, given, suffix }))
        : paper['authors'],
    published: isObject(version) ? readDate(version['created']) : undefined,
    venue: paper['journal-ref'],
    links: { code: codeIn(text(paper['comments'])) },
  }
}

/** https://dblp.org/faq/How+to+use+the+dblp+search+API.html */
export function dblpDraft(hit: JsonObject): Draft {
  const info = isObject(hit['info']) ? hit['info'] : {}
  const authors = isObject(info['authors']) ? [info['authors']['author']].flat() : []
  const address = text(first(info['ee']))
  return withMissing(
    {
      title: text(info['title']).replace(/\.$/, ''),
      authors: authors.map((author) => (isObject(author) ? author['text'] : author)),
      published: info['year'],
      doi: info['doi'],
      venue: info['venue'] === 'CoRR' ? undefined : first(info['venue']),
    },
    draftOfAddress(address),
  )
}

/** https://docs.openreview.net/reference/api-v2/entities/note: in its second version each field holds a value. */
export function openReviewDraft(note: JsonObject): Draft {
  const content = isObject(note['content']) ? note['content'] : {}
  const field = (name: string) => {
    const value = content[name]
    return isObject(value) ? value['value'] : value
  }
  const forum = text(note['forum']) || text(note['id'])
  const shown = [note['pdate'], note['odate'], note['cdate']].find((time) => typeof time === 'number')
  return {
    title: field('title'),
    abstract: field('abstract'),
    authors: field('authors'),
    venue: field('venue'),
    published: dayOf(shown),
    links: { publisher: forum && `https://openreview.net/forum?id=${forum}` },
  }
}

/** https://europepmc.org/RestfulWebService (search, as `lite` or `core`) */
export function europePmcDraft(result: JsonObject): Draft {
  const people = isObject(result['authorList']) ? objects(result['authorList']['author']) : []
  const names = people.map((author) =>
    author['collectiveName'] ? { family: author['collectiveName'] } : { ...author, name: author['fullName'] },
  )
  const journal = isObject(result['journalInfo']) ? result['journalInfo']['journal'] : undefined
  return {
    title: text(result['title']).replace(/\.$/, ''),
    abstract: result['abstractText'],
    authors: names.length > 0 ? names : medlineNames(text(result['authorString'])).filter(Boolean),
    doi: result['doi'],
    published:
      readDate(text(result['firstPublicationDate']) || text(result['electronicPublicationDate'])) ??
      result['pubYear'],
    venue: isObject(journal) ? journal['title'] : result['journalTitle'],
  }
}

/** A paper of the dumps and the API of Papers with Code (https://github.com/paperswithcode/paperswithcode-data). */
export function papersWithCodeDraft(paper: JsonObject): Draft {
  const [pdf, conferencePdf] = [text(paper['url_pdf']), text(paper['conference_url_pdf'])]
  return withMissing(
    {
      title: paper['title'],
      abstract: paper['abstract'] ?? paper['short_abstract'],
      arxiv: paper['arxiv_id'],
      authors: paper['authors'],
      published: paper['date'] ?? paper['published'],
      venue: proceedings(text(paper['proceeding'])),
      links: { pdf: [pdf, conferencePdf].find((address) => address && !/arxiv\.org\//.test(address)) },
    },
    ...['url_abs', 'conference_url_abs'].map((name) => draftOfAddress(text(paper[name]))),
  )
}

/** `MADE 2021 12` ends with the month; `made-2021-12` is an address. */
function proceedings(name: string): string | undefined {
  return /^[a-z\d-]+$/.test(name) ? undefined : name.replace(/(?<= \d{4}) \d{1,2}$/, '')
}

/** A line of its `links-between-papers-and-code`; only the authors' own code is a paper's. */
export function paperCodeDraft(link: JsonObject): Draft {
  return withMissing(
    {
      title: link['paper_title'],
      arxiv: link['paper_arxiv_id'],
      links: { code: link['is_official'] === true ? link['repo_url'] : undefined },
    },
    draftOfAddress(text(link['paper_url_abs'])),
  )
}

/** An item of Zotero's own JSON (https://www.zotero.org/support/dev/web_api/v3/types_and_fields). */
export function zoteroDraft(item: JsonObject): { draft?: Draft; problems?: EntryProblem[] } {
  const type = text(item['itemType'])
  if (/^(?:attachment|note|annotation)$/.test(type))
    return {
      problems: [{ message: `is ${type === 'note' ? 'a note' : `an ${type}`} and no paper; remove it` }],
    }
  const authors = list(item['creators']).filter((one) => isObject(one) && one['creatorType'] !== 'editor')
  const venue = ['publicationTitle', 'proceedingsTitle', 'conferenceName', 'bookTitle'].map((name) =>
    text(item[name]),
  )
  const draft = {
    title: item['title'],
    abstract: item['abstractNote'],
    authors,
    published: text(item['date']),
    doi: item['DOI'],
    venue: venue.find(Boolean),
    seenAt: [/arxiv:\s*\S+/i.exec(text(item['extra']))?.[0], text(item['archiveID'])].filter(Boolean),
  }
  return { draft: withMissing(draft, draftOfAddress(text(item['url']))) }
}

/** The day of a time in milliseconds; undefined for one beyond the calendar. */
function dayOf(time: number | undefined): string | undefined {
  const date = new Date(time ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 'YYYY-MM-DD'.length)
}
