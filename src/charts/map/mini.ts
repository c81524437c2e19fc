import type { Position } from '../../model/topic.ts'
import { el, render } from '../element.ts'
import type { Href } from '../types.ts'
import { viewAddress } from './address.ts'
import { onSheet, type Sheet } from './frame.ts'
import { raiseLand } from './land.ts'
import { pathData } from './outline.ts'

const sheet: Sheet = {
  layout: 'narrow',
  width: 240,
  height: 160,
  margin: 16,
  cell: 2,
  kept: [],
  topicSizes: {},
}
/** How far the map is zoomed in when one comes from a small one. */
const closeness = 4

/** The outline of the land as SVG path data for `miniMap`, drawn once for all pages. */
export function landOutline(positions: Iterable<Position>): string {
  const points = [...positions].map((position) => onSheet(position, sheet))
  return pathData(raiseLand([{ slug: undefined, points }], sheet).coast)
}

export interface MiniMapOptions {
  href: Href
  /** What the dot is, for its accessible name: a paper's title. */
  name: string
  /** Class of the region's hue (`hue-3`). */
  hue: string
}

/** A small map with one dot, which leads to that place on the large one. */
export function miniMap(position: Position, outline: string, { href, name, hue }: MiniMapOptions): string {
  const [cx, cy] = onSheet(position, sheet)
  return render(
    el(
      'svg',
      {
        class: `mini-map ${hue}`,
        viewBox: `0 0 ${sheet.width} ${sheet.height}`,
        width: sheet.width,
        height: sheet.height,
        role: 'group',
        'aria-label': 'Place on the map',
      },
      el(
        'a',
        { href: href(`map.html?${viewAddress({ x: position.x, y: position.y, k: closeness })}`) },
        el('title', {}, `${name} on the map`),
        el('rect', { class: 'sea', width: sheet.width, height: sheet.height }),
        el('path', { class: 'ground', d: outline || 'M0 0' }),
        el('circle', { class: 'halo', cx, cy, r: 9 }),
        el('circle', { class: 'here', cx, cy, r: 4 }),
      ),
    ),
  )
}
