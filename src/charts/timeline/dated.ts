import { utcMonth, utcYear, type CountableTimeInterval } from 'd3-time'
import { extent } from 'd3-array'
import type { AtlasPaper, AtlasRegion } from '../../atlas/types.ts'
import { datePrecision, dateSpan, formatDate } from '../../model/date.ts'
import { hueClass, outside, regionsBySlug } from '../palette.ts'
import type { ChartSource } from '../types.ts'

/** A paper with a known date. */
export interface Dated {
  paper: AtlasPaper
  /** UTC milliseconds: the day, or the middle of the month or year when no more is known. */
  time: number
  precision: 1 | 2 | 3
}

/** A row of the timeline: a region, or what lies outside all regions. */
export interface Lane {
  title: string
  /** Undefined outside the regions. */
  region?: AtlasRegion
  hue: string
  dated: Dated[]
  undated: AtlasPaper[]
}

export interface TimelineModel {
  lanes: Lane[]
  dated: Dated[]
  undated: AtlasPaper[]
  /** From the start of the first paper's year to the end of the last paper's month. */
  domain: [Date, Date]
}

/** Sorts a chart's papers into lanes, in the regions' order; lanes without a paper are left out. */
export function timelineModel({ papers, regions }: ChartSource): TimelineModel {
  const bySlug = regionsBySlug(regions)
  const lanes = new Map<string, Lane>()
  for (const region of [...regions, undefined])
    lanes.set(region?.slug ?? '', {
      title: region?.title ?? (regions.length > 0 ? outside : 'All papers'),
      region,
      hue: hueClass(region),
      dated: [],
      undated: [],
    })
  const dated: Dated[] = []
  const undated: AtlasPaper[] = []
  for (const paper of papers) {
    const lane = lanes.get(bySlug.has(paper.region ?? '') ? (paper.region ?? '') : '')
    const date = datedPaper(paper)
    if (date) {
      lane?.dated.push(date)
      dated.push(date)
    } else {
      lane?.undated.push(paper)
      undated.push(paper)
    }
  }
  return {
    lanes: [...lanes.values()].filter((lane) => lane.dated.length + lane.undated.length > 0),
    dated: dated.sort((a, b) => a.time - b.time),
    undated,
    domain: timeDomain(dated),
  }
}

/** Undefined for a paper without a date. */
export function datedPaper(paper: AtlasPaper): Dated | undefined {
  const precision = datePrecision(paper.published)
  if (!paper.published || precision === 0) return undefined
  const [first, last] = dateSpan(paper.published)
  return { paper, time: (first + last) / 2, precision }
}

/** A mark's accessible name. */
export function paperName(paper: AtlasPaper): string {
  return `${paper.plainTitle}, ${formatDate(paper.published)}`
}

/** Time steps that cut the domain into at most `limit` bins, the finest that does. */
export function binInterval([from, to]: [Date, Date], limit: number): CountableTimeInterval {
  const steps = [1, 3, 6].map((months) => utcMonth.every(months)).concat(utcYear)
  const longer = [2, 5, 10, 20, 50, 100].map((years) => utcYear.every(years))
  const fits = [...steps, ...longer].find((step) => step !== null && step.range(from, to).length <= limit)
  return (fits ?? utcYear) as CountableTimeInterval
}

function timeDomain(dated: Dated[]): [Date, Date] {
  const [first, last] = extent(dated, (paper) => paper.time)
  if (first === undefined) return [new Date(0), utcYear.offset(new Date(0), 1)]
  return [utcYear.floor(new Date(first)), utcMonth.offset(utcMonth.floor(new Date(last)), 1)]
}
