import { randomLcg, randomNormal } from 'd3'
import type { Atlas, AtlasPaper } from '../atlas/index.ts'
import type { MapSource } from '../charts/index.ts'
import type { Position } from '../model/topic.ts'

/** How far from a real paper's place those made after it lie, on the unit square. */
const scatter = 0.03

/**
 * A map of `count` made-up papers, for measuring: each has the topics of a real one, its title with a number, and
 * a place near it. The same atlas and count give the same map.
 */
export function sampleMap(atlas: Atlas, count: number, seed = 0.42): MapSource {
  const random = randomLcg(seed)
  const normal = randomNormal.source(random)(0, scatter)
  const placed = atlas.papers.filter(({ slug }) => atlas.positions.has(slug))
  const within = (value: number) => Math.min(1, Math.max(0, value))
  const positions = new Map<string, Position>()
  const papers = Array.from({ length: placed.length > 0 ? count : 0 }, (_, i): AtlasPaper => {
    const like = placed[Math.floor(random() * placed.length)] as AtlasPaper
    const { x, y } = atlas.positions.get(like.slug) ?? { x: 0.5, y: 0.5 }
    const slug = `sample-${i}`
    positions.set(slug, { x: within(x + normal()), y: within(y + normal()) })
    return { ...like, slug, url: `papers/${slug}.html`, plainTitle: `${like.plainTitle} ${i}` }
  })
  return { papers, topics: atlas.topics, regions: atlas.regions, positions }
}
