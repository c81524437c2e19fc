import type { AtlasPaper } from '../atlas/types.ts'
import { latexText, latexTitle } from './latex.ts'
import { oncePerPaper } from './once.ts'
import { authorNames, type NameParts } from './names.ts'
import { paperList, type PaperList } from './paper-list.ts'
import { publicationKind, publicationYear, readingLink, readVenue, safeAddress } from './venue.ts'

/**
 * A paper as a BibTeX entry that bibtex and biber read alike. The key is the paper's slug, which never changes.
 * `@article` and `@inproceedings` only where the venue says so; everything else is `@misc`.
 */
export const bibtex = oncePerPaper((paper: AtlasPaper) => {
  const fields = Object.entries(fieldsOf(paper)).filter(([, value]) => value !== undefined)
  const lines = fields.map(([name, value]) => `  ${name.padEnd(13)} = ${value},\n`)
  return `@${entryTypes[publicationKind(paper)]}{${paper.slug},\n${lines.join('')}}\n`
})

/** Several papers as one file, in their order. */
export function bibliography(papers: readonly AtlasPaper[]): PaperList {
  return paperList({ head: '', between: '\n', foot: '', papers, text: bibtex })
}

const entryTypes = {
  journal: 'article',
  proceedings: 'inproceedings',
  preprint: 'misc',
  unknown: 'misc',
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Four digits not known (ISO 8601-2, 4.3). BibLaTeX asks for a date, and prints "n.d." for this one. */
const unknownYear = 'XXXX'

function fieldsOf(paper: AtlasPaper): Record<string, string | undefined> {
  const venue = readVenue(paper.venue)
  const kind = publicationKind(paper)
  const year = publicationYear(paper)
  const published = year === paper.published?.slice(0, 4) ? paper.published : undefined
  const month = months[Number(published?.slice(5, 7)) - 1]
  const container = venue && braced(latexText(venue.name))
  return {
    title: braced(latexTitle(paper.title)),
    author: authors(authorNames(paper)),
    // A style that sorts by author takes this where none is known.
    key: paper.authors.length === 0 ? braced(latexText(paper.plainTitle)) : undefined,
    journal: kind === 'journal' ? container : undefined,
    booktitle: kind === 'proceedings' ? container : undefined,
    howpublished: kind === 'unknown' ? container : undefined,
    year: braced(year),
    month,
    // BibLaTeX's: BibTeX has no field for a day, and passes it over.
    date: braced(year === undefined ? unknownYear : published?.length === 10 ? published : undefined),
    doi: braced(paper.doi && safeAddress(paper.doi)),
    eprint: braced(paper.arxiv && safeAddress(paper.arxiv)),
    archivePrefix: paper.arxiv && braced('arXiv'),
    url: braced(readingLink(paper)),
  }
}

function authors(names: readonly NameParts[]): string | undefined {
  return names.length === 0 ? undefined : braced(names.map(author).join(' and '))
}

function author(parts: NameParts): string {
  if ('literal' in parts) return `{${latexText(parts.literal)}}`
  const words = [parts.family, parts.suffix, parts.given].filter((part) => part !== undefined)
  return words.map((part) => latexName(part)).join(', ')
}

/** `and` and commas inside a part would be read as the list's own. */
function latexName(part: string): string {
  const text = latexText(part)
  return /,|\band\b/i.test(text) ? `{${text}}` : text
}

function braced(text: string | undefined): string | undefined {
  return text ? `{${text}}` : undefined
}
