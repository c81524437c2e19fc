import type { Atlas } from '../atlas/types.ts'

/** Queries that this atlas can answer, one for each way of asking. */
export function searchExamples(atlas: Atlas): { query: string; meaning: string }[] {
  const author = [...atlas.authors].sort((a, b) => b.papers.length - a.papers.length)[0]
  const topic = [...atlas.topics].sort((a, b) => b.primary - a.primary)[0]
  const year = atlas.years[0]?.year
  const named = atlas.papers.find(({ name, arxiv }) => name && arxiv)
  const fast = atlas.papers.some(({ claims }) =>
    claims.some((one) => one.category === 'speed' && (one.factor ?? 0) > 5),
  )
  const examples = [
    named && { query: named.name ?? '', meaning: 'a system by its name' },
    author && { query: `author:${author.slug.split('-').at(-1)}`, meaning: 'papers by an author' },
    topic && { query: `topic:${topic.slug}`, meaning: `papers on ${topic.title}` },
    year && { query: `year:${year - 2}-${year}`, meaning: 'of these years' },
    fast && { query: 'speed>5', meaning: 'that claim to be more than five times as fast' },
    { query: 'has:code', meaning: 'with code' },
    { query: '"large language models" -survey', meaning: 'this phrase, without that word' },
    named && { query: `arXiv:${named.arxiv}`, meaning: 'the paper of this number' },
  ]
  return examples.filter((example) => typeof example === 'object')
}
