import { group } from 'd3-array'
import type { Layout } from '../frame.ts'
import { hueClass } from '../palette.ts'
import { type Sheet, sheets } from './frame.ts'
import { type Land, raiseLand } from './land.ts'
import type { MapSource, Placed } from './map.ts'
import { nameRegions, type RegionName } from './region-names.ts'
import { surroundings } from './surroundings.ts'
import { nameTopics, type TopicName } from './topic-names.ts'

/** What a map shows beside its papers: the land that they raise, and where names stand on it. */
export interface Survey {
  land: Land
  regionNames: RegionName[]
  /** By the span of the map at which they are shown. */
  topicNames: [span: string, names: TopicName[]][]
}

interface Surveyed {
  source: MapSource
  sheets: Partial<Record<Layout, Survey>>
}

/** By the list of its papers; a site draws the same map on several pages, and each survey takes a good while. */
const known = new WeakMap<object, Surveyed>()

/**
 * Surveys the map of a source on one sheet, once for as long as the source's lists are the same.
 * @param dot radius of a paper's dot, with the space around it
 */
export function surveyMap(source: MapSource, placed: Placed[], layout: Layout, dot: number): Survey {
  let kept = known.get(source.papers)
  if (!kept || !isSame(kept.source, source)) {
    const { papers, positions, regions, topics } = source
    kept = { source: { papers, positions, regions, topics }, sheets: {} }
    known.set(papers, kept)
  }
  return (kept.sheets[layout] ??= survey(source, placed, sheets[layout], dot))
}

function isSame(one: MapSource, other: MapSource): boolean {
  return (['positions', 'regions', 'topics'] as const).every((part) => one[part] === other[part])
}

function survey(source: MapSource, placed: Placed[], sheet: Sheet, dot: number): Survey {
  const points = placed.map((paper) => paper.point)
  const byRegion = group(placed, ({ paper }) => paper.region)
  const slugs = new Set(source.regions.map((region) => region.slug))
  const settlements = [...byRegion].map(([slug, papers]) => ({
    slug: slug !== undefined && slugs.has(slug) ? slug : undefined,
    points: papers.map((paper) => paper.point),
  }))
  const land = raiseLand(settlements, sheet)
  const around = surroundings(land, points, dot, sheet)
  const regionNames = nameRegions(
    source.regions.map((region) => ({
      region,
      points: (byRegion.get(region.slug) ?? []).map((paper) => paper.point),
    })),
    around,
    sheet,
  )
  const letters = [...sheet.kept, ...regionNames.flatMap((name) => name.boxes)]
  const places = topicPlaces(source, placed)
  const topicNames = Object.entries(sheet.topicSizes).map(([span, size]): [string, TopicName[]] => [
    span,
    nameTopics(places, around, letters, sheet, size),
  ])
  return { land, regionNames, topicNames }
}

function topicPlaces(source: MapSource, placed: Placed[]) {
  const byTopic = group(placed, ({ paper }) => paper.topics[0])
  return source.topics.map((topic) => {
    const papers = byTopic.get(topic.slug) ?? []
    const region = source.regions.find((candidate) => candidate.slug === topic.regionSlug)
    return { topic, hue: hueClass(region), points: papers.map((paper) => paper.point) }
  })
}
