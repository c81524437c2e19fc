import { arxivIdIn, doiIn } from './ids.ts'
import type { Draft } from './record.ts'

/** Where publishers keep the pages of papers. */
const publishers =
  /(?:^|\.)(?:aclanthology\.org|openreview\.net|proceedings\.mlr\.press|ieeexplore\.ieee\.org|dl\.acm\.org|proceedings\.mlsys\.org|papers\.nips\.cc|proceedings\.neurips\.cc|usenix\.org|vldb\.org|isca-(?:archive|speech)\.org|link\.springer\.com|sciencedirect\.com|openaccess\.thecvf\.com|nature\.com|science\.org|ojs\.aaai\.org|jmlr\.org|iclr\.cc|icml\.cc|journals\.plos\.org|mdpi\.com|onlinelibrary\.wiley\.com|arc\.aiaa\.org)$/
/** Their pages say of a paper what ingest knows already. */
const indexes =
  /(?:^|\.)(?:scopus\.com|webofscience\.com|webofknowledge\.com|scholar\.google\.[a-z.]+|dblp\.org|dblp\.uni-trier\.de|semanticscholar\.org|openalex\.org|pubmed\.ncbi\.nlm\.nih\.gov|zotero\.org)$/
const codeHosts = /(?:^|\.)(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|sr\.ht)$/

/** What an address says of a paper: an id, or which of its links it is. */
export function draftOfAddress(address: string): Draft {
  const arxiv = arxivIdIn(address)
  if (arxiv) return { arxiv }
  const doi = doiIn(address)
  if (doi) return { doi }
  const host = URL.parse(address)?.hostname ?? ''
  if (!/^https?:/i.test(address) || indexes.test(host)) return {}
  if (codeHosts.test(host)) return { links: { code: address } }
  if (publishers.test(host)) return { links: { publisher: address } }
  return { links: /\.pdf(?:$|[?#])/i.test(address) ? { pdf: address } : { project: address } }
}

/** The repository that a free text (arXiv's comments) names. */
export function codeIn(text: string): string | undefined {
  return /https?:\/\/(?:www\.)?(?:github|gitlab)\.com\/[\w.-]+\/[\w-]+(?:\.[\w-]+)*/.exec(text)?.[0]
}

/** Lays further drafts under one: what is known stays, what is missing is added. */
export function withMissing(draft: Draft, ...others: Draft[]): Draft {
  const layers = [draft, ...others].reverse()
  const links: Record<string, unknown> = {}
  for (const layer of layers) Object.assign(links, said(layer.links ?? {}))
  return { ...(Object.assign({}, ...layers.map(said)) as Draft), links }
}

function said(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}
