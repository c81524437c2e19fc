import { readDate } from '../../dates.ts'
import { codeIn, draftOfAddress, withMissing } from '../../links.ts'
import type { Draft } from '../../record.ts'
import { childrenOf, textOf, type Element } from './elements.ts'
import { modsDraft } from './libraries.ts'

/** An entry of arXiv's query API (https://info.arxiv.org/help/api/user-manual.html) or of any Atom feed. */
export function atomDraft(entry: Element): Draft {
  const links = childrenOf(entry, 'link')
  const page = links.find(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate')
  const address = textOf(entry, 'id') ?? ''
  const comment = textOf(entry, 'arxiv:comment') ?? ''
  return withMissing(
    {
      title: textOf(entry, 'title'),
      abstract: announced(plain(textOf(entry, 'summary') ?? textOf(entry, 'content'))).abstract,
      authors: childrenOf(entry, 'author').map((author) => textOf(author, 'name') ?? author.text),
      published: readDate(textOf(entry, 'published') ?? ''),
      doi: textOf(entry, 'arxiv:doi'),
      venue: textOf(entry, 'arxiv:journal_ref'),
      links: { code: codeIn(comment) },
    },
    draftOfAddress(oaiAddress(address)),
    draftOfAddress(page?.attributes['href'] ?? ''),
  )
}

/** An item of arXiv's RSS listings (https://info.arxiv.org/help/rss.html) or of any RSS feed. */
export function rssDraft(item: Element): Draft {
  const { abstract, isNew, arxiv } = announced(plain(textOf(item, 'description')))
  const title = plain(textOf(item, 'title'))?.replace(/\s*\(arXiv:\S+ \[[^\]]*\](?: UPDATED)?\)\s*$/, '')
  const creators = childrenOf(item, 'creator').flatMap(({ text }) => plain(text) ?? [])
  const date = textOf(item, 'pubDate') ?? textOf(item, 'dc:date') ?? ''
  return withMissing(
    {
      title,
      abstract,
      arxiv,
      authors: creators.length > 1 ? creators : creators[0],
      published: isNew ? readDate(date) : undefined,
      doi: textOf(item, 'arxiv:DOI'),
      venue: textOf(item, 'arxiv:journal_reference'),
    },
    draftOfAddress(oaiAddress(textOf(item, 'guid') ?? '')),
    draftOfAddress(textOf(item, 'link') ?? item.attributes['rdf:about'] ?? ''),
  )
}

function oaiAddress(id: string): string {
  return id.replace(/^oai:arXiv\.org:/, 'arXiv:')
}

/**
 * arXiv's listings put `arXiv:2401.00001v1 Announce Type: new` and `Abstract:` before an abstract. Only a new
 * paper's announcement tells when it was published.
 */
function announced(text: string | undefined): { abstract?: string; isNew: boolean; arxiv?: string } {
  if (!text) return { isNew: true }
  const head = /^(arXiv:\S+)\s+Announce Type:\s*([\w-]+)\s*(?:Abstract:\s*)?/.exec(text)
  if (!head) return { abstract: text.replace(/^Abstract:\s*/, ''), isNew: true }
  return {
    abstract: text.slice(head[0].length),
    isNew: /^(?:new|cross)$/.test(head[2] ?? ''),
    arxiv: head[1],
  }
}

/** Feeds hold HTML as text. */
function plain(html: string | undefined): string | undefined {
  if (html === undefined || !/<\/?[a-z]/i.test(html)) return html
  return html
    .replace(/<\/p>\s*<p>/gi, '\n\n')
    .replace(/<[^<>]{0,500}>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim()
}

/** A record of OAI-PMH in arXiv's own format, arXivRaw, Dublin Core or MODS; undefined for a deleted one. */
export function oaiDraft(record: Element): Draft | undefined {
  const header = childrenOf(record, 'header')[0]
  const metadata = childrenOf(record, 'metadata')[0]?.children[0]
  if (!metadata || header?.attributes['status'] === 'deleted') return undefined
  if (metadata.name === 'dc') return dublinCoreDraft(metadata)
  if (metadata.name === 'mods') return modsDraft(metadata)
  const authors = childrenOf(metadata, 'authors')[0]
  const names = authors?.children.map((author) => ({
    family: textOf(author, 'keyname'),
    given: textOf(author, 'forenames'),
    suffix: textOf(author, 'suffix'),
  }))
  return {
    title: textOf(metadata, 'title'),
    abstract: textOf(metadata, 'abstract'),
    arxiv: textOf(metadata, 'id'),
    doi: textOf(metadata, 'doi')?.split(/\s+/)[0],
    authors: names?.length ? names : authors?.text,
    published: readDate(
      textOf(metadata, 'created') ?? childrenOf(metadata, 'version')[0]?.children[0]?.text ?? '',
    ),
    venue: textOf(metadata, 'journal-ref'),
    links: { code: codeIn(textOf(metadata, 'comments') ?? '') },
  }
}

/** https://www.dublincore.org/specifications/dublin-core/dces/ */
function dublinCoreDraft(metadata: Element): Draft {
  const all = (name: string) => childrenOf(metadata, name).map(({ text }) => text.trim())
  const dates = all('date')
    .map(readDate)
    .filter((date) => date !== undefined)
  return withMissing(
    {
      title: all('title')[0],
      abstract: all('description').find((text) => !/^Comment:/i.test(text)),
      authors: all('creator'),
      published: dates.sort()[0],
      seenAt: all('identifier'),
    },
    ...all('identifier').map(draftOfAddress),
  )
}
