import { group } from 'd3-array'
import type { Atlas, AtlasPaper } from '../../atlas/types.ts'
import type { Position } from '../../model/topic.ts'
import { hueClass, outside, regionsBySlug } from '../palette.ts'
import type { Layout } from '../frame.ts'
import type { Chart, ChartOptions, ChartSource } from '../types.ts'
import { count } from '../../model/links.ts'
import { formatNumber } from '../wording.ts'
import { drawMap } from './draw.ts'
import { onSheet, type Point, sheets } from './frame.ts'

export type MapSource = ChartSource & Pick<Atlas, 'positions'>

export interface MapOptions extends ChartOptions {
  /** A light picture that does not move: only its names are links, and it holds no data for the live map. */
  still?: boolean
}

/** A paper with its place on the sheet. */
export interface Placed {
  paper: AtlasPaper
  position: Position
  point: Point
  hue: string
}

/**
 * The map of the atlas: papers as points, their density as land, regions as territories, with names set on it.
 * Papers are links on the wide sheet, not on the narrow one, where a finger could not hit them; above 1,500 papers
 * the points are drawn without links, and the browser takes them from `mapData`.
 */
export function mapChart(source: MapSource, options: MapOptions): Chart {
  const title = finding(source)
  const draw = (layout: Layout) =>
    drawMap({ source, placed: placePapers(source, layout), layout, title, options })
  const drawn: Partial<Record<Layout, string>> = {}
  const missing = source.papers.filter((paper) => !source.positions.has(paper.slug)).length
  const regions = regionsBySlug(source.regions)
  const topics = new Map(source.topics.map((topic) => [topic.slug, topic.title]))
  return {
    id: options.id,
    title,
    sentence: [
      'Papers lie near each other when their texts are alike; land rises where they lie dense.',
      missing > 0 &&
        `${count(missing, 'paper')} without text ${missing === 1 ? 'has' : 'have'} no place on it.`,
    ]
      .filter(Boolean)
      .join(' '),
    source: "Places computed from the papers' titles and abstracts.",
    axes: 'The axes have no unit: only nearness has a meaning.',
    // Drawn when asked for: the table alone is wanted as well, and a map takes a good while.
    svg: {
      get wide() {
        return (drawn.wide ??= draw('wide'))
      },
      get narrow() {
        return (drawn.narrow ??= draw('narrow'))
      },
    },
    table: {
      columns: [
        { label: 'Paper', numeric: false },
        { label: 'Region', numeric: false },
        { label: 'Topic', numeric: false },
        { label: 'x', numeric: true },
        { label: 'y', numeric: true },
      ],
      rows: placePapers(source, 'wide').map(({ paper, position }) => ({
        cells: [
          paper.plainTitle,
          regions.get(paper.region ?? '')?.title ?? outside,
          topics.get(paper.topics[0] ?? '') ?? '',
          Number(position.x.toFixed(4)),
          Number(position.y.toFixed(4)),
        ],
        href: options.href(paper.url),
      })),
    },
  }
}

function placePapers({ papers, positions, regions }: MapSource, layout: Layout): Placed[] {
  const bySlug = regionsBySlug(regions)
  return papers.flatMap((paper) => {
    const position = positions.get(paper.slug)
    if (!position) return []
    const hue = hueClass(bySlug.get(paper.region ?? ''))
    return { paper, position, point: onSheet(position, sheets[layout]), hue }
  })
}

function finding({ papers, regions }: MapSource): string {
  if (papers.length === 0) return 'An empty map: no papers yet'
  const byRegion = group(papers, (paper) => paper.region)
  const largest = regions.toSorted(
    (a, b) => (byRegion.get(b.slug)?.length ?? 0) - (byRegion.get(a.slug)?.length ?? 0),
  )[0]
  const all = count(papers.length, 'paper')
  if (!largest || regions.length < 2) return `A map of ${all}`
  const papersThere = byRegion.get(largest.slug)?.length ?? 0
  return `${all} in ${regions.length} regions; the largest is ${largest.title}, with ${formatNumber(papersThere)}`
}
