import { regionsBySlug } from '../palette.ts'
import type { MapSource } from './map.ts'

/**
 * What the browser needs to draw the points of a large atlas, in columns to keep it small; it stands in
 * `data/map.js` as `globalThis.atlasMap = {…}`.
 */
export interface MapData {
  slugs: string[]
  titles: string[]
  dates: string[]
  /** Places on the unit square in ten-thousandths, x and y in turn. */
  places: number[]
  /** The region's hue, 0 to 6. */
  hues: number[]
  /** Indexes into `topicSlugs`, the primary first. */
  topics: number[][]
  topicSlugs: string[]
  topicTitles: string[]
}

/** The papers of the map as columns of one length, in the order of the atlas. */
export function mapData({ papers, topics, regions, positions }: MapSource): MapData {
  const regionOf = regionsBySlug(regions)
  const topicIndex = new Map(topics.map((topic, i) => [topic.slug, i]))
  const data: MapData = {
    slugs: [],
    titles: [],
    dates: [],
    places: [],
    hues: [],
    topics: [],
    topicSlugs: topics.map((topic) => topic.slug),
    topicTitles: topics.map((topic) => topic.title),
  }
  for (const paper of papers) {
    const position = positions.get(paper.slug)
    if (!position) continue
    data.slugs.push(paper.slug)
    data.titles.push(paper.plainTitle)
    data.dates.push(paper.published ?? '')
    data.places.push(Math.round(position.x * 10_000), Math.round(position.y * 10_000))
    data.hues.push(regionOf.get(paper.region ?? '')?.hue ?? 0)
    data.topics.push(paper.topics.flatMap((slug) => topicIndex.get(slug) ?? []))
  }
  return data
}
