import type { Draft, Entry } from '../../record.ts'
import type { Format } from '../format.ts'
import { elements, textOf, type Element } from './elements.ts'
import { atomDraft, oaiDraft, rssDraft } from './feeds.ts'

const readers: Record<string, (element: Element) => Draft | undefined> = {
  entry: atomDraft,
  item: rssDraft,
  record: oaiDraft,
}

/** Atom of arXiv's API or any feed, RSS listings, and OAI-PMH records. */
export const xml: Format = {
  kind: 'arxiv',
  title: 'Atom or RSS (arXiv and other feeds), OAI-PMH',
  // Reference managers write RDF of their own, which is no feed.
  detect: ({ text }) =>
    (!/<rdf:RDF\b/.test(text) || /xmlns=["']http:\/\/purl\.org\/rss\//.test(text)) &&
    /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\])?\s*>\s*)*<(?:\w+:)?(?:feed|rss|RDF|OAI-PMH|ListRecords|record|entry)\b/.test(
      text,
    ),
  read: async function* ({ chunks }) {
    for await (const found of elements(chunks(), new Set(Object.keys(readers))))
      yield 'element' in found
        ? entryOf(found.element)
        : {
            line: found.line,
            problems: [{ message: `is not XML (${found.error}); mend the file from here on` }],
          }
  },
}

/** arXiv's API answers a wrong question with an entry of its own: https://info.arxiv.org/help/api/user-manual.html */
function errorIn(element: Element): string | undefined {
  if (!/^https?:\/\/arxiv\.org\/api\/errors/.test(textOf(element, 'id') ?? '')) return undefined
  return textOf(element, 'summary') ?? 'without a reason'
}

function entryOf(element: Element): Entry {
  const error = errorIn(element)
  if (error)
    return {
      line: element.line,
      problems: [{ message: `arXiv answered with an error (${error}); correct the query and save it again` }],
    }
  const draft = readers[element.name]?.(element)
  const { line } = element
  return draft ? { line, draft } : { line, problems: [{ message: 'record is deleted, or empty; remove it' }] }
}
