import { bin, bisectLeft } from 'd3-array'
import { el, type Element } from '../element.ts'
import { decoration, frame, type Layout, link } from '../frame.ts'
import { placeLabels, anchorX, type Candidate } from '../labels.ts'
import { textWidth } from '../text-width.ts'
import { count } from '../../model/links.ts'
import { narrowWidth, type Chart, type ChartOptions } from '../types.ts'
import { formatFactor } from '../wording.ts'
import { categoryTitles } from '../../model/claim-text.ts'
import { factorScale, factorTicks } from './lanes.ts'
import { claimShape } from './marks.ts'
import { claimName, type ClaimPoint, factorCategories, statedFactor } from './points.ts'

/** All claims of an atlas, counted once for the strips of all its papers. */
export interface ClaimsBackground {
  largest: number
  /** Factors by category, ascending. */
  factors: Map<string, number[]>
  /** Claims in each tenth of a decade, from 1×, by category. */
  bins: Map<string, number[]>
}

const perDecade = 10

/** Counts claims for `claimStrip`; takes what `claimPoints` gives for the whole atlas. */
export function claimsBackground(points: ClaimPoint[]): ClaimsBackground {
  const largest = Math.max(10, ...points.map((point) => point.factor))
  const decades = Math.ceil(Math.log10(largest) * perDecade)
  const factors = new Map<string, number[]>()
  const bins = new Map<string, number[]>()
  for (const category of factorCategories) {
    const own = points.filter((point) => point.claim.category === category).map((point) => point.factor)
    factors.set(
      category,
      own.sort((a, b) => a - b),
    )
    const tenths = bin<number, number>()
      .value((factor) => Math.log10(factor) * perDecade)
      .domain([0, decades + 1])
      .thresholds(Array.from({ length: decades }, (_, i) => i + 1))
    bins.set(
      category,
      tenths(own).map((inBin) => inBin.length),
    )
  }
  return { largest, factors, bins }
}

/**
 * Where one paper's claims stand among all of the atlas: a small lane for each category in which it has one,
 * with the others as a quiet histogram. Undefined when the paper has no claim with a factor.
 */
export function claimStrip(
  own: ClaimPoint[],
  background: ClaimsBackground,
  options: ChartOptions,
): Chart | undefined {
  const [largest] = own.toSorted((a, b) => b.factor - a.factor)
  if (!largest) return undefined
  const title = standing(largest, background)
  return {
    id: options.id,
    title,
    sentence: `Grey: all claims of this atlas; coloured: this paper's ${count(own.length, 'claim')} with a factor.`,
    source: "Numbers as the papers' abstracts state them.",
    axes: 'Improvement as a factor, log scale.',
    svg: {
      wide: drawStrip(own, background, title, options, 'wide'),
      narrow: drawStrip(own, background, title, options, 'narrow'),
    },
    table: {
      columns: [
        { label: 'Factor', numeric: true },
        { label: 'Stated as', numeric: false },
        { label: 'Category', numeric: false },
        { label: 'Larger than, of all in its category', numeric: false },
      ],
      rows: own.map((point) => ({
        cells: [
          point.factor,
          statedFactor(point),
          categoryTitles[point.claim.category],
          share(point, background),
        ],
        href: options.href(`${point.paper.url}#claim-${point.number}`),
      })),
    },
  }
}

function standing(point: ClaimPoint, background: ClaimsBackground): string {
  const all = background.factors.get(point.claim.category)?.length ?? 1
  const { category } = point.claim
  const stated = statedFactor(point)
  const claim = `${stated.charAt(0).toUpperCase()}${stated.slice(1)} in ${category}`
  if (all < 2) return `${claim}: the only such claim here`
  return `${claim}: larger than ${share(point, background)} of ${count(all, `${category} claim`)}`
}

/** Share of the other claims of its category that are smaller, in whole per cent, never rounded up. */
function share({ claim, factor }: ClaimPoint, { factors }: ClaimsBackground): string {
  const all = factors.get(claim.category) ?? []
  return `${Math.floor((100 * bisectLeft(all, factor)) / Math.max(1, all.length))}%`
}

const laneHeight = 44
/** The text column of a paper's page. */
const textWide = 700

