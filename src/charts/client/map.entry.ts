import type { MapData } from '../map/data.ts'
import { mapCard } from './map-card.ts'
import { controls, panKeys } from './map-controls.ts'
import { pointAtPapers } from './map-pointing.ts'
import {
  dataPoints,
  linkedPoints,
  loadMapData,
  type MapPoint,
  type Picture,
  pictureOf,
  pointsOn,
} from './map-points.ts'
import { mapList } from './map-list.ts'
import { onceWanted } from './once-wanted.ts'
import { mapScene } from './map-scene.ts'
import { mapStage } from './map-stage.ts'
import type { Zoom } from './map-view.ts'

type Slugs = ReadonlySet<string> | undefined

/** A layout that has come to life. */
interface LiveMap {
  /** Puts its layers, card and buttons in place and draws it. */
  appear: () => void
  /** After a change of size; leaves the focus where it is. */
  redraw: () => void
  /** Lights up these papers; undefined shows all alike. */
  light: (lit: Slugs) => void
  /** Shows a paper's card; undefined hides it. */
  point: (point: MapPoint | undefined) => void
}

performance.mark('map-start')
for (const host of document.querySelectorAll<HTMLElement>('[data-map]')) {
  const isPartOfPage = host.dataset['wheel'] === 'modifier'
  if (isPartOfPage && host.dataset['mapSource']) onceWanted(host, () => void start(host))
  else void start(host)
}

/** Makes the layout in view a live map, and the other one when the window changes to it. */
async function start(host: HTMLElement): Promise<void> {
  const source = host.dataset['mapSource']
  const data = source ? await loadMapData(source) : undefined
  if (source && !data) return
  await breath()
  const papersOn = paperPlaces(host, data)
  await breath()
  const live = new Map<SVGSVGElement, LiveMap>()
  let lit: Slugs | 'as asked' = 'as asked'
  let shown: SVGSVGElement | undefined
  const beneath = host.parentElement?.querySelector<HTMLElement>('[data-map-list]')
  const list = beneath ? mapList(beneath, (paper) => shown && live.get(shown)?.point(paper)) : undefined
  const wake = () => {
    const svg = pictures(host).find((picture) => picture.getClientRects().length > 0)
    if (!svg) return
    let map = live.get(svg)
    if (!map) {
      const picture = pictureOf(svg)
      const points = papersOn(svg, picture)
      map = enliven(host, svg, { points, picture }, (zoom) => list?.show(points, zoom, picture))
      map.light(lit === 'as asked' ? askedTopic(points) : lit)
      live.set(svg, map)
    }
    if (svg === shown) map.redraw()
    else map.appear()
    shown = svg
  }
  document.addEventListener('atlas:highlight', (event) => {
    const slugs =
      event instanceof CustomEvent ? (event.detail as { slugs?: string[] } | null)?.slugs : undefined
    lit = slugs && new Set(slugs)
    for (const map of live.values()) map.light(lit)
  })
  wake()
  new ResizeObserver(wake).observe(host)
}

/** Tells where the papers stand on a layout: those of the data, or those that are links on the wide one. */
function paperPlaces(
  host: HTMLElement,
  data: MapData | undefined,
): (svg: SVGSVGElement, picture: Picture) => MapPoint[] {
  const root = document.documentElement.dataset['root'] ?? ''
  if (data) return (_, picture) => dataPoints(data, picture, root)
  const wide = host.querySelector<SVGSVGElement>('svg.chart--wide')
  const linked = wide ? linkedPoints(wide) : []
  return (svg, picture) => (svg === wide || !wide ? linked : pointsOn(linked, pictureOf(wide), picture))
}

function enliven(
  host: HTMLElement,
  svg: SVGSVGElement,
  { points, picture }: { points: MapPoint[]; picture: Picture },
  settled: (zoom: Zoom) => void,
): LiveMap {
  const card = mapCard(host)
  const scene = mapScene(svg, points, picture)
  const stage = mapStage(host, svg, scene, picture, { moved: card.hide, settled })
  const point = pointAtPapers(svg, host, points, picture, { stage, card })
  panKeys(host, svg, stage.act)
  addEventListener('hashchange', stage.read)
  stage.read()
  return {
    appear: () => {
      const own = pictures(host)
      // The pictures stay where they are: one that is moved loses the focus within it.
      for (const child of [...host.children]) if (!own.some((picture) => picture === child)) child.remove()
      svg.before(...scene.below)
      svg.after(...scene.above)
      host.append(card.element, controls(stage.act))
      const { activeElement } = document
      if (host.contains(activeElement))
        activeElement?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
      stage.redraw(true)
      requestAnimationFrame(() => performance.mark('map-drawn'))
    },
    redraw: () => {
      stage.redraw(true)
    },
    light: (lit) => {
      scene.light(lit)
      stage.redraw(true)
    },
    point,
  }
}

/** The map's two layouts, without the layers, card and buttons of the one that was in view. */
function pictures(host: HTMLElement): SVGSVGElement[] {
  return [...host.querySelectorAll<SVGSVGElement>('svg:is(.chart--wide, .chart--narrow)')]
}

/** Lets the browser answer what a person did meanwhile: coming to life in one go would hold a phone up. */
function breath(): Promise<void> {
  return new Promise((go) => setTimeout(go))
}

/** `?topic=agents` lights that topic's papers. */
function askedTopic(points: MapPoint[]): Slugs {
  const topic = new URLSearchParams(location.search).get('topic')
  if (!topic) return undefined
  return new Set(points.filter((point) => point.topics.includes(topic)).map((point) => point.slug))
}
