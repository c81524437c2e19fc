import { plainAbstract } from './abstract.ts'
import type { AtlasPaper } from '../atlas/types.ts'
import type { PartialDate } from '../model/date.ts'
import { cleanJson, cleanLine } from './clean.ts'
import { oncePerPaper } from './once.ts'
import { paperList, type PaperList } from './paper-list.ts'
import { authorNames } from './names.ts'
import { publicationKind, readingLink, readVenue } from './venue.ts'

/** A record of the CSL-JSON schema (https://github.com/citation-style-language/schema), as far as we fill it. */
export interface CslRecord {
  id: string
  type: 'article-journal' | 'paper-conference' | 'article' | 'document'
  title: string
  author?: ({ family: string; given: string; suffix?: string } | { literal: string })[]
  issued?: { 'date-parts': number[][] }
  'container-title'?: string
  publisher?: string
  number?: string
  DOI?: string
  URL?: string
  abstract?: string
  keyword?: string
}

const types = {
  journal: 'article-journal',
  proceedings: 'paper-conference',
  preprint: 'article',
  unknown: 'document',
} as const

/** A paper as a CSL-JSON record. */
export function cslRecord(paper: AtlasPaper): CslRecord {
  const venue = readVenue(paper.venue)?.name
  const kind = publicationKind(paper)
  const url = readingLink(paper)
  const abstract = plainAbstract(paper)
  return {
    id: paper.slug,
    type: types[kind],
    title: cleanLine(paper.plainTitle),
    ...(paper.authors.length > 0 && { author: authorNames(paper) }),
    ...(paper.published && { issued: { 'date-parts': [dateParts(paper.published)] } }),
    ...(venue && { 'container-title': venue }),
    ...(kind === 'preprint' && { publisher: 'arXiv' }),
    ...(paper.arxiv && { number: `arXiv:${paper.arxiv}` }),
    ...(paper.doi && { DOI: paper.doi }),
    ...(url && { URL: url }),
    ...(abstract && { abstract }),
    ...(paper.topics.length > 0 && { keyword: paper.topics.join(', ') }),
  }
}

/** Several papers as a CSL-JSON file, in their order. */
export function cslJson(papers: readonly AtlasPaper[]): PaperList {
  return paperList({
    head: '[',
    between: ',',
    foot: papers.length > 0 ? '\n]\n' : ']\n',
    papers,
    text: recordText,
  })
}

/** A record as it stands in a list that is indented by a space a level. */
const recordText = oncePerPaper((paper: AtlasPaper) =>
  `\n${cleanJson(cslRecord(paper), 1)}`.replaceAll('\n', '\n '),
)

function dateParts(date: PartialDate): number[] {
  return date.split('-').map(Number)
}
