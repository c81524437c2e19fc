/**
 * Identifiers found in text. arXiv: https://info.arxiv.org/help/arxiv_identifier.html;
 * DOI: https://www.crossref.org/blog/dois-and-matching-regular-expressions/
 */
const archives =
  'astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nlin|nucl-ex|nucl-th|physics|quant-ph|math|cs|' +
  'q-bio|q-fin|stat|eess|econ|cmp-lg|chao-dyn|solv-int|patt-sol|adap-org|comp-gas|dg-ga|alg-geom|funct-an|q-alg|' +
  'acc-phys|ao-sci|atom-ph|bayes-an|chem-ph|mtrl-th|plasm-ph|supr-con'
const newId = /(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d{1,3})?/
const oldId = new RegExp(`((?:${archives})(?:\\.[A-Z]{2})?/\\d{2}(?:0[1-9]|1[0-2])\\d{3})(?:v\\d{1,3})?`)
const bareId = new RegExp(`^(?:arxiv:\\s*)?(?:${newId.source}|${oldId.source})(?:\\s*\\[[\\w.-]+\\])?$`, 'i')
const arxivHosts =
  /^(?:https?:)?(?:\/\/)?(?:[\w.-]*\barxiv\.org\.?|[\w.-]*huggingface\.co\.?|hf\.co|www\.alphaxiv\.org|alphaxiv\.org)\//i
const inAddress = new RegExp(
  `/(?:abs|pdf|html|e-print|format|src|papers|overview|list)/(?:arxiv:)?(?:${newId.source}|${oldId.source})(?:\\.pdf|\\.md)?(?=$|[/?#])`,
  'i',
)
const arxivDoi = new RegExp(`10\\.48550/arxiv\\.(?:${newId.source}|${oldId.source})$`, 'i')

/** The arXiv id, without version, that a text is or an address of arXiv or Hugging Face names. */
export function arxivIdIn(text: string): string | undefined {
  const trimmed = text.trim().slice(0, 500)
  const match =
    bareId.exec(trimmed) ??
    (arxivHosts.test(trimmed) ? inAddress.exec(trimmed) : null) ??
    arxivDoi.exec(trimmed)
  const id = match?.[1] ?? match?.[2]
  return id && withoutSubject(id)
}

/** `cs.DC/0101001` and `CS/0101001` are `cs/0101001`. */
function withoutSubject(id: string): string {
  const [archive, number] = id.split('/')
  return archive && number ? `${archive.toLowerCase().replace(/\.[a-z]{2}$/, '')}/${number}` : id
}

const resolver = /^(?:(?:https?:)?\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)/i
const doiPattern = /^10\.\d{4,9}\/[\w.;()/:<>[\]+-]{1,200}$/

/** The DOI, lower case and without resolver, that a text is or a resolver's address names. */
export function doiIn(text: string): string | undefined {
  const trimmed = text.trim().slice(0, 500)
  const bare = trimmed.replace(resolver, '')
  const decoded = resolver.test(trimmed) ? decoded7(bare) : bare
  const doi = decoded.replace(/[.,;]+$/, '').toLowerCase()
  return doiPattern.test(doi) && !/(?:^|\/)\.\.?(?:\/|$)/.test(doi) ? doi : undefined
}

function decoded7(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The month in which an arXiv id was given (`2408.12757`: `2024-08`). */
export function arxivMonth(id: string): string | undefined {
  const digits = /^(?:.+\/)?(\d{2})(\d{2})/.exec(id)
  if (!digits) return undefined
  const year = Number(digits[1])
  return `${year >= 91 ? 1900 + year : 2000 + year}-${digits[2]}`
}
