import { readDate } from '../../dates.ts'
import { codeIn, draftOfAddress, withMissing } from '../../links.ts'
import type { Draft, EntryProblem } from '../../record.ts'
import { first, isObject, list, text, type JsonObject } from './values.ts'

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
  const shown = [note['pdate'], note['odate'], note['cdate']].find((time) => typeof time === 'number')
  return {
    title: field('title'),
    abstract: field('abstract'),
    authors: field('authors'),
    venue: field('venue'),
    published: dayOf(shown),
    links: { publisher: `https://openreview.net/forum?id=${text(note['forum'])}` },
  }
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
