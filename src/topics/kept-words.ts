import { termNumbers, type NumberedTerms } from './term-numbers.ts'
import { spaceFrom, termCounter, type PaperText, type TermCounts, type TextSpace } from './text-space.ts'
import { paperWords, type PaperWords } from './words.ts'

/** A paper's text with a hash of it. */
export interface PrintedText extends PaperText {
  print: string
}

/** Which terms texts have, in a shape that a file keeps well. */
export interface KeptWords {
  /** Hashes of the texts. */
  prints: string[]
  /** How many texts have been read for the terms, those that are gone among them. */
  read: number
  terms: NumberedTerms
  /** Where the terms of each text begin in the two columns, and where the last one's end. */
  starts: Uint32Array
  ids: Uint32Array
  counts: Uint32Array
}

/** Words are kept anew when this share of the texts had to be read: a few are read sooner than a large file is written. */
const worthKeeping = 0.01
/** When so many times as many texts as there are have been read, all are read anew: most terms are of texts gone. */
const mostRead = 2

/**
 * The text space of papers, as `textSpace` gives it, of which only those are read whose words are not known.
 * @param before what an earlier call gave
 * @param see is shown the words of those that are read, by their place, while they are at hand
 * @returns the space, how many texts had to be read, and the words, when so many had to be read that they should be kept
 */
export function spaceAgain(
  papers: readonly PrintedText[],
  before?: KeptWords,
  see: (words: PaperWords, at: number) => void = () => {},
): { space: TextSpace; read: number; words?: KeptWords } {
  const known = before && before.read <= mostRead * papers.length ? before : undefined
  const numbers = termNumbers(known?.terms)
  const count = termCounter(numbers)
  const places = new Map(known?.prints.map((print, at) => [print, at]))
  let read = 0
  const counted = papers.map((paper, place) => {
    const at = places.get(paper.print)
    if (known && at !== undefined) return countsAt(known, at)
    read++
    const words = paperWords(paper)
    see(words, place)
    return count(words)
  })
  const space = spaceFrom(counted, numbers)
  if (read <= worthKeeping * papers.length) return { space, read }
  const prints = papers.map(({ print }) => print)
  const words = { prints, read: read + (known?.read ?? 0), terms: numbers.all(), ...columnsOf(counted) }
  return { space, read, words }
}

function countsAt({ starts, ids, counts }: KeptWords, at: number): TermCounts {
  const [start, end] = [starts[at], starts[at + 1]]
  return { ids: ids.subarray(start, end), counts: counts.subarray(start, end) }
}

function columnsOf(counted: readonly TermCounts[]): Pick<KeptWords, 'starts' | 'ids' | 'counts'> {
  const starts = new Uint32Array(counted.length + 1)
  for (const [at, { ids }] of counted.entries()) starts[at + 1] = (starts[at] ?? 0) + ids.length
  const size = starts.at(-1) ?? 0
  const [ids, counts] = [new Uint32Array(size), new Uint32Array(size)]
  for (const [at, one] of counted.entries()) {
    ids.set(one.ids, starts[at])
    counts.set(one.counts, starts[at])
  }
  return { starts, ids, counts }
}
