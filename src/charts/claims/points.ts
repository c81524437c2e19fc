import type { AtlasPaper, AtlasRegion, AtlasTopic } from '../../atlas/types.ts'
import type { Claim, ClaimCategory } from '../../model/claim.ts'
import { claimQualifier } from '../../model/claim-text.ts'
import { hueClass, regionsBySlug } from '../palette.ts'
import type { ChartSource } from '../types.ts'
import { byCodeUnit, formatFactor } from '../wording.ts'

/** The categories whose claims have a factor, in the order in which charts show them. */
export const factorCategories = [
  'speed',
  'memory',
  'communication',
  'cost',
  'scale',
] as const satisfies ClaimCategory[]

/** A claim with a factor, and the paper that makes it. */
export interface ClaimPoint {
  paper: AtlasPaper
  claim: Claim
  /** Its place among the paper's claims, from 1. */
  number: number
  /** Unique in an atlas: `<paper slug>-<number>`. */
  key: string
  factor: number
  /** The factor of a range's low end. */
  low?: number
  hue: string
  topic?: AtlasTopic
  region?: AtlasRegion
}

/** Every claim that has a factor, the largest first. */
export function claimPoints({ papers, topics, regions }: ChartSource): ClaimPoint[] {
  const topicBySlug = new Map(topics.map((topic) => [topic.slug, topic]))
  const regionBySlug = regionsBySlug(regions)
  return papers
    .flatMap((paper) =>
      paper.claims.flatMap((claim, i) => {
        if (!hasFactor(claim)) return []
        const region = regionBySlug.get(paper.region ?? '')
        return {
          paper,
          claim,
          number: i + 1,
          key: `${paper.slug}-${i + 1}`,
          factor: claim.factor,
          low: lowFactor(claim),
          hue: hueClass(region),
          topic: topicBySlug.get(paper.topics[0] ?? ''),
          region,
        }
      }),
    )
    .sort((a, b) => b.factor - a.factor || byCodeUnit(a.key, b.key))
}

/** True for a resource claim whose improvement is a multiple: what the log axis can show. */
export function hasFactor(claim: Claim): claim is Claim & { factor: number } {
  return claim.category !== 'quality' && claim.factor !== null && claim.factor >= 1 && isFinite(claim.factor)
}

/** The ways in which a value becomes a factor (test/gold/README.md, "Rulings"). */
const conversions: ((value: number) => number)[] = [
  (value) => value,
  (value) => 1 + value / 100,
  (value) => 1 / (1 - value / 100),
  (value) => 100 / value,
  (value) => value / 100,
  (value) => 10 ** value,
]

/** The low end as a factor, by the conversion that made the high end's; undefined when none fits. */
function lowFactor({ value, low, factor }: Claim): number | undefined {
  if (low === null || factor === null) return undefined
  const convert = conversions.find((way) => Math.abs(way(value) / factor - 1) < 0.01)
  const end = convert?.(low)
  return end !== undefined && end >= 1 && end < factor ? end : undefined
}

/** `up to 22×`, `1.5× to 7×`. */
export function statedFactor({ claim, factor, low }: Pick<ClaimPoint, 'claim' | 'factor' | 'low'>): string {
  if (low !== undefined) return `${formatFactor(low)} to ${formatFactor(factor)}`
  return [claimQualifier(claim), formatFactor(factor)].filter(Boolean).join(' ')
}

/** A mark's accessible name; it starts as the mark's label does (WCAG 2.5.3). */
export function claimName({ claim, paper, factor, low }: ClaimPoint): string {
  const facts = [
    claim.category,
    low === undefined ? claimQualifier(claim) : `from ${formatFactor(low)}`,
    claim.baseline && `against ${claim.baseline}`,
  ]
  return `${formatFactor(factor)} ${paper.plainTitle} (${facts.filter(Boolean).join(', ')})`
}

/** How a paper is called where there is no room for its title. */
export function shortName(paper: AtlasPaper): string {
  return paper.name ?? paper.plainTitle
}
