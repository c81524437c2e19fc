import type { Paper } from '../model/paper.ts'
import { cleanLine } from './clean.ts'

/** What a venue's name says about the kind of publication. */
export interface Venue {
  kind: 'journal' | 'proceedings' | 'unknown'
  /** The venue without year and remarks: `Findings of EMNLP`. */
  name: string
}

const journalWords =
  /\b(?:journal|transactions|trans\.|letters|magazine|annals|bulletin|quarterly|operating systems review|communications of|proceedings of the (?:vldb|ieee|acm on)|proc\. acm)\b|^(?:TACL|TMLR|JMLR|JAIR|PVLDB|CACM|CSUR|IJCV|TKDE|TPDS|TPAMI|TOCS|TOG|TOIS|TASLP)\b|^(?:IEEE|ACM) T[A-Z]{2,}\b|^IEEE (?:Micro|Access|Software|Computer)\b/i
const proceedingsWords =
  /\b(?:conference|proceedings|workshop|symposium|summit|congress|meeting|findings|track|tutorial|frontiers)\b/i
const acronym = /\b\p{Lu}[\p{L}\d]*\p{Lu}[\p{L}\d]*\b/u
const publishers = /^(?:ieee|acm|springer|elsevier|pmlr|openreview|arxiv|corr|wiley|mdpi)$/i
/** A journal whose whole name is its field: Neurocomputing, Bioinformatics. */
const fieldOfStudy = /^\p{Lu}\p{Ll}+(?:ing|ics|ogy|omy|istry|ience)$/u
const smallWords = /\b(?:of|and|in|on|for)\b/

/**
 * Reads a venue as people write it (`Findings of ACL 2023`, `TACL 2023 (vol. 11)`). What looks like neither
 * a journal nor proceedings is `unknown`: it is named, and not made into something it may not be.
 */
export function readVenue(venue: string | undefined): Venue | undefined {
  if (!venue) return undefined
  const name = cleanLine(venue)
    .replace(/\s*\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '')
    .replace(/,?\s*\b(?:19|20)\d\d\b/g, '')
    .trim()
  if (!name || publishers.test(name)) return { kind: 'unknown', name: name || cleanLine(venue) }
  return { kind: kindOf(name), name }
}

function kindOf(name: string): Venue['kind'] {
  if (journalWords.test(name)) return 'journal'
  if (proceedingsWords.test(name) || acronym.test(name)) return 'proceedings'
  // Journals are known by their full names, conferences by an acronym or a word of their own (Interspeech).
  if (smallWords.test(name) || fieldOfStudy.test(name)) return 'journal'
  return name.includes(' ') ? 'unknown' : 'proceedings'
}

/** What a paper is, for formats that must say: read from its venue, else a preprint when it is on arXiv. */
export function publicationKind(paper: Pick<Paper, 'venue' | 'arxiv'>): Venue['kind'] | 'preprint' {
  const kind = readVenue(paper.venue)?.kind
  if (kind) return kind
  return paper.arxiv ? 'preprint' : 'unknown'
}

/** The venue's year when it names one (a preprint often comes a year earlier), else the paper's. */
export function publicationYear({
  venue,
  published,
}: Pick<Paper, 'venue' | 'published'>): string | undefined {
  return /\b(?:19|20)\d\d\b/.exec(venue?.replace(/\([^)]*\)/g, '') ?? '')?.[0] ?? published?.slice(0, 4)
}

/** The best address to read a paper at, or undefined. */
export function readingLink({
  links,
  doi,
  arxiv,
}: Pick<Paper, 'links' | 'doi' | 'arxiv'>): string | undefined {
  const address =
    links.publisher ??
    links.doi ??
    (doi && `https://doi.org/${doi}`) ??
    links.arxiv ??
    (arxiv && `https://arxiv.org/abs/${arxiv}`) ??
    links.pdf ??
    links.huggingface
  return address && safeAddress(address)
}

/** An address whose unusual characters are percent-encoded, so that it can stand between marks of any format. */
export function safeAddress(address: string): string {
  return cleanLine(address).replace(/[\s<>"{}|\\^`]/g, (char) => encodeURIComponent(char))
}
