import type { Chart, ChartOptions, ChartSource } from '../types.ts'
import { count } from '../../model/links.ts'
import { formatFactor, formatNumber } from '../wording.ts'
import { categoryTitles } from '../../model/claim-text.ts'
import { drawClaims } from './draw.ts'
import { claimLanes, type Grouping } from './lanes.ts'
import { type ClaimPoint, claimPoints, shortName, statedFactor } from './points.ts'

export interface ClaimsOptions extends ChartOptions {
  grouping?: Grouping
  /** Where the claims are listed; by default `#<id>-table` on the same page. */
  tableHref?: string
}

/**
 * Every speed, memory, communication, cost and scale factor on a log axis, in lanes by category or topic.
 * Quality claims have no factor and are not shown; the sentence counts them.
 */
export function claimsChart(source: ChartSource, options: ClaimsOptions): Chart {
  const points = claimPoints(source)
  const lanes = claimLanes(points, options.grouping ?? 'category')
  const title = finding(points)
  const tableHref = options.tableHref ?? `#${options.id}-table`
  const drawing = { title, href: options.href, tableHref }
  return {
    id: options.id,
    title,
    sentence: sentence(source, points),
    source: "Numbers as the papers' abstracts state them, against baselines of their own choice.",
    axes: 'Improvement as a factor, log scale: 2× is twice as good, each step to the right multiplies.',
    svg: {
      wide: drawClaims(lanes, { ...drawing, layout: 'wide' }),
      narrow: drawClaims(lanes, { ...drawing, layout: 'narrow' }),
    },
    table: {
      columns: [
        { label: 'Factor', numeric: true },
        { label: 'Stated as', numeric: false },
        { label: 'Category', numeric: false },
        { label: 'Baseline', numeric: false },
        { label: 'Paper', numeric: false },
        { label: 'Topic', numeric: false },
        { label: 'Year', numeric: true },
      ],
      rows: points.map((point) => ({
        cells: [
          point.factor,
          statedFactor(point),
          categoryTitles[point.claim.category],
          point.claim.baseline ?? '',
          point.paper.plainTitle,
          point.topic?.title ?? '',
          point.paper.year ?? '',
        ],
        href: options.href(point.paper.url),
      })),
    },
  }
}

/** The median says more than the record, which one paper can set. */
function finding(points: ClaimPoint[]): string {
  const [largest] = points
  if (!largest) return 'No measured factors yet'
  if (points.length === 1)
    return `${shortName(largest.paper)} claims ${statedFactor(largest)} ${largest.claim.category}`
  const median = points[Math.floor(points.length / 2)]?.factor ?? 1
  const reach = formatFactor(largest.factor)
  const { name } = largest.paper
  if (points.length < 5)
    return `${count(points.length, 'claim')}; the largest is ${name ? `${name}’s ${reach}` : reach}`
  return `Half of ${count(points.length, 'claim')} reach ${formatFactor(median)} or more; the largest is ${reach}`
}

function sentence({ papers }: ChartSource, points: ClaimPoint[]): string {
  const making = new Set(points.map((point) => point.paper.slug)).size
  const without = papers.flatMap((paper) => paper.claims).length - points.length
  const upTo = points.filter((point) => point.claim.qualifier === 'up-to').length
  const record = points[0]
  return [
    points.length > 0 && `${count(points.length, 'claim')} from ${count(making, 'paper')}.`,
    record &&
      points.length > 1 &&
      `${shortName(record.paper)} states ${statedFactor(record)} ${record.claim.category}.`,
    upTo > 0 &&
      `${upTo === 1 ? 'One is a best case' : `${formatNumber(upTo)} are best cases`} (“up to”), drawn open.`,
    without > 0 &&
      `${count(without, 'claim')} without a factor, mostly of quality, ${without === 1 ? 'is' : 'are'} not shown.`,
  ]
    .filter(Boolean)
    .join(' ')
}
