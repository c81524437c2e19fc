import { utcMonth } from 'd3-time'
import { scaleLinear } from 'd3-scale'
import { max, rollup } from 'd3-array'
import type { AtlasTopic } from '../atlas/types.ts'
import { count } from '../model/links.ts'
import { el, type Element } from './element.ts'
import { emptyNote, frame, type Layout, link, textLines } from './frame.ts'
import { hueClass, regionsBySlug } from './palette.ts'
import { wrapText } from './text-width.ts'
import { datedPaper } from './timeline/dated.ts'
import { formatNumber } from './wording.ts'
import { narrowWidth, wideWidth, type Chart, type ChartOptions, type ChartSource } from './types.ts'

interface Series {
  topic: AtlasTopic
  hue: string
  /** Papers whose primary topic this is, by year, each year of the atlas in turn. */
  counts: number[]
  total: number
  recent: number
  before: number
}

interface Small {
  series: Series[]
  years: number[]
  undated: number
  most: number
}

/** A small chart of papers by year for each topic, all to one scale, in the topics' order. */
export function topicsOverTime(source: ChartSource, options: ChartOptions): Chart {
  const small = countByYear(source)
  const title = finding(small)
  return {
    id: options.id,
    title,
    sentence: [
      'Papers by year of publication and primary topic; all the small charts have one scale. The number beside a name counts all of its papers, the number on a bar those of its fullest year.',
      small.undated > 0 &&
        `${count(small.undated, 'paper')} without a date ${small.undated === 1 ? 'is' : 'are'} not counted.`,
    ]
      .filter(Boolean)
      .join(' '),
    source: 'Dates as the papers, their listings and their archives give them.',
    axes: 'Across: year. Up: papers in that year.',
    svg: { wide: draw(small, title, options, 'wide'), narrow: draw(small, title, options, 'narrow') },
    table: {
      columns: [
        { label: 'Topic', numeric: false },
        ...small.years.map((year) => ({ label: String(year), numeric: true })),
        { label: 'Dated papers', numeric: true },
      ],
      rows: small.series.map(({ topic, counts, total }) => ({
        cells: [topic.title, ...counts, total],
        href: options.href(`topics/${topic.slug}.html`),
      })),
    },
  }
}

function countByYear({ papers, topics, regions }: ChartSource): Small {
  const dated = papers.flatMap((paper) => datedPaper(paper) ?? [])
  const yearOf = (time: number) => new Date(time).getUTCFullYear()
  const [first, last] = [
    Math.min(...dated.map((d) => yearOf(d.time))),
    Math.max(...dated.map((d) => yearOf(d.time))),
  ]
  const years = dated.length > 0 ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : []
  const newest = max(dated, (paper) => paper.time) ?? 0
  const [twoYears, fourYears] = [24, 48].map((months) => utcMonth.offset(new Date(newest), -months).getTime())
  const regionOf = regionsBySlug(regions)
  const series = topics.flatMap((topic) => {
    const own = dated.filter(({ paper }) => paper.topics[0] === topic.slug)
    if (own.length === 0) return []
    const byYear = rollup(
      own,
      (group) => group.length,
      (d) => yearOf(d.time),
    )
    return {
      topic,
      hue: hueClass(regionOf.get(topic.regionSlug ?? '')),
      counts: years.map((year) => byYear.get(year) ?? 0),
      total: own.length,
      recent: own.filter(({ time }) => time > (twoYears ?? 0)).length,
      before: own.filter(({ time }) => time > (fourYears ?? 0) && time <= (twoYears ?? 0)).length,
    }
  })
  const most = Math.max(1, ...series.flatMap(({ counts }) => counts))
  return { series, years, undated: papers.length - dated.length, most }
}

/** Compares the newest two years with the two before: a part of a year would compare unfairly. */
function finding({ series }: Small): string {
  if (series.length === 0) return 'No dated papers yet'
  const [grown] = series.toSorted((a, b) => b.recent - b.before - (a.recent - a.before))
  if (!grown || grown.recent <= grown.before) return `${count(series.length, 'topic')} over the years`
  const now = count(grown.recent, 'paper')
  return `${grown.topic.title} grew the most: ${now} in the newest two years, ${formatNumber(grown.before)} in the two before`
}

