import { randomLcg } from 'd3'
import { assembleAtlas } from '../atlas/index.ts'
import { readContent } from '../atlas/read.ts'
import type { Atlas } from '../atlas/types.ts'
import type { Paper } from '../model/paper.ts'
import { plainText } from '../model/text.ts'
import type { Position } from '../model/topic.ts'
import { samplePapers } from './sample-papers.ts'

/**
 * An atlas of generated papers with topics, claims and places, for measuring cards: none of its papers is ingested.
 * The atlas of one paper more has the same papers and places.
 * @param content a content folder, whose words, names, claims and topics are used
 */
export function sampleCardAtlas(count: number, content: string): Atlas {
  const real = readContent(content)
  const corpus = {
    titles: real.papers.map(({ title }) => plainText(title)),
    abstracts: ['none'],
    names: real.papers.flatMap(({ authors }) => authors),
  }
  const random = randomLcg(0.7)
  const positions = new Map<string, Position>()
  const papers = [...samplePapers(count, corpus)].map((sample, index): Paper => {
    const model = real.papers[Math.floor(random() * real.papers.length)]
    const slug = `sample-${index}`
    const place = real.positions.get(model?.slug ?? '') ?? { x: 0.5, y: 0.5 }
    positions.set(slug, { x: place.x + 0.04 * (random() - 0.5), y: place.y + 0.04 * (random() - 0.5) })
    const { topics = [], claims = [] } = model ?? {}
    return { ...empty, ...sample, slug, topics, claims }
  })
  return assembleAtlas({ ...real, papers, people: [], positions })
}

const empty = { links: {}, otherTitles: [], sources: [], aliases: [] }
