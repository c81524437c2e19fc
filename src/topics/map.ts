import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, randomLcg } from 'd3'
import type { Position } from '../model/topic.ts'
import { nearest } from './similarity.ts'
import { textSpace, type PaperText } from './text-space.ts'

export interface MapPaper extends PaperText {
  slug: string
  topics: readonly string[]
  region?: string
}

/**
 * Places on the unit square for every paper, near ones together; the same papers give the same places.
 * @param previous places of an earlier map, from which this one starts
 */
export function layoutMap(
  papers: readonly MapPaper[],
  previous?: ReadonlyMap<string, Position>,
): Map<string, Position> {
  const lists = nearest(textSpace(papers), 8)
  const nodes = papers.map((paper) => ({ ...previous?.get(paper.slug) }) as { x?: number; y?: number })
  const links = lists.flatMap((list, source) =>
    list.map(({ index, score }) => ({ source, target: index, score })),
  )
  forceSimulation(nodes)
    .randomSource(randomLcg(0.5))
    .force(
      'near',
      forceLink(links).strength((link) => (link as unknown as { score: number }).score),
    )
    .force('apart', forceManyBody().strength(-20))
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.05))
    .force('collide', forceCollide(6))
    .stop()
    .tick(300)
  return fit(papers, nodes)
}

function fit(papers: readonly MapPaper[], nodes: { x?: number; y?: number }[]): Map<string, Position> {
  const xs = nodes.map(({ x }) => x ?? 0)
  const ys = nodes.map(({ y }) => y ?? 0)
  const scale = (values: number[], value: number) => {
    const low = values.reduce((a, b) => Math.min(a, b), Infinity)
    const high = values.reduce((a, b) => Math.max(a, b), -Infinity)
    return high > low ? 0.05 + (0.9 * (value - low)) / (high - low) : 0.5
  }
  return new Map(
    papers.map(({ slug }, index) => [slug, { x: scale(xs, xs[index] ?? 0), y: scale(ys, ys[index] ?? 0) }]),
  )
}
