import { Parser } from 'htmlparser2'
import { readDate } from '../dates.ts'
import { draftOfAddress, withMissing } from '../links.ts'
import { lineCounter } from '../lines.ts'
import type { Draft } from '../record.ts'
import type { Format } from './format.ts'

const tag = /<meta\b[^>]{0,200}\bcitation_title\b/i

/**
 * The saved page of one paper, as arXiv, OpenReview, the ACL Anthology and most publishers tag it for indexes
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing).
 */
export const citationPage: Format = {
  kind: 'table',
  title: 'HTML of a paper’s page with citation tags (arXiv, OpenReview, publishers)',
  detect: ({ text }) => /^\uFEFF?\s*<(?:!doctype html|html|head)\b/i.test(text) && tag.test(text),
  read: async function* ({ chunks }) {
    const tags = new Map<string, string[]>()
    const lines = lineCounter()
    let line = 0
    const parser = new Parser({
      onopentag(name, { name: key = '', content = '' }) {
        if (name !== 'meta' || !/^citation_\w+$/i.test(key) || content.trim() === '') return
        line ||= lines.lineAt(parser.startIndex)
        const named = key.toLowerCase().slice('citation_'.length)
        const values = tags.get(named)
        if (values) values.push(content.trim())
        else tags.set(named, [content.trim()])
      },
    })
    for await (const chunk of chunks()) {
      lines.add(chunk)
      parser.write(chunk)
      // The tags stand in the page's head, of which none is as long as the body may be.
      if (/<\/head>/i.test(chunk)) break
    }
    if (line > 0) yield { line, draft: draftOf(tags) }
  },
}

function draftOf(tags: ReadonlyMap<string, string[]>): Draft {
  const first = (...names: string[]) => names.flatMap((name) => tags.get(name) ?? [])[0]
  const date = first('date', 'publication_date', 'online_date', 'year') ?? ''
  return withMissing(
    {
      title: first('title'),
      authors: tags.get('author') ?? first('authors'),
      abstract: first('abstract'),
      arxiv: first('arxiv_id'),
      doi: first('doi'),
      published: readDate(date),
      venue: first('journal_title', 'conference_title', 'conference', 'inbook_title'),
    },
    ...[first('abstract_html_url'), first('pdf_url')].map((address) => draftOfAddress(address ?? '')),
  )
}
