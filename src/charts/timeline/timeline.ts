import { formatDate } from '../../model/date.ts'
import { outside, regionsBySlug } from '../palette.ts'
import type { Chart, ChartOptions, ChartSource } from '../types.ts'
import { count } from '../../model/links.ts'
import { formatNumber, list, monthName } from '../wording.ts'
import { columnLimit } from './columns.ts'
import { timelineModel, type TimelineModel } from './dated.ts'
import { narrowTimeline } from './narrow.ts'
import { wideTimeline } from './wide.ts'

/**
 * Papers over time by region. A filled dot has a known day, an open one only a month or a year and stands in
 * its middle; papers without a date stand apart and are counted in the sentence. Above 1,500 papers columns by
 * month take the place of dots.
 */
export function timeline(source: ChartSource, options: ChartOptions): Chart {
  const model = timelineModel(source)
  const title = finding(model)
  const bySlug = regionsBySlug(source.regions)
  const topics = new Map(source.topics.map((topic) => [topic.slug, topic.title]))
  return {
    id: options.id,
    title,
    sentence: sentence(model),
    source: 'Dates as the papers, their listings and their archives give them.',
    axes:
      model.dated.length > columnLimit
        ? 'Across: month of publication. Up: papers, each lane to its own scale.'
        : 'Across: date of publication. One dot is one paper.',
    svg: { wide: wideTimeline(model, title, options), narrow: narrowTimeline(model, title, options) },
    table: {
      columns: ['Date', 'Paper', 'Region', 'Topic'].map((label) => ({ label, numeric: false })),
      rows: source.papers.map((paper) => ({
        cells: [
          formatDate(paper.published),
          paper.plainTitle,
          bySlug.get(paper.region ?? '')?.title ?? outside,
          topics.get(paper.topics[0] ?? '') ?? '',
        ],
        href: options.href(paper.url),
      })),
    },
  }
}

function finding({ dated, undated }: TimelineModel): string {
  const [first] = dated
  if (!first) return undated.length > 0 ? 'None of these papers has a known date' : 'No papers yet'
  if (dated.length === 1) return `One dated paper, from ${formatDate(first.paper.published)}`
  const years = new Map<string, number>()
  for (const { paper } of dated) {
    const year = (paper.published ?? '').slice(0, 4)
    years.set(year, (years.get(year) ?? 0) + 1)
  }
  if (years.size === 1)
    return `All ${count(dated.length, 'dated paper')} are from ${[...years.keys()].join('')}`
  const most = Math.max(...years.values())
  const peak = [...years].filter(([, papers]) => papers === most).map(([year]) => year)
  if (peak.length > 3) return `${count(dated.length, 'dated paper')} over ${years.size} years`
  const each = peak.length > 1 ? ' each' : ''
  return `${list(peak)} brought the most papers${each}: ${formatNumber(most)} of ${count(dated.length, 'dated one')}`
}

function sentence({ dated, undated }: TimelineModel): string {
  const middle = dated[Math.floor(dated.length / 2)]
  const vague = dated.filter((paper) => paper.precision < 3).length
  return [
    middle && dated.length > 3 && `Half of them appeared in or after ${monthName(middle.time)}.`,
    vague > 0 &&
      dated.length <= columnLimit &&
      `For ${count(vague, 'paper')} only the month or year is known; ${vague === 1 ? 'its dot is' : 'their dots are'} open.`,
    undated.length > 0 &&
      `${count(undated.length, 'paper')} ${undated.length === 1 ? 'has' : 'have'} no known date and ${undated.length === 1 ? 'stands' : 'stand'} apart.`,
  ]
    .filter(Boolean)
    .join(' ')
}
