import { hash } from 'node:crypto'
import type { Topic } from '../model/topic.ts'
import { spaceAgain, type KeptWords } from './kept-words.ts'
import { assignBy, evidenceReader, type Said } from './index.ts'
import type { PaperText } from './text-space.ts'

/** What a reading of texts has found for topics, in a shape that a file keeps well. */
export interface KeptReading {
  /** A hash of the topics with their vocabularies. */
  topics: string
  words: KeptWords
  /** Of each text for each topic, text by text: as `Said`. */
  spoken: Float64Array
  heads: Float64Array
}

/**
 * Topics of each paper, as `assignTopics` finds them, for which only those texts are read that an earlier reading does
 * not know.
 * @param before what an earlier call gave
 * @returns the topics, how many texts had to be read, and the reading, when so many had to be read that it should be kept
 */
export function assignTopicsAgain(
  papers: readonly PaperText[],
  topics: readonly Topic[],
  before?: KeptReading,
): { found: string[][]; read: number; reading?: KeptReading } {
  const own = hash('sha1', JSON.stringify(topics))
  const known = before?.topics === own ? before : undefined
  const printed = papers.map(({ title, abstract }) => {
    return { title, abstract, print: hash('sha1', JSON.stringify([title, abstract]), 'base64url') }
  })
  const evidence = evidenceReader(topics)
  const said: Said[] = []
  const { space, read, words } = spaceAgain(printed, known?.words, (paper, at) => {
    said[at] = evidence(paper)
  })
  if (known) {
    const places = new Map(known.words.prints.map((print, at) => [print, at]))
    for (const [at, { print }] of printed.entries())
      said[at] ??= saidAt(known, places.get(print) ?? 0, topics.length)
  }
  const found = assignBy(topics, space, said)
  return { found, read, reading: words && { topics: own, words, ...columnsOf(said, topics.length) } }
}

function saidAt({ spoken, heads }: KeptReading, text: number, topics: number): Said {
  const row = (column: Float64Array) => column.subarray(text * topics, (text + 1) * topics)
  return { spoken: row(spoken), heads: row(heads) }
}

function columnsOf(said: readonly Said[], topics: number): Pick<KeptReading, 'spoken' | 'heads'> {
  const size = said.length * topics
  const [spoken, heads] = [new Float64Array(size), new Float64Array(size)]
  for (const [text, own] of said.entries()) {
    spoken.set(own.spoken, text * topics)
    heads.set(own.heads, text * topics)
  }
  return { spoken, heads }
}
