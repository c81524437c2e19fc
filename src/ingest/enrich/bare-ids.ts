import { existsSync } from 'node:fs'
import type { PaperFacts } from '../../model/paper.ts'
import { findSeeds, readSeeds } from '../seeds.ts'

/** What is known of a paper that is to be asked about; of one named only by its id, the title is `''`. */
export type Known = Pick<
  PaperFacts,
  'title' | 'otherTitles' | 'arxiv' | 'doi' | 'authors' | 'published' | 'venue' | 'links'
>

/** The papers that the seeds name only by an arXiv id or a DOI, and that nothing else tells of. */
export async function bareIds(
  seeds: string,
  papers: readonly Pick<PaperFacts, 'arxiv' | 'doi'>[],
): Promise<Known[]> {
  if (!existsSync(seeds)) return []
  const { records } = await readSeeds(findSeeds(seeds))
  const titled = records.filter(({ facts }) => facts.title).map(({ facts }) => facts)
  const known = new Set([...papers, ...titled].flatMap(({ arxiv, doi }) => [arxiv ?? [], doi ?? []]).flat())
  const bare: Known[] = []
  for (const { facts } of records) {
    const { title, arxiv, doi } = facts
    const id = arxiv ?? doi
    if (title || !id || known.has(id)) continue
    known.add(id)
    bare.push({ title: '', otherTitles: [], arxiv, doi, authors: [], links: {} })
  }
  return bare
}
