import { dateOf } from './dates.ts'
import { draftOfAddress, withMissing } from './links.ts'
import type { Draft, EntryProblem } from './record.ts'
import { shown } from './text.ts'

type Field =
  Exclude<keyof Draft, 'links' | 'supplement'> | `links.${string}` | 'year' | 'month' | 'day' | 'url'

/** What people call a paper's fields, by the name in lower case without spaces and hyphens. */
const fieldNames: Record<string, Field | null> = {
  title: 'title',
  papertitle: 'title',
  paper: 'title',
  displayname: 'title',
  othertitles: 'otherTitles',
  abstract: 'abstract',
  summary: 'abstract',
  description: 'abstract',
  arxiv: 'arxiv',
  arxivid: 'arxiv',
  eprint: 'arxiv',
  doi: 'doi',
  authors: 'authors',
  author: 'authors',
  authornames: 'authors',
  creator: 'authors',
  creators: 'authors',
  authorcount: 'authorCount',
  numauthors: 'authorCount',
  organization: 'organization',
  organisation: 'organization',
  organizationaccount: 'organizationAccount',
  published: 'published',
  publishedat: 'published',
  publishedon: 'published',
  publicationdate: 'published',
  date: 'published',
  submitted: 'published',
  year: 'year',
  publicationyear: 'year',
  month: 'month',
  day: 'day',
  venue: 'venue',
  journal: 'venue',
  publicationtitle: 'venue',
  booktitle: 'venue',
  conference: 'venue',
  conferencename: 'venue',
  proceedingstitle: 'venue',
  containertitle: 'venue',
  source: 'venue',
  code: 'links.code',
  github: 'links.code',
  githubrepo: 'links.code',
  repository: 'links.code',
  repo: 'links.code',
  codeurl: 'links.code',
  pdf: 'links.pdf',
  pdfurl: 'links.pdf',
  project: 'links.project',
  projectpage: 'links.project',
  homepage: 'links.project',
  website: 'links.project',
  huggingface: 'links.huggingface',
  publisherurl: 'links.publisher',
  url: 'url',
  link: 'url',
  urls: 'url',
  seenat: 'seenAt',
  discussion: 'discussion',
  comments: 'discussion',
  numcomments: 'discussion',
  // Known, and of no use to an atlas.
  ...Object.fromEntries(
    [
      ...[
        'id',
        'key',
        'citationkey',
        'itemtype',
        'type',
        'language',
        'keywords',
        'keyword',
        'tags',
        'categories',
        'upvotes',
      ],
      ...[
        'issn',
        'isbn',
        'volume',
        'issue',
        'pages',
        'publisher',
        'notes',
        'note',
        'dateadded',
        'datemodified',
      ],
      ...[
        'accessdate',
        'shorttitle',
        'manualtags',
        'automatictags',
        'fileattachments',
        'editor',
        'series',
        'number',
      ],
      ...[
        'citations',
        'citationcount',
        'abstractlanguage',
        'license',
        'rights',
        'librarycatalog',
        'extra',
        'topics',
        'service',
      ],
    ].map((name) => [name, null]),
  ),
}

/** True when a field's name is known. */
export function isFieldName(name: string): boolean {
  return Object.hasOwn(fieldNames, keyOf(name))
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
    const field = Object.hasOwn(fieldNames, key) ? fieldNames[key] : undefined
    if (field === undefined && !told.has(name)) {
      told.add(name)
      problems.push({ message: `field ${shown(name)} is not known, and is left out; rename or remove it` })
    }
    if (field && value !== null && value !== '' && !known.has(field)) known.set(field, value)
  }
  return { draft: assemble(known), problems }
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
