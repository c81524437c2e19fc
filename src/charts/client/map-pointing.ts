import type { Quadtree } from 'd3-quadtree'
import type { MapCard } from './map-card.ts'
import { indexPoints, type MapPoint, type Measures, type Picture } from './map-points.ts'
import type { Stage } from './map-stage.ts'
import { placeAt, shownAt, type Zoom } from './map-view.ts'

/** How far from a dot's middle the pointer may be, in CSS pixels. */
const reach = 11

/**
 * Shows a paper's card under the pointer and on focus, and opens the paper on a click near its dot.
 * @returns what shows the card of a paper, or none, for a list beside the map
 */
export function pointAtPapers(
  svg: SVGSVGElement,
  host: HTMLElement,
  points: MapPoint[],
  picture: Picture,
  { stage, card }: { stage: Stage; card: MapCard },
): (point: MapPoint | undefined) => void {
  const bySlug = new Map(points.map((point) => [point.slug, point]))
  const show = pointByMouse(svg, points, picture, card, stage.now)
  host.addEventListener('focusin', (event) => {
    const link = event.target instanceof SVGElement ? event.target.closest<SVGElement>('a[data-slug]') : null
    const point = bySlug.get(link?.dataset['slug'] ?? '')
    if (!point || svg.getClientRects().length === 0) return
    const [x, y] = shownAt(point.x, point.y, stage.now())
    if (x < 0 || y < 0 || x > picture.width || y > picture.height) stage.centre(point.x, point.y)
    show(point)
  })
  host.addEventListener('focusout', card.hide)
  return (point) => {
    if (point) show(point)
    else card.hide()
  }
}

/**
 * Shows a paper's card under the pointer, and opens the paper on a click near its dot; `now` tells how far the
 * picture is zoomed.
 * @returns what shows the card of a paper
 */
export function pointByMouse(
  svg: SVGSVGElement,
  points: MapPoint[],
  picture: Measures,
  card: MapCard,
  now: () => Zoom,
): (point: MapPoint) => void {
  let tree: Quadtree<MapPoint> | undefined
  const unit = () => svg.getBoundingClientRect().width / picture.width
  const show = (point: MapPoint) => {
    const [x, y] = shownAt(point.x, point.y, now())
    card.show(point, x * unit(), y * unit())
  }
  const nearest = ({ clientX, clientY }: MouseEvent) => {
    const { left, top } = svg.getBoundingClientRect()
    const [x, y] = placeAt((clientX - left) / unit(), (clientY - top) / unit(), now())
    tree ??= indexPoints(points)
    return tree.find(x, y, reach / unit() / now().k)
  }
  svg.addEventListener('pointermove', (event) => {
    if (event.buttons) return
    const point = nearest(event)
    svg.toggleAttribute('data-over', point !== undefined)
    if (point) show(point)
    else card.hide()
  })
  svg.addEventListener('pointerleave', card.hide)
  svg.addEventListener('click', (event) => {
    const point = nearest(event)
    if (point && !(event.target instanceof Element && event.target.closest('a'))) location.assign(point.href)
  })
  return show
}
