import type { AtlasPaper } from '../atlas/types.ts'
import { cleanLine } from './clean.ts'
import { oncePerPaper } from './once.ts'
import { nameParts, type NameParts } from './names.ts'
import { publicationKind, publicationYear, readVenue, readingLink } from './venue.ts'

/** A stretch of a reference as it is to be set. */
export interface ReferencePart {
  text: string
  italic?: boolean
}

export const referenceStyles = { apa: 'APA', ieee: 'IEEE', acm: 'ACM' } as const
export type ReferenceStyle = keyof typeof referenceStyles

/**
 * A paper as one entry of a list of references. The rules are those of the Citation Style Language's styles
 * (https://github.com/citation-style-language/styles), without their processor, which takes milliseconds a paper.
 */
export function reference(paper: AtlasPaper, style: ReferenceStyle): ReferencePart[] {
  return formatted(factsOf(paper), style)
}

/** The same as plain text, for a clipboard. */
export function referenceText(paper: AtlasPaper, style: ReferenceStyle): string {
  return wordsOf(reference(paper, style))
}

const referenceTexts = oncePerPaper((paper: AtlasPaper): Record<ReferenceStyle, string> => {
  const facts = factsOf(paper)
  const text = (style: ReferenceStyle) => wordsOf(formatted(facts, style))
  return { apa: text('apa'), ieee: text('ieee'), acm: text('acm') }
})

function factsOf(paper: AtlasPaper): Facts {
  return {
    names: paper.authors.map((name) => nameParts(name.replaceAll("'", '’'))),
    title: cleanLine(paper.plainTitle),
    year: publicationYear(paper),
    kind: publicationKind(paper),
    venue: readVenue(paper.venue)?.name,
    arxiv: paper.arxiv,
    url: readingLink(paper),
  }
}

function formatted(facts: Facts, style: ReferenceStyle): ReferencePart[] {
  return formats[style](facts).filter(({ text }) => text !== '')
}

function wordsOf(parts: readonly ReferencePart[]): string {
  return parts.map(({ text }) => text).join('')
}

/** The references of several papers in every style, as plain text: by letters, and in IEEE's style numbered. */
export function* referenceList(papers: readonly AtlasPaper[]): Generator<string> {
  const styles = Object.entries(referenceStyles) as [ReferenceStyle, string][]
  for (const [place, [style, title]] of styles.entries()) {
    yield `${place > 0 ? '\n' : ''}${title}\n\n`
    const references = papers.map((paper) => referenceTexts(paper)[style])
    if (style !== 'ieee') references.sort((a, b) => (a < b ? -1 : Number(a > b)))
    for (const [index, text] of references.entries())
      yield style === 'ieee' ? `[${index + 1}] ${text}\n` : `${text}\n`
  }
}

interface Facts {
  names: NameParts[]
  title: string
  year: string | undefined
  kind: ReturnType<typeof publicationKind>
  venue: string | undefined
  arxiv: string | undefined
  url: string | undefined
}

const formats: Record<ReferenceStyle, (facts: Facts) => ReferencePart[]> = { apa, ieee, acm }

function apa({ names, title, year, kind, venue, arxiv, url }: Facts): ReferencePart[] {
  const authors = listApa(names.map(familyFirst))
  const date = `(${year ?? 'n.d.'}).`
  const number = !venue && arxiv ? ` (arXiv:${arxiv}).` : stop(title)
  const work = [{ text: title, italic: !venue }, plain(number)]
  const container = venue ? [plain(kind === 'proceedings' ? ' In ' : ' '), italic(venue), plain('.')] : []
  return [
    ...(authors ? [plain(`${ended(authors)} ${date} `), ...work] : [...work, plain(` ${date}`)]),
    ...container,
    plain(!venue && arxiv ? ' arXiv.' : ''),
    plain(url ? ` ${url}` : ''),
  ]
}

function ieee({ names, title, year, kind, venue, arxiv, url }: Facts): ReferencePart[] {
  const authors = listIeee(names.map(initialsFirst))
  const mark = /[?!.]$/.test(title) ? '' : ','
  const container = venue
    ? [plain(kind === 'proceedings' ? ' in ' : ' '), italic(venue)]
    : [plain(arxiv ? ` arXiv:${arxiv}` : '')]
  const isDated = Boolean(venue ?? arxiv)
  const date = year ? `${isDated ? ', ' : ' '}${year}.` : isDated ? '.' : ''
  return [
    plain(`${authors ? `${authors}, ` : ''}“${title}${mark}”`),
    ...container,
    plain(date),
    plain(url ? ` [Online]. Available: ${url}` : ''),
  ]
}

function acm({ names, title, year, kind, venue, arxiv, url }: Facts): ReferencePart[] {
  const authors = listed(names.map(wholeName), ', and ', ' and ')
  const container = venue
    ? [plain(kind === 'proceedings' ? ' In ' : ' '), italic(venue), plain('.')]
    : [plain(arxiv ? ` arXiv:${arxiv}.` : '')]
  const head = [authors && ended(authors), year && `${year}.`].filter(Boolean).join(' ')
  return [plain(`${head}${head ? ' ' : ''}${ended(title)}`), ...container, plain(url ? ` ${url}` : '')]
}

function plain(text: string): ReferencePart {
  return { text }
}

function italic(text: string): ReferencePart {
  return { text, italic: true }
}

function ended(text: string): string {
  return text + stop(text)
}

/** The full stop that a text still needs. */
function stop(text: string): string {
  return /[.?!]$/.test(text) ? '' : '.'
}

/**
 * `G. M.-N.` of `Given Mid-Name`. A name that is abbreviated already (`Md.`) stays; nicknames in parentheses are
 * left out.
 */
function initials(given: string): string {
  const words = given
    .replace(/\([^)]*\)/g, ' ')
    .replace(/(?<=(?<!\p{L})\p{L}\.)(?=\p{L})/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
  return words
    .map((word) =>
      /^\p{L}{2,}\.$/u.test(word) ? word : word.split('-').map(initial).filter(Boolean).join('-'),
    )
    .join(' ')
}

/** The second half of a double name counts when it has a capital: `Ka-Wei` is `K.-W.`, `Sang-woo` is `S.` */
function initial(part: string, place: number): string {
  const [first = ''] = part
  return first && (place === 0 || first !== first.toLowerCase()) ? `${first.toUpperCase()}.` : ''
}

function familyFirst(name: NameParts): string {
  if ('literal' in name) return name.literal
  return [name.family, initials(name.given), name.suffix].filter(Boolean).join(', ')
}

function initialsFirst(name: NameParts): string {
  if ('literal' in name) return name.literal
  return [initials(name.given), name.family, name.suffix].filter(Boolean).join(' ')
}

function wholeName(name: NameParts): string {
  if ('literal' in name) return name.literal
  return [name.given, name.family, name.suffix].filter(Boolean).join(' ')
}

/** APA names up to twenty authors, else the first nineteen and the last. */
function listApa(names: string[]): string {
  if (names.length > 20) return `${names.slice(0, 19).join(', ')}, … ${names.at(-1)}`
  return listed(names, ', & ', ', & ')
}

/** IEEE names up to six authors, else the first. */
function listIeee(names: string[]): string {
  return names.length > 6 ? `${names[0]} et al.` : listed(names, ', and ', ' and ')
}

function listed(names: string[], last: string, pair: string): string {
  if (names.length < 2) return names.join('')
  return names.slice(0, -1).join(', ') + (names.length === 2 ? pair : last) + (names.at(-1) ?? '')
}
