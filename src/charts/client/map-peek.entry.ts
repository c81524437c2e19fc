import { mapCard } from './map-card.ts'
import { pointByMouse } from './map-pointing.ts'
import { dataPoints, loadMapData, pictureOf } from './map-points.ts'
import { onceWanted } from './once-wanted.ts'

/** A map that stays still tells of the paper under the mouse, and opens it; its papers are loaded when one comes. */
if (matchMedia('(hover: hover)').matches)
  for (const host of document.querySelectorAll<HTMLElement>('[data-map-peek]'))
    onceWanted(host, () => void peek(host))

async function peek(host: HTMLElement): Promise<void> {
  const data = await loadMapData(host.dataset['mapPeek'] ?? '')
  if (!data) return
  const root = document.documentElement.dataset['root'] ?? ''
  const card = mapCard(host)
  host.append(card.element)
  for (const svg of host.querySelectorAll('svg')) {
    const picture = pictureOf(svg)
    pointByMouse(svg, dataPoints(data, picture, root), picture, card, () => ({ x: 0, y: 0, k: 1 }))
  }
}
