import { CliError } from '../../model/effects.ts'
import { hfDraft, openAlexDraft, scholarDraft } from '../formats/json/objects.ts'
import { isObject, type JsonObject } from '../formats/json/values.ts'
import { elements } from '../formats/xml/elements.ts'
import { atomDraft } from '../formats/xml/feeds.ts'
import type { Draft } from '../record.ts'
import type { Ask } from './web.ts'

/** What is known of a paper that a service is asked about. */
export interface Wanted {
  title: string
  arxiv?: string
  doi?: string
}

/** A place that knows papers. */
export interface Service {
  name: 'arxiv' | 'huggingface' | 'openalex' | 'semantic-scholar'
  /** How many papers one request may ask for. */
  batch: number
  /** True when the service can be asked about a paper. */
  knows: (wanted: Wanted) => boolean
  /** Asks; gives what came back, in any order. */
  ask: (wanted: readonly Wanted[], ask: Ask) => Promise<Draft[]>
}

/** Where the services answer; tests put their own server here. */
export interface Addresses {
  arxiv: string
  huggingface: string
  openalex: string
  scholar: string
}

const addresses: Addresses = {
  arxiv: 'https://export.arxiv.org/api/query',
  huggingface: 'https://huggingface.co/api/papers',
  openalex: 'https://api.openalex.org/works',
  scholar: 'https://api.semanticscholar.org/graph/v1/paper/batch',
}

/** The services in the order in which they are asked, each as slowly as it wants. */
export function services(at: Addresses = addresses): Service[] {
  return [arxiv(at.arxiv), huggingFace(at.huggingface), openAlex(at.openalex), semanticScholar(at.scholar)]
}

/** One request in three seconds (https://info.arxiv.org/help/api/tou.html). */
function arxiv(base: string): Service {
  return {
    name: 'arxiv',
    batch: 50,
    knows: () => true,
    async ask(wanted, ask) {
      const ids = wanted.flatMap(({ arxiv }) => arxiv ?? [])
      const unknown = wanted.filter(({ arxiv }) => !arxiv)
      const drafts: Draft[] = []
      const query = async (parameters: Record<string, string>) => {
        const text = await ask(`${base}?${new URLSearchParams(parameters)}`, { pause: 3000 })
        if (text) drafts.push(...(await atomDrafts(text)))
      }
      if (ids.length > 0) await query({ id_list: ids.join(','), max_results: String(ids.length) })
      for (const { title } of unknown) await query({ search_query: `ti:"${words(title)}"`, max_results: '3' })
      return drafts
    },
  }
}

async function atomDrafts(text: string): Promise<Draft[]> {
  const drafts: Draft[] = []
  for await (const found of elements(oneChunk(text), new Set(['entry']))) {
    if ('error' in found) throw new CliError(`arXiv answers no Atom feed (${found.error}); try again later`)
    drafts.push(atomDraft(found.element))
  }
  if (drafts.length === 0 && !/<feed\b/.test(text))
    throw new CliError('arXiv answers no Atom feed; try again later')
  return drafts
}

async function* oneChunk(text: string): AsyncGenerator<string> {
  await Promise.resolve()
  yield text
}

function huggingFace(base: string): Service {
  return {
    name: 'huggingface',
    batch: 1,
    knows: ({ arxiv }) => arxiv !== undefined,
    async ask([wanted], ask) {
      const answer = await ask(`${base}/${wanted?.arxiv ?? ''}`, { pause: 500 })
      return answer ? [hfDraft(objectOf(answer, 'Hugging Face'))] : []
    },
  }
}

/** Ten requests a second at most (https://docs.openalex.org/how-to-use-the-api/rate-limits-and-authentication). */
function openAlex(base: string): Service {
  return {
    name: 'openalex',
    batch: 1,
    knows: () => true,
    async ask([wanted], ask) {
      const { doi, arxiv, title = '' } = wanted ?? {}
      const id = doi ?? (arxiv && `10.48550/arxiv.${arxiv}`)
      const filter = id ? `doi:${id}` : `title.search:${words(title)}`
      const answer = await ask(`${base}?${new URLSearchParams({ filter, 'per-page': '3' })}`, { pause: 150 })
      if (!answer) return []
      const results = objectOf(answer, 'OpenAlex')['results']
      return (Array.isArray(results) ? results : []).filter(isObject).map(openAlexDraft)
    },
  }
}

const scholarFields =
  'title,year,publicationDate,venue,publicationVenue,journal,authors,externalIds,openAccessPdf'

/** One request a second (https://www.semanticscholar.org/product/api). */
function semanticScholar(base: string): Service {
  return {
    name: 'semantic-scholar',
    batch: 100,
    knows: ({ arxiv, doi }) => (arxiv ?? doi) !== undefined,
    async ask(wanted, ask) {
      const ids = wanted.map(({ arxiv, doi }) => (arxiv ? `ARXIV:${arxiv}` : `DOI:${doi ?? ''}`))
      const answer = await ask(`${base}?fields=${scholarFields}`, { pause: 1100 }, { ids })
      if (!answer) return []
      const papers = jsonOf(answer, 'Semantic Scholar')
      if (!Array.isArray(papers)) throw new CliError('Semantic Scholar answers no list; try again later')
      return papers.filter(isObject).map(scholarDraft)
    },
  }
}

function objectOf(text: string, service: string): JsonObject {
  const value = jsonOf(text, service)
  if (!isObject(value)) throw new CliError(`${service} answers no object; try again later`)
  return value
}

function jsonOf(text: string, service: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CliError(`${service} answers no JSON; try again later`)
  }
}

/** A title for a search: its words alone, since signs mean something to the services. */
function words(title: string): string {
  return (title.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}