const designs = {
  wide: { width: wideWidth, columns: 4, gap: 28, height: 58 },
  narrow: { width: narrowWidth, columns: 2, gap: 20, height: 48 },
}

function draw(small: Small, title: string, { href }: ChartOptions, layout: Layout): string {
  if (small.series.length === 0)
    return frame(
      { label: title, kind: 'small', layout, height: 90 },
      emptyNote(layout, 'No dated papers yet'),
    )
  const { width, columns, gap, height } = designs[layout]
  const cell = (width - gap * (columns - 1)) / columns
  const names = small.series.map(({ topic }) => wrapText(topic.title, 12.5, cell - 30, 3, 'semibold'))
  const rows = rowTops(names, columns, height)
  const cells = small.series.map((series, i) => {
    const row = Math.floor(i / columns)
    const [x, y] = [(i % columns) * (cell + gap), rows.tops[row] ?? 0]
    const name = `${series.topic.title}: ${count(series.total, 'dated paper')}`
    return link(
      href(`topics/${series.topic.slug}.html`),
      name,
      { class: `mark cell ${series.hue}`, transform: `translate(${Math.round(x)} ${y})` },
      ...nameOf(names[i] ?? [], cell, series.total),
      el(
        'g',
        { transform: `translate(0 ${(rows.lines[row] ?? 1) * lineHeight - lineHeight})` },
        drawCell(series, small, cell, height),
      ),
    )
  })
  return frame({ label: title, kind: 'small', layout, height: rows.bottom }, cells)
}

const lineHeight = 15

/** Where each row of cells starts: the longest name in it makes room for itself. */
function rowTops(names: string[][], columns: number, height: number) {
  const lines: number[] = []
  names.forEach((own, i) => {
    const row = Math.floor(i / columns)
    lines[row] = Math.max(lines[row] ?? 1, own.length)
  })
  let y = 14
  const tops = lines.map((most) => {
    const top = y
    y += height + 38 + most * lineHeight
    return top
  })
  return { lines, tops, bottom: y - 10 }
}

function nameOf(lines: string[], width: number, total: number): Element[] {
  return [
    el(
      'text',
      { class: 'name' },
      textLines(lines, (i) => ({ x: 0, y: i * lineHeight })),
    ),
    el('text', { class: 'count', x: width, 'text-anchor': 'end' }, formatNumber(total)),
  ]
}

function drawCell({ counts }: Series, { years, most }: Small, width: number, height: number): Element[] {
  const x = scaleLinear([0, years.length], [0, width])
  const tall = scaleLinear([0, most], [0, height - 14])
  const bars = counts
    .map((papers, i) => {
      if (papers === 0) return ''
      const bar = Math.max(1, tall(papers))
      return `M${tenth(x(i))} ${tenth(height + 8)}v${tenth(-bar)}h${tenth(x(1) - 1)}v${tenth(bar)}z`
    })
    .join('')
  const peak = counts.indexOf(Math.max(...counts))
  const label = String(counts[peak] ?? 0)
  return [
    el('rect', { class: 'area', width, height: height + 26, y: -12 }),
    el('path', { class: 'bars', d: bars || 'M0 0' }),
    el(
      'text',
      { class: 'peak', x: x(peak + 0.5), y: height + 4 - tall(counts[peak] ?? 0), 'text-anchor': 'middle' },
      label,
    ),
    el('line', { class: 'base', x2: width, y1: height + 8.5, y2: height + 8.5 }),
    el('text', { class: 'count', y: height + 20 }, String(years[0])),
    ...(years.length > 1
      ? [el('text', { class: 'count', x: width, y: height + 20, 'text-anchor': 'end' }, String(years.at(-1)))]
      : []),
  ]
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
