import { group } from 'd3-array'
import { scaleLog, type ScaleLogarithmic } from 'd3-scale'
import type { Tick } from '../time-axis.ts'
import { formatFactor } from '../wording.ts'
import { categoryNames, factorCategories, type ClaimPoint } from './points.ts'

export type Grouping = 'category' | 'topic'

/** A row of the chart: a category, or a topic. */
export interface ClaimLane {
  title: string
  /** Page of the topic; undefined for a category. */
  path?: string
  /** The topic's region; none for a category, whose papers come from all. */
  hue?: string
  /** Largest first. */
  points: ClaimPoint[]
}

/** Rows with at least one claim: categories in their fixed order, topics with the largest claim first. */
export function claimLanes(points: ClaimPoint[], grouping: Grouping): ClaimLane[] {
  if (grouping === 'category') {
    const byCategory = group(points, (point) => point.claim.category)
    return factorCategories.flatMap((category) => {
      const inLane = byCategory.get(category)
      return inLane ? [{ title: categoryNames[category], points: inLane }] : []
    })
  }
  return [...group(points, (point) => point.topic)].map(([topic, inLane]) => ({
    title: topic?.title ?? 'No topic',
    path: topic && `topics/${topic.slug}.html`,
    hue: inLane[0]?.hue,
    points: inLane,
  }))
}

/** A log scale from 1× to the next 1, 2 or 5 beyond the largest factor, at least 10×. */
export function factorScale(largest: number, range: [number, number]): ScaleLogarithmic<number, number> {
  const power = 10 ** Math.floor(Math.log10(Math.max(largest, 1)))
  const end = [1, 2, 5, 10].map((step) => step * power).find((stop) => stop >= largest * 0.999) ?? largest
  return scaleLog([1, Math.max(10, end)], range)
}

/** Ticks at 1, 10, 100 …, with 2 and 5 between them as far as there is room. */
export function factorTicks(x: ScaleLogarithmic<number, number>): Tick[] {
  const [left, right] = x.range() as [number, number]
  const end = x.domain()[1] ?? 10
  const perDecade = (right - left) / Math.log10(end)
  const steps = perDecade > 150 ? [1, 2, 5] : [1]
  const ticks: Tick[] = []
  for (let power = 1; power <= end; power *= 10)
    for (const step of steps)
      if (step * power <= end * 1.001) ticks.push({ at: x(step * power), label: formatFactor(step * power) })
  return ticks
}
