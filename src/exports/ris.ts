import type { AtlasPaper } from '../atlas/types.ts'
import { plainAbstract } from './abstract.ts'
import { oncePerPaper } from './once.ts'
import { cleanLine } from './clean.ts'
import { authorNames, invertedName } from './names.ts'
import { paperList, type PaperList } from './paper-list.ts'
import { publicationKind, readingLink, readVenue } from './venue.ts'

const types = { journal: 'JOUR', proceedings: 'CONF', preprint: 'UNPB', unknown: 'GEN' }

/**
 * A paper as a RIS record, lines ended by CR LF.
 * https://en.wikipedia.org/wiki/RIS_(file_format)
 */
export const ris = oncePerPaper((paper: AtlasPaper) => {
  const venue = readVenue(paper.venue)?.name
  const lines: [tag: string, value: string | undefined][] = [
    ['TY', types[publicationKind(paper)]],
    ['ID', paper.slug],
    ['TI', paper.plainTitle],
    ...authorNames(paper).map((name): [string, string] => ['AU', invertedName(name)]),
    ['PY', paper.published?.slice(0, 4)],
    ['DA', paper.published?.replaceAll('-', '/')],
    ['T2', venue],
    ['DO', paper.doi],
    ['AN', paper.arxiv && `arXiv:${paper.arxiv}`],
    ['UR', readingLink(paper)],
    ['L1', paper.links.pdf],
    ['AB', plainAbstract(paper)],
    ...paper.topics.map((topic): [string, string] => ['KW', topic]),
  ]
  const shown = lines.filter(([, value]) => value).map(([tag, value = '']) => `${tag}  - ${cleanLine(value)}`)
  return [...shown, 'ER  - ', ''].join('\r\n')
})

/** Several papers as one file, in their order. */
export function risList(papers: readonly AtlasPaper[]): PaperList {
  return paperList({ head: '', between: '', foot: '', papers, text: ris })
}
