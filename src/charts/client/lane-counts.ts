import { count } from '../../model/links.ts'
import type { Facts } from './filters.ts'

/** Writes beside each lane of a claims chart how many of the claims that are shown lie in it. */
export function countLanes(root: HTMLElement, claims: Facts[]): void {
  const lanes = laneCounts(claims)
  for (const label of root.querySelectorAll<SVGElement>('.chart .count[data-lane]'))
    label.textContent = count(lanes.get(label.dataset['lane'] ?? '') ?? 0, 'claim')
}

/** Claims with a factor by their category and by their primary topic, as lanes are named. */
export function laneCounts(claims: Facts[]): Map<string, number> {
  const lanes = new Map<string, number>()
  for (const claim of claims) for (const lane of lanesOf(claim)) lanes.set(lane, (lanes.get(lane) ?? 0) + 1)
  return lanes
}

/** The lanes in which a claim lies: its category's and its primary topic's; none without a factor. */
export function lanesOf({ category, topics, factor }: Facts): string[] {
  if (category === 'quality' || (factor !== undefined && Number(factor) < 1)) return []
  return [`category ${category}`, `topic ${topics?.split(' ')[0] ?? ''}`]
}
