import { count } from '../../model/links.ts'
import type { Facts } from './filters.ts'

/** Writes beside each lane of a claims chart how many of the claims that are shown lie in it. */
export function countLanes(root: HTMLElement, claims: Facts[]): void {
  const lanes = laneCounts(claims)
  for (const label of root.querySelectorAll<SVGElement>('.chart [data-lane]'))
    label.textContent = count(lanes.get(label.dataset['lane'] ?? '') ?? 0, 'claim')
}

/** Claims with a factor by their category and by their primary topic, as lanes are named. */
export function laneCounts(claims: Facts[]): Map<string, number> {
  const lanes = new Map<string, number>()
  const add = (lane: string) => lanes.set(lane, (lanes.get(lane) ?? 0) + 1)
  for (const { category, topics, factor } of claims) {
    if (category === 'quality' || (factor !== undefined && Number(factor) < 1)) continue
    add(`category ${category}`)
    add(`topic ${topics?.split(' ')[0] ?? ''}`)
  }
  return lanes
}
