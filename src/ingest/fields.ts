import { dateOf } from './dates.ts'
import { draftOfAddress, withMissing } from './links.ts'
import type { Draft, EntryProblem } from './record.ts'
import { shown } from './text.ts'

type Field =
  | Exclude<keyof Draft, 'links' | 'supplement' | 'slug' | 'aliases' | 'added'>
  | `links.${string}`
  | 'year'
  | 'month'
  | 'day'
  | 'url'

/** What people and programs call a paper's fields, in lower case without spaces and hyphens. */
const names: Partial<Record<Field, string>> = {
  title: `title papertitle paper displayname documenttitle articletitle ti titel titre titulo título titolo 标题 题名`,
  otherTitles: 'othertitles',
  abstract: `abstract summary description abstractnote ab zusammenfassung resume résumé resumen resumo 摘要`,
  arxiv: 'arxiv arxivid eprint',
  doi: 'doi di',
  authors: `authors author authornames creator creators authorfullnames af au authorlist autoren autor auteurs auteur
    autores autori 作者`,
  authorCount: 'authorcount numauthors',
  organization: 'organization organisation',
  organizationAccount: 'organizationaccount',
  published: `published publishedat publishedon publicationdate date submitted datum fecha data datepublished`,
  year: 'year pubyear publicationyear py jahr annee année ano año anno 年份 年',
  month: 'month pd',
  day: 'day',
  venue: `venue journal publicationtitle booktitle conference conferencename proceedingstitle containertitle source
    sourcetitle publication publicationname proceeding so journalbook zeitschrift revue revista
    sourcetitleanthologytitle`,
  'links.code': 'code github githubrepo repository repo codeurl',
  'links.pdf': 'pdf pdfurl pdflink fulltexturl urlpdf',
  'links.project': 'project projectpage homepage website',
  'links.huggingface': 'huggingface',
  'links.publisher': 'publisherurl',
  url: 'url link urls entryid articleurl urlabs id',
  seenAt: 'seenat',
  discussion: 'discussion comments numcomments',
}

/** Where a table has both, these are fuller: Scopus and Web of Science give authors in short and in full. */
const fuller = new Set(['authorfullnames', 'af'])

/** Columns of well-known exports (Zotero, Scopus, Web of Science, IEEE Xplore, Publish or Perish) without a use here. */
const unused = `key citationkey itemtype type language keywords keyword tags categories upvotes issn isbn isbns volume
  issue pages publisher notes note dateadded datemodified accessdate shorttitle manualtags automatictags
  fileattachments linkattachments editor seriestext seriestitle seriesnumber serieseditor series number citations
  citationcount abstractlanguage license rights librarycatalog extra topics service numpages numberofvolumes
  journalabbreviation place archive archivelocation callnumber translator contributor attorneyagent bookauthor
  castmember commenter composer cosponsor counsel interviewer producer recipient reviewedauthor scriptwriter
  wordsby guest edition runningtime scale medium artworksize filingdate applicationnumber assignee issuingauthority
  country meetingname conferencenotes court references reporter legalstatus prioritynumbers programminglanguage version
  system codenumber section session committee history legislativebody authorsid artno articlenumber pagestart pageend
  pagecount citedby affiliations authorkeywords indexkeywords documenttype publicationstage openaccess eid
  authoraffiliations dateaddedtoxplore startpage endpage fundinginformation ieeeterms meshterms articlecitationcount
  patentcitationcount referencecount onlinedate issuedate meetingdate documentidentifier pt ba dt de la vl is bp ep ut
  nr tc wc sc pu sn ei bn rp em cites citesurl gsrank querydate citationurl ecc citesperyear citesperauthor age
  relatedurl tasks methods paperurl primaryclass primarycategory updated updatedate reportno submitter pmid pmcid slug
  added lensid publicationtype issns sourceurls externalurl citingworkscount patentcitationcount citation firstauthor
  createdate nihmsid rank publicationid acknowledgements funding timescited openaccesscolour`

const fieldNames: ReadonlyMap<string, Field | null> = new Map([
  ...unused.split(/\s+/).map((name): [string, null] => [name, null]),
  ...Object.entries(names).flatMap(([field, all]) =>
    (all ?? '').split(/\s+/).map((name): [string, Field] => [name, field as Field]),
  ),
])

/** True when a field's name is known. */
export function isFieldName(name: string): boolean {
  return fieldNames.has(keyOf(name))
}

/** True for a field that tells a paper: its title or an id. */
export function tellsPaper(name: string): boolean {
  return ['title', 'arxiv', 'doi'].includes(fieldNames.get(keyOf(name)) ?? '')
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * A draft from fields that go by common names; of several names for one field the first that says something
 * counts.
 * @param told names that were already told as unknown; each is told once a file
 */
export function draftOfFields(
  fields: Iterable<[name: string, value: unknown]>,
  told: Set<string>,
): { draft: Draft; problems: EntryProblem[] } {
  const known = new Map<Field, unknown>()
  const problems: EntryProblem[] = []
  for (const [name, value] of fields) {
    const key = keyOf(name)
    const field = fieldNames.get(key)
    if (field === undefined && !told.has(name)) {
      told.add(name)
      problems.push({ message: `field ${shown(name)} is not known, and is left out; rename or remove it` })
    }
    if (!field || value === null || value === '' || isPlaceholder(value)) continue
    if (field === 'url') known.set(field, [known.get(field) ?? [], value].flat())
    else if (!known.has(field) || fuller.has(key)) known.set(field, value)
  }
  return { draft: assemble(known), problems }
}

/** What Scopus and others write where they have nothing. */
function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && /^\[no [\w ()]+ available\]$/i.test(value)
}

function assemble(known: ReadonlyMap<Field, unknown>): Draft {
  const draft: Record<string, unknown> = {}
  const links: Record<string, unknown> = {}
  for (const [field, value] of known) {
    if (field.startsWith('links.')) links[field.slice('links.'.length)] = value
    else if (!['year', 'month', 'day', 'url'].includes(field)) draft[field] = value
  }
  draft['published'] ??= dateOf(known.get('year'), known.get('month'), known.get('day')) ?? known.get('year')
  const addresses = [known.get('url')].flat().filter((url) => typeof url === 'string')
  return withMissing({ ...draft, links }, ...addresses.map(draftOfAddress))
}
