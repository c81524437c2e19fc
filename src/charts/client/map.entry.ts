import { closest, parseView, viewAddress } from '../map/address.ts'
import { mapCard } from './map-card.ts'
import { controls, panKeys } from './map-controls.ts'
import {
  dataPoints,
  indexPoints,
  linkedPoints,
  loadMapData,
  type MapPoint,
  type Picture,
} from './map-points.ts'
import { mapScene } from './map-scene.ts'
import { shownAt, viewOf, zoomTo } from './map-view.ts'
import { keepInAddress } from './filters.ts'
import { select } from 'd3-selection'
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from 'd3-zoom'

for (const host of document.querySelectorAll<HTMLElement>('[data-map]')) void start(host)

/** Makes the layout in view a live map, and the other one when the window changes to it. */
async function start(host: HTMLElement): Promise<void> {
  const source = host.dataset['mapSource']
  const data = source ? await loadMapData(source) : undefined
  if (source && !data) return
  const root = document.documentElement.dataset['root'] ?? ''
  const live = new Map<SVGSVGElement, () => void>()
  const wake = () => {
    const svg = pictures(host).find((picture) => picture.getClientRects().length > 0)
    if (!svg) return
    if (!live.has(svg)) {
      const { width, height } = svg.viewBox.baseVal
      const picture = { width, height, margin: Number(svg.dataset['margin']) }
      const points = data ? dataPoints(data, picture, root) : linkedPoints(svg)
      live.set(svg, enliven(host, svg, points, picture))
    }
    live.get(svg)?.()
  }
  wake()
  new ResizeObserver(wake).observe(host)
}

/** Gives one layout pan, zoom, card and lights; returns what brings it up to date after a change of size. */
function enliven(host: HTMLElement, svg: SVGSVGElement, points: MapPoint[], picture: Picture): () => void {
  const scene = mapScene(svg, points, picture)
  const tree = indexPoints(points)
  const card = mapCard(host)
  const bySlug = new Map(points.map((point) => [point.slug, point]))
  const stage = select<SVGSVGElement, unknown>(svg)
  let now: ZoomTransform = zoomIdentity
  let framed = 0
  const redraw = (settled: boolean) => {
    cancelAnimationFrame(framed)
    framed = requestAnimationFrame(() => {
      scene.draw(now)
      if (settled) scene.settle(now)
    })
  }
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, closest])
    .extent([
      [0, 0],
      [picture.width, picture.height],
    ])
    .translateExtent([
      [0, 0],
      [picture.width, picture.height],
    ])
    .filter((event: Event) => wants(event, host))
    .on('zoom end', ({ transform, type, sourceEvent }: D3ZoomEvent<SVGSVGElement, unknown>) => {
      const same = transform.x === now.x && transform.y === now.y && transform.k === now.k
      now = transform
      if (!same || type === 'end') redraw(type === 'end')
      if (!same) card.hide()
      if (type === 'end' && sourceEvent !== null) remember()
    })
  stage.call(behaviour).on('dblclick.zoom', null)
  const remember = () => {
    if (now.k > 1 || location.hash) keepInAddress(now.k > 1 ? viewAddress(viewOf(now, picture)) : '')
  }
  const read = () => {
    const view = parseView(location.hash)
    const { x, y, k } = view ? zoomTo(view, picture) : zoomIdentity
    stage.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k))
  }
  const glide = () => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    return stage
      .transition()
      .duration(still ? 0 : 180)
      .on('end', remember)
  }
  const act = {
    zoomBy: (by: number) => {
      glide().call(behaviour.scaleBy, by)
    },
    panBy: (x: number, y: number) => {
      glide().call(behaviour.translateBy, (x * picture.width) / now.k, (y * picture.height) / now.k)
    },
    reset: () => {
      glide().call(behaviour.transform, zoomIdentity)
    },
  }
  const showCard = (point: MapPoint) => {
    const scale = svg.getBoundingClientRect().width / picture.width
    const [x, y] = shownAt(point.x, point.y, now)
    card.show(point, x * scale, y * scale)
  }
  const nearest = (event: PointerEvent | MouseEvent) => {
    const box = svg.getBoundingClientRect()
    const scale = box.width / picture.width
    const [x, y] = now.invert([(event.clientX - box.left) / scale, (event.clientY - box.top) / scale])
    return tree.find(x, y, 11 / scale / now.k)
  }
  svg.addEventListener('pointermove', (event) => {
    if (event.buttons) return
    const point = nearest(event)
    svg.toggleAttribute('data-over', point !== undefined)
    if (point) showCard(point)
    else card.hide()
  })
  svg.addEventListener('pointerleave', card.hide)
  svg.addEventListener('click', (event) => {
    const point = nearest(event)
    if (point && !(event.target instanceof Element && event.target.closest('a'))) location.assign(point.href)
  })
  svg.addEventListener('focusin', (event) => {
    const link = event.target instanceof SVGElement ? event.target.closest<SVGElement>('a[data-slug]') : null
    const point = bySlug.get(link?.dataset['slug'] ?? '')
    if (!point) return
    const [x, y] = shownAt(point.x, point.y, now)
    const away = x < 0 || y < 0 || x > picture.width || y > picture.height
    if (away) stage.call(behaviour.translateTo, point.x, point.y)
    showCard(point)
  })
  svg.addEventListener('focusout', card.hide)
  panKeys(host, svg, act)
  document.addEventListener('atlas:highlight', (event) => {
    const slugs =
      event instanceof CustomEvent ? (event.detail as { slugs?: string[] } | null)?.slugs : undefined
    scene.light(slugs ? new Set(slugs) : undefined)
    redraw(true)
  })
  addEventListener('hashchange', read)
  scene.light(askedTopic(points))
  read()
  const fresh = () => {
    host.replaceChildren(...pictures(host), card.element, controls(act))
    svg.before(...scene.below)
    svg.after(...scene.above)
    redraw(true)
  }
  return fresh
}

/** The map's two layouts, without the layers, card and buttons of the one that was in view. */
function pictures(host: HTMLElement): SVGSVGElement[] {
  return [...host.querySelectorAll<SVGSVGElement>('svg:is(.chart--wide, .chart--narrow)')]
}

/** `?topic=agents` lights that topic's papers. */
function askedTopic(points: MapPoint[]): Set<string> | undefined {
  const topic = new URLSearchParams(location.search).get('topic')
  if (!topic) return undefined
  return new Set(points.filter((point) => point.topics.includes(topic)).map((point) => point.slug))
}

/**
 * On a page of which the map is only a part (`data-wheel="modifier"`), the wheel and a single finger scroll the
 * page: the map takes the wheel with Ctrl or ⌘, and two fingers.
 */
function wants(event: Event, host: HTMLElement): boolean {
  const modest = host.dataset['wheel'] === 'modifier'
  if (event instanceof WheelEvent) return !modest || event.ctrlKey || event.metaKey
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent)
    return !modest || event.touches.length > 1
  return event instanceof MouseEvent && !event.ctrlKey && event.button === 0
}
