import { el, type Child, type Element } from '../element.ts'
import { link } from '../frame.ts'
import type { Href } from '../types.ts'
import { claimName, type ClaimPoint } from './points.ts'

/** Where a claim's mark stands; `low` is the x of a range's low end. */
export interface MarkPlace {
  cx: number
  cy: number
  r: number
  low?: number
}

/**
 * One claim. Its class tells the qualifier, and so does its shape: `up to` is an open circle, `at least` a
 * triangle that points onward, a range a bar that ends in its dot, everything else a filled circle.
 */
export function claimMark(point: ClaimPoint, place: MarkPlace, href: Href): Element {
  const { claim, paper } = point
  return link(
    href(`${paper.url}#claim-${point.number}`),
    claimName(point),
    {
      class: `mark ${claim.qualifier} ${point.hue}`,
      'data-claim': point.key,
      'data-category': claim.category,
      'data-topics': paper.topics.join(' '),
      'data-year': paper.year ?? 'unknown',
    },
    claimShape(claim.qualifier, place),
  )
}

/** The mark without its link, for the key. */
export function claimShape(qualifier: string, { cx, cy, r, low }: MarkPlace): Child {
  if (qualifier === 'at-least') return el('path', { d: triangle(cx, cy, r) })
  const dot = el('circle', { cx, cy, r })
  if (low === undefined) return dot
  return [el('line', { x1: low, x2: cx, y1: cy, y2: cy }), dot]
}

function triangle(cx: number, cy: number, r: number): string {
  const [x, y] = [cx - r * 0.8, cy - r * 1.1].map((value) => Math.round(value * 10) / 10)
  return `M${x} ${y}l${round(r * 2)} ${round(r * 1.1)}l${-round(r * 2)} ${round(r * 1.1)}z`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** What the shapes mean, in the order of the key. */
export const keyEntries: [qualifier: string, text: string][] = [
  ['exact', 'exact or average'],
  ['about', 'about'],
  ['up-to', 'up to'],
  ['at-least', 'at least'],
  ['range', 'range'],
]