function drawStrip(
  own: ClaimPoint[],
  background: ClaimsBackground,
  title: string,
  { href }: ChartOptions,
  layout: Layout,
): string {
  const width = layout === 'wide' ? textWide : narrowWidth
  const left = layout === 'wide' ? 128 : 4
  const nameRoom = layout === 'wide' ? 0 : 28
  const x = factorScale(background.largest, [left, width - 28])
  const categories = factorCategories.filter((category) =>
    own.some((point) => point.claim.category === category),
  )
  const rows = categories.map((category, i) => {
    const base = 8 + i * (laneHeight + nameRoom) + nameRoom + laneHeight - 10
    const mine = own.filter((point) => point.claim.category === category)
    const name =
      layout === 'wide'
        ? el(
            'text',
            { class: 'name', x: left - 12, y: base - 2, 'text-anchor': 'end' },
            categoryTitles[category],
          )
        : el('text', { class: 'name', x: 0, y: base - laneHeight - 4 }, categoryTitles[category])
    return [
      name,
      histogram(background.bins.get(category) ?? [], x, base),
      ownMarks(
        mine,
        x,
        { base, left: layout === 'wide' ? left - 8 : 0, width, bins: background.bins.get(category) ?? [] },
        href,
      ),
    ]
  })
  const height = 8 + categories.length * (laneHeight + nameRoom) + 14
  const ticks = decoration(
    { class: 'axis' },
    factorTicks(x).map(({ at, label }) => [
      el('line', { x1: at, x2: at, y1: 4, y2: height - 16 }),
      el('text', { x: at, y: height - 3, 'text-anchor': 'middle' }, label),
    ]),
  )
  return frame({ label: title, kind: 'strip', layout, width, height }, ticks, rows)
}

function histogram(bins: number[], x: ReturnType<typeof factorScale>, base: number): Element {
  const most = Math.max(1, ...bins)
  const bars = bins
    .map((claims, i) => {
      if (claims === 0) return ''
      const [from, to] = [x(10 ** (i / perDecade)), x(10 ** ((i + 1) / perDecade))]
      const tall = barHeight(claims, most)
      return `M${tenth(from)} ${tenth(base)}v${tenth(-tall)}h${tenth(to - from - 0.8)}v${tenth(tall)}z`
    })
    .join('')
  return decoration(
    {},
    el('path', { class: 'others', d: bars || 'M0 0' }),
    el('line', { class: 'base', x1: x.range()[0], x2: x.range()[1], y1: base + 0.5, y2: base + 0.5 }),
  )
}

/** A lone claim stays visible beside a crowd. */
function barHeight(claims: number, most: number): number {
  return claims === 0 ? 0 : Math.max(2, (claims / most) * 26)
}

/** Height of the tallest bar that stands between two places. */
function tallestBetween(bins: number[], x: ReturnType<typeof factorScale>, from: number, to: number): number {
  const most = Math.max(1, ...bins)
  return bins.reduce((tallest, claims, i) => {
    const beside = x(10 ** ((i + 1) / perDecade)) < from || x(10 ** (i / perDecade)) > to
    return beside ? tallest : Math.max(tallest, barHeight(claims, most))
  }, 0)
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

function ownMarks(
  own: ClaimPoint[],
  x: ReturnType<typeof factorScale>,
  { base, left, width, bins }: { base: number; left: number; width: number; bins: number[] },
  href: ChartOptions['href'],
): Element[] {
  const texts = own.map((point) => formatFactor(point.factor))
  const wishes = own.map((point, i): Candidate[] => {
    const [at, wide] = [x(point.factor), textWidth(texts[i] ?? '', 12, 'semibold')]
    const bars = tallestBetween(bins, x, at - wide / 2, at + wide / 2)
    const above = {
      box: { x: at - wide / 2, y: base - Math.max(22, bars + 14), width: wide, height: 13 },
      anchor: 'middle' as const,
    }
    const right = { box: { x: at + 8, y: base - 14, width: wide, height: 13 }, anchor: 'start' as const }
    const leftward = {
      box: { x: at - 8 - wide, y: base - 14, width: wide, height: 13 },
      anchor: 'end' as const,
    }
    return [above, right, leftward]
  })
  const dots = own.map((point) => ({ x: x(point.factor) - 5, y: base - 9, width: 10, height: 10 }))
  const labels = placeLabels(wishes, { x: left, y: 0, width: width - left, height: base + 40 }, dots)
  return own.map((point, i) => {
    const at = x(point.factor)
    const label = labels[i]
    const low = point.low === undefined ? undefined : x(point.low)
    return link(
      href(`${point.paper.url}#claim-${point.number}`),
      claimName(point),
      { class: `mark ${point.claim.qualifier} ${point.hue}` },
      claimShape(point.claim.qualifier, { cx: at, cy: base - 4, r: 5, low }),
      label &&
        el(
          'text',
          { class: 'label', x: anchorX(label), y: label.box.y + 11, 'text-anchor': label.anchor },
          texts[i] ?? '',
        ),
    )
  })
}
