import { draftOfFields } from '../../fields.ts'
import type { Draft, EntryProblem, SourceKind } from '../../record.ts'
import {
  arxivDraft,
  dblpDraft,
  europePmcDraft,
  openReviewDraft,
  paperCodeDraft,
  papersWithCodeDraft,
  zoteroDraft,
} from './indexes.ts'
import { atlasDraft, cslDraft, hfDraft, inflated, isHfPaper, openAlexDraft, scholarDraft } from './objects.ts'
import { adsDraft, dataCiteDraft, inspireDraft, zenodoDraft } from './repositories.ts'
import { shown } from '../../text.ts'
import { isObject, list, text, type JsonObject } from './values.ts'

/** What a JSON object says of a paper, by whichever service wrote it. */
export interface JsonDraft {
  kind: SourceKind
  /** Absent for what is no paper; `problems` says why. */
  draft?: Draft
  problems?: EntryProblem[]
}

interface Service {
  kind: SourceKind
  /** Tells its objects by their fields. */
  wrote: (object: JsonObject) => boolean
  read: (object: JsonObject) => Omit<JsonDraft, 'kind'>
}

/** Every service whose objects have fields of their own, the most telling first. */
const services: readonly Service[] = [
  { kind: 'hf-api', wrote: isHfPaper, read: drafted(hfDraft) },
  {
    kind: 'openalex',
    wrote: (work) => has(work, 'abstract_inverted_index') || /openalex\.org\/W\d/i.test(text(work['id'])),
    read: (work) => ({ draft: openAlexDraft(work), problems: inflated(work) }),
  },
  {
    kind: 'arxiv',
    wrote: (paper) => has(paper, 'authors_parsed') || has(paper, 'versions', 'categories'),
    read: drafted(arxivDraft),
  },
  { kind: 'bibtex', wrote: (hit) => isObject(hit['info']) && has(hit, '@id'), read: drafted(dblpDraft) },
  { kind: 'csl', wrote: isInspire, read: drafted(inspireDraft) },
  { kind: 'csl', wrote: (document) => has(document, 'bibcode'), read: drafted(adsDraft) },
  { kind: 'csl', wrote: isDataCite, read: drafted(dataCiteDraft) },
  { kind: 'csl', wrote: isZenodo, read: drafted(zenodoDraft) },
  {
    kind: 'csl',
    wrote: (result) => has(result, 'authorString') || has(result, 'id', 'source', 'pubYear'),
    read: drafted(europePmcDraft),
  },
  { kind: 'csl', wrote: (item) => has(item, 'itemType', 'key'), read: zoteroDraft },
  {
    kind: 'table',
    wrote: ({ content, forum }) => isObject(content) && (forum !== undefined || 'title' in content),
    read: drafted(openReviewDraft),
  },
  {
    kind: 'table',
    wrote: (link) => has(link, 'paper_title', 'repo_url'),
    read: drafted(paperCodeDraft),
  },
  {
    kind: 'table',
    wrote: (paper) => has(paper, 'url_abs', 'proceeding'),
    read: drafted(papersWithCodeDraft),
  },
  {
    kind: 'semantic-scholar',
    wrote: (paper) => has(paper, 'paperId') || has(paper, 'externalIds'),
    read: drafted(scholarDraft),
  },
  {
    kind: 'atlas',
    wrote: (paper) => isObject(paper['links']) && has(paper, 'slug'),
    read: drafted(atlasDraft),
  },
  { kind: 'csl', wrote: isCsl, read: drafted(cslDraft) },
]

/** Recognizes the object by its fields; one that no service wrote is read by the common names of its fields. */
export function draftOfJson(answer: JsonObject, told: Set<string>): JsonDraft {
  const object = unwrapped(answer)
  const service = services.find(({ wrote }) => wrote(object))
  if (service) return { kind: service.kind, ...service.read(object) }
  const names = new Set(told)
  const { draft, problems } = draftOfFields(Object.entries(object), names)
  const tellsPaper = [draft.title, draft.abstract, draft.arxiv, draft.doi, draft.seenAt].some(
    (value) => value !== undefined,
  )
  if (!tellsPaper && problems.length > 0) return { kind: 'jsonl', problems: [{ message: noPaper(object) }] }
  for (const name of names) told.add(name)
  const supplement = draft.seenAt !== undefined && draft.abstract === undefined
  return { kind: 'jsonl', draft: { ...draft, supplement }, problems }
}

/** Services answer a wrong question, or too many, with an object that only says so. */
function noPaper(object: JsonObject): string {
  const { error, errors, message, detail, reason } = object
  const said = [error, errors, detail, reason, message].find((value) => value !== undefined)
  if (said !== undefined)
    return `is no paper but an error that a service answered (${shown(said)}); ask it again, and save the answer`
  return `is no paper: no field (${shown(Object.keys(object).join(', '))}) is a title, arXiv id or DOI; name one so, or remove it`
}

function drafted(draftOf: (object: JsonObject) => Draft): Service['read'] {
  return (object) => ({ draft: draftOf(object) })
}

function has(object: JsonObject, ...names: string[]): boolean {
  return names.every((name) => Object.hasOwn(object, name))
}

/** The paper inside what some services put around it. */
function unwrapped(answer: JsonObject): JsonObject {
  if (has(answer, 'title')) return answer
  const { message, citingPaper, citedPaper, data, attributes, metadata } = answer
  const inner = [
    ...[message, citingPaper, citedPaper, answer['_source']],
    isObject(data) && 'itemType' in data ? data : undefined,
    ...[attributes, metadata, isObject(data) ? data['attributes'] : undefined].filter(hasTitles),
  ]
  return inner.find(isObject) ?? answer
}

function hasTitles(value: unknown): boolean {
  return isObject(value) && Array.isArray(value['titles'])
}

function isInspire(paper: JsonObject): boolean {
  const own = ['control_number', 'arxiv_eprints', 'abstracts', 'preprint_date', 'earliest_date']
  return Array.isArray(paper['titles']) && own.some((name) => has(paper, name))
}

function isDataCite(work: JsonObject): boolean {
  const titles = list(work['titles'])
  return isObject(titles[0]) || (titles.length === 0 && has(work, 'titles', 'creators'))
}

function isZenodo({ metadata }: JsonObject): boolean {
  return isObject(metadata) && ('creators' in metadata || 'publication_date' in metadata)
}

function isCsl(item: JsonObject): boolean {
  const author = list(item['author'])[0]
  const isNamed = isObject(author) && ('family' in author || 'literal' in author)
  return has(item, 'issued') || has(item, 'container-title') || isNamed || ownTypes.test(text(item['type']))
}

/** Types that no other service has; `article` alone says too little. */
const ownTypes =
  /^(?:article-(?:journal|magazine|newspaper)|paper-conference|document|manuscript|entry|post-weblog)$/
