import { randomLcg } from 'd3'

/** What a generated paper is made from: real texts, of which only the statistics are used. */
export interface Corpus {
  titles: string[]
  abstracts: string[]
  names: string[]
}

/** One line of JSON lines as `ingest` reads it. */
export interface SamplePaper {
  title: string
  abstract: string
  authors: string[]
  published: string
  venue?: string
  arxiv: string
}

/** Which words follow which, and all words that something follows. */
interface Chain {
  next: Map<string, string[]>
  starts: string[]
}

const venues = ['ICML', 'NeurIPS', 'ACL', 'EMNLP', 'OSDI', 'SC', 'ICLR', 'MLSys']
const ends = ['speedup over the baseline', 'higher throughput than prior systems', 'less memory than before']

/**
 * Papers that look like a corpus without repeating it: words follow each other as pairs do in the real texts,
 * lengths are as theirs, a third makes a claim. The same seed gives the same papers.
 */
export function* samplePapers(count: number, corpus: Corpus, seed = 0.42): Generator<SamplePaper> {
  const random = randomLcg(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const titles = chainOf(corpus.titles)
  const texts = chainOf(corpus.abstracts)
  const first = corpus.names.map((name) => name.split(' ')[0] ?? name)
  const last = corpus.names.map((name) => name.split(' ').at(-1) ?? name)
  for (let index = 0; index < count; index++) {
    const year = 2015 + Math.floor(11 * Math.sqrt(random()))
    const month = String(1 + Math.floor(12 * random())).padStart(2, '0')
    const day = String(1 + Math.floor(28 * random())).padStart(2, '0')
    const claim =
      random() < 1 / 3 ? ` We achieve up to ${(1 + 20 * random() ** 3).toFixed(1)}x ${pick(ends)}.` : ''
    const model = pick(corpus.abstracts).split(/\s+/).length
    yield {
      title: `${words(titles, 6 + Math.floor(8 * random()), random)} ${index}`,
      abstract: words(texts, model, random) + claim,
      authors: Array.from({ length: 1 + Math.floor(9 * random()) }, () => `${pick(first)} ${pick(last)}`),
      published: random() < 0.75 ? `${year}-${month}-${day}` : `${year}-${month}`,
      ...(random() < 0.4 && { venue: `${pick(venues)} ${year}` }),
      arxiv: `${String(year % 100).padStart(2, '0')}${month}.${String(10_000 + index).padStart(5, '0')}`,
    }
  }
}

function chainOf(texts: string[]): Chain {
  const chain = new Map<string, string[]>()
  for (const text of texts) {
    const found = text.split(/\s+/)
    found.forEach((word, index) => {
      const next = found[index + 1]
      if (next) chain.set(word, [...(chain.get(word) ?? []), next].slice(-50))
    })
  }
  return { next: chain, starts: [...chain.keys()] }
}

function words({ next: following, starts }: Chain, count: number, random: () => number): string {
  const said: string[] = []
  let word = ''
  while (said.length < count) {
    const next = following.get(word) ?? starts
    word = next[Math.floor(random() * next.length)] ?? ''
    said.push(word)
  }
  return said.join(' ')
}
