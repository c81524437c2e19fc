import { hasFactors } from '../../../atlas/claims.ts'
import { loadAtlas } from '../../../atlas/index.ts'
import {
  claimsChart,
  mapChart,
  regionOverview,
  timeline,
  topicsOverTime,
  type Chart,
} from '../../../charts/index.ts'
import { tableCsv } from '../../../exports/table-csv.ts'

const atlas = loadAtlas()
const options = (id: string) => ({ id, href: (to: string) => to })

const whole: Record<string, () => Chart> = {
  map: () => mapChart(atlas, options('map')),
  'region-overview': () => regionOverview(atlas, options('region-overview')),
  'topics-over-time': () => topicsOverTime(atlas, options('topics-over-time')),
  timeline: () => timeline(atlas, options('timeline')),
}

/** The data of each chart, under the chart's name; those of a topic's claims under the topic's. */
export function getStaticPaths() {
  const charted = atlas.topics.filter(({ papers }) => hasFactors(papers.map((slug) => atlas.paper(slug))))
  const names = [...Object.keys(whole), ...charted.map(({ slug }) => `claims-${slug}`)]
  return names.map((chart) => ({ params: { chart } }))
}

export function GET({ params: { chart = '' } }: { params: { chart?: string } }): Response {
  const drawn = whole[chart]?.() ?? topicClaims(chart.replace(/^claims-/, ''))
  return new Response(tableCsv(drawn.table))
}

function topicClaims(slug: string): Chart {
  const papers = atlas.topic(slug)?.papers.map((paper) => atlas.paper(paper)) ?? []
  return claimsChart({ papers, topics: atlas.topics, regions: atlas.regions }, options('claims'))
}
