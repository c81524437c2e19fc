import { group } from 'd3-array'
import { scaleLog, type ScaleLogarithmic } from 'd3-scale'
import { textWidth } from '../text-width.ts'
import type { Tick } from '../time-axis.ts'
import { formatFactor } from '../wording.ts'
import { categoryTitles } from '../../model/claim-text.ts'
import { factorCategories, type ClaimPoint } from './points.ts'

export type Grouping = 'category' | 'topic'

/** A row of the chart: a category, or a topic. */
export interface ClaimLane {
  /** `category speed` or `topic agents`, by which the client script counts its claims. */
  key: string
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
      return inLane ? [{ key: `category ${category}`, title: categoryTitles[category], points: inLane }] : []
    })
  }
  return [...group(points, (point) => point.topic)].map(([topic, inLane]) => ({
    key: `topic ${topic?.slug ?? ''}`,
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

/** Ticks at powers of ten, then at 5 and 2 times a power, as far as their labels keep apart. */
export function factorTicks(x: ScaleLogarithmic<number, number>): Tick[] {
  const end = x.domain()[1] ?? 10
  const powers = Array.from({ length: Math.floor(Math.log10(end) + 1e-9) + 1 }, (_, power) => 10 ** power)
  const stops = [1, 5, 2].flatMap((step) => powers.map((power) => power * step)).filter((stop) => stop <= end)
  const ticks: Tick[] = []
  for (const stop of stops) {
    const tick = { at: x(stop), label: formatFactor(stop) }
    if (ticks.every((other) => Math.abs(other.at - tick.at) > labelRoom(tick, other))) ticks.push(tick)
  }
  return ticks.sort((a, b) => a.at - b.at)
}

function labelRoom(a: Tick, b: Tick): number {
  return (textWidth(a.label, 12) + textWidth(b.label, 12)) / 2 + 8
}
