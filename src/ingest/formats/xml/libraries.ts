import { dateOf, readDate } from '../../dates.ts'
import { draftOfAddress, withMissing } from '../../links.ts'
import type { Draft } from '../../record.ts'
import { childOf, childrenOf, textOf, type Element } from './elements.ts'

/** https://www.loc.gov/standards/mods/userguide/ */
export function modsDraft(mods: Element): Draft {
  const titles = childrenOf(mods, 'titleInfo')
  const title = titles.find(({ attributes }) => !attributes['type']) ?? titles[0]
  const host = childrenOf(mods, 'relatedItem').find(({ attributes }) => attributes['type'] === 'host')
  const origins = [mods, ...(host ? [host] : [])].flatMap((item) => childrenOf(item, 'originInfo'))
  const dates = [...origins, ...(host ? childrenOf(host, 'part') : [])].flatMap(modsDates)
  const identifiers = childrenOf(mods, 'identifier')
  const ofType = (type: string) => identifiers.find(({ attributes }) => attributes['type'] === type)
  return withMissing(
    {
      title: title && modsTitle(title),
      otherTitles: titles.filter((one) => one !== title).map(modsTitle),
      abstract: textOf(mods, 'abstract'),
      authors: childrenOf(mods, 'name').filter(isAuthor).map(modsName),
      published: dates.toSorted((a, b) => b.length - a.length)[0],
      doi: ofType('doi')?.text.trim(),
      arxiv: ofType('arxiv')?.text.trim(),
      venue: host && modsTitle(childOf(host, 'titleInfo')),
      seenAt: identifiers.map(({ text }) => text.trim()),
    },
    ...childrenOf(mods, 'location')
      .flatMap((location) => childrenOf(location, 'url'))
      .map(({ text }) => draftOfAddress(text.trim())),
  )
}

function modsTitle(info: Element): string {
  const [article, title, subtitle] = ['nonSort', 'title', 'subTitle'].map((name) => textOf(info, name))
  const whole = [article, title]
    .filter(Boolean)
    .join(' ')
    .replace(/(?<=[’'])\s+/, '')
  return subtitle ? `${whole}: ${subtitle}` : whole
}

function modsDates(place: Element): string[] {
  return ['dateIssued', 'copyrightDate', 'date', 'dateCreated'].flatMap((name) =>
    childrenOf(place, name).flatMap(({ text }) => readDate(text.trim()) ?? []),
  )
}

/** Who has no role wrote the paper. */
function isAuthor(name: Element): boolean {
  const roles = childrenOf(name, 'role').flatMap((role) => childrenOf(role, 'roleTerm'))
  return roles.length === 0 || roles.some(({ text }) => /^\s*(?:aut|author|cre|creator)\s*$/i.test(text))
}

function modsName(name: Element): unknown {
  const parts = childrenOf(name, 'namePart')
  const part = (type: string) =>
    parts.filter(({ attributes }) => (attributes['type'] ?? '') === type).map(({ text }) => text.trim())
  const whole = part('').join(' ')
  if (name.attributes['type'] === 'corporate') return { family: whole }
  const [family, given, suffix] = ['family', 'given', 'termsOfAddress'].map((type) => part(type).join(' '))
  return family ? { family, given, suffix: /^(?:jr|sr|[iv]+)\.?$/i.test(suffix ?? '') ? suffix : '' } : whole
}

/** A record of EndNote's XML (https://support.clarivate.com/Endnote/, "XML DTD"), which other managers write too. */
export function endNoteDraft(record: Element): Draft {
  const titles = childOf(record, 'titles')
  const urls = childrenOf(childOf(record, 'urls'), 'related-urls').flatMap((all) => childrenOf(all, 'url'))
  const notes = [textOf(record, 'accession-num'), textOf(record, 'custom1'), textOf(record, 'notes')]
  const authors = childrenOf(childOf(childOf(record, 'contributors'), 'authors'), 'author')
  return withMissing(
    {
      title: textOf(titles, 'title'),
      abstract: textOf(record, 'abstract'),
      // A comma behind it marks the name of an organization.
      authors: authors.map(({ text }) =>
        /,\s*$/.test(text) ? { family: text.trim().replace(/,$/, '') } : text.trim(),
      ),
      published: endNoteDate(childOf(record, 'dates')),
      doi: textOf(record, 'electronic-resource-num'),
      venue:
        textOf(titles, 'secondary-title') || textOf(childOf(record, 'periodical'), 'full-title') || undefined,
      seenAt: notes.map((note) => /arxiv:\s*\S+/i.exec(note ?? '')?.[0]).filter(Boolean),
    },
    ...urls.map(({ text }) => draftOfAddress(text.trim())),
  )
}

/** The year stands alone; the day beside it comes with the year or without. */
function endNoteDate(dates: Element): string | undefined {
  const year = textOf(dates, 'year')
  const day = textOf(childOf(dates, 'pub-dates'), 'date') ?? ''
  return readDate(day) ?? readDate(`${day} ${year ?? ''}`) ?? year
}

/** An article of PubMed's XML (https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html) */
export function pubMedDraft(pubMed: Element): Draft {
  const article = childOf(childOf(pubMed, 'MedlineCitation'), 'Article')
  const journal = childOf(article, 'Journal')
  const ids = childrenOf(childOf(childOf(pubMed, 'PubmedData'), 'ArticleIdList'), 'ArticleId')
  const dates = [
    ...childrenOf(article, 'ArticleDate'),
    childOf(childOf(journal, 'JournalIssue'), 'PubDate'),
  ].map(pubMedDate)
  return {
    title: textOf(article, 'ArticleTitle')?.replace(/\.$/, ''),
    abstract: childrenOf(childOf(article, 'Abstract'), 'AbstractText').map(labelled).join('\n\n'),
    authors: childrenOf(childOf(article, 'AuthorList'), 'Author').map((author) => ({
      family: textOf(author, 'LastName') ?? textOf(author, 'CollectiveName'),
      given:
        textOf(author, 'ForeName') ??
        Array.from(textOf(author, 'Initials') ?? '', (one) => `${one}.`).join(' '),
      suffix: textOf(author, 'Suffix'),
    })),
    doi: ids.find(({ attributes }) => attributes['IdType'] === 'doi')?.text.trim(),
    published: dates.find((date) => date !== undefined),
    venue: textOf(journal, 'Title'),
  }
}

function labelled({ attributes, text }: Element): string {
  const label = attributes['Label']?.toLowerCase() ?? ''
  return label ? `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${text.trim()}` : text
}

function pubMedDate(date: Element): string | undefined {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((name) => textOf(date, name))
  return dateOf(year, month, day) ?? readDate(textOf(date, 'MedlineDate') ?? '')
}
