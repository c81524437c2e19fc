import type { Position } from '../model/topic.ts'
import { layoutMap, type MapPaper } from '../topics/map.ts'
import { cosine, textSpace } from '../topics/text-space.ts'

export interface MapFigures {
  papers: number
  /** Share of each paper's ten nearest on the map that have its primary topic, 0 to 1. */
  sameTopic: number
  /** How far neighbours on the map are neighbours by text, 0 to 1 (Venna & Kaski 2001), k = 10. */
  trustworthiness: number
  /** Median and greatest shift of the old papers when every fiftieth paper is new, as a share of the map's side. */
  shift: { median: number; greatest: number }
  /** Smallest distance of two papers, as a share of the map's side. */
  closest: number
}

export interface MapMisfit {
  slug: string
  topic: string
  /** Share of its ten nearest on the map that have its primary topic. */
  share: number
}

const k = 10

/**
 * Measures a map.
 * @param positions the map to measure; laid out anew when not given
 * @returns figures, and the papers that lie among strangers (at most two of ten share their topic), worst first
 */
export function evaluateMap(
  papers: readonly MapPaper[],
  positions: ReadonlyMap<string, Position> = layoutMap(papers),
): { figures: MapFigures; errors: MapMisfit[] } {
  const points = papers.map(({ slug }) => positions.get(slug) ?? { x: 0.5, y: 0.5 })
  const near = points.map((_, self) => nearestOnMap(points, self))
  const topics = papers.map((paper) => paper.topics[0] ?? '')
  const shares = near.map((list, self) => share(list, (other) => topics[other] === topics[self]))
  return {
    figures: {
      papers: papers.length,
      sameTopic: mean(shares),
      trustworthiness: trustworthiness(papers, near),
      shift: stability(papers),
      closest: closest(points, near),
    },
    errors: papers
      .map(({ slug }, self) => ({ slug, topic: topics[self] ?? '', share: shares[self] ?? 0 }))
      .filter((misfit) => misfit.share <= 0.2)
      .sort((a, b) => a.share - b.share || (a.slug < b.slug ? -1 : 1)),
  }
}

function nearestOnMap(points: readonly Position[], self: number): number[] {
  const from = points[self] ?? { x: 0, y: 0 }
  return points
    .map(({ x, y }, index) => ({ index, distance: Math.hypot(x - from.x, y - from.y) }))
    .filter(({ index }) => index !== self)
    .sort((a, b) => a.distance - b.distance || a.index - b.index)
    .slice(0, k)
    .map(({ index }) => index)
}

function trustworthiness(papers: readonly MapPaper[], near: readonly number[][]): number {
  const n = papers.length
  if (n < 3 * k) return Number.NaN
  const { vectors } = textSpace(papers)
  let penalty = 0
  for (const [self, list] of near.entries()) {
    const own = vectors[self]
    if (!own) continue
    const likeness = vectors.map((vector, other) => (other === self ? Number.NaN : cosine(own, vector)))
    for (const other of list) penalty += Math.max(0, rank(likeness, likeness[other] ?? 0) - k)
  }
  return 1 - (2 / (n * k * (2 * n - 3 * k - 1))) * penalty
}

/** The rank of a likeness among all, 1 for the greatest; equal ones share their mean rank. */
function rank(likeness: readonly number[], value: number): number {
  const greater = likeness.filter((other) => other > value).length
  const equal = likeness.filter((other) => other === value).length
  return greater + (equal + 1) / 2
}

function stability(papers: readonly MapPaper[]): { median: number; greatest: number } {
  const old = papers.filter((_, index) => index % 50 !== 25)
  const before = layoutMap(old)
  const after = layoutMap(papers, before)
  const shifts = old
    .map(({ slug }) => {
      const [a, b] = [before.get(slug), after.get(slug)]
      return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
    })
    .sort((a, b) => a - b)
  return { median: shifts[Math.floor(shifts.length / 2)] ?? 0, greatest: shifts.at(-1) ?? 0 }
}

function closest(points: readonly Position[], near: readonly number[][]): number {
  return near.reduce((least, [other], self) => {
    const [a, b] = [points[self], points[other ?? self]]
    return a && b && a !== b ? Math.min(least, Math.hypot(a.x - b.x, a.y - b.y)) : least
  }, Infinity)
}

function share(list: readonly number[], holds: (index: number) => boolean): number {
  return list.length ? list.filter(holds).length / list.length : 1
}

function mean(values: readonly number[]): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : Number.NaN
}
