import { select } from 'd3-selection'
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior, type ZoomTransform } from 'd3-zoom'
import { closest, parseView, viewAddress } from '../map/address.ts'
import { keepInAddress } from './filters.ts'
import type { MapActions } from './map-controls.ts'
import type { Picture } from './map-points.ts'
import type { Scene } from './map-scene.ts'
import { viewOf, type Zoom, zoomTo } from './map-view.ts'

export interface Stage {
  /** What is shown now, in view box units. */
  now: () => ZoomTransform
  /** Draws anew, with names when the map rests. */
  redraw: (settled: boolean) => void
  /** Brings a place of the picture to the middle. */
  centre: (x: number, y: number) => void
  /** Shows what the address asks for. */
  read: () => void
  act: MapActions
}

/** Who hears that the map moves, and that it rests at a zoom. */
interface Listeners {
  moved: () => void
  settled: (zoom: Zoom) => void
}

type Zoomer = ZoomBehavior<SVGSVGElement, unknown>

/** Lets one move the picture by pointer, wheel and touch, and keeps the view in the address. */
export function mapStage(
  host: HTMLElement,
  svg: SVGSVGElement,
  scene: Scene,
  picture: Picture,
  { moved, settled: hasSettled }: Listeners,
): Stage {
  const selection = select<SVGSVGElement, unknown>(svg)
  let now: ZoomTransform = zoomIdentity
  let frame = 0
  let telling = 0
  const redraw = (settled: boolean) => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      if (!settled) return scene.draw(now)
      scene.settle(now)
      clearTimeout(telling)
      telling = window.setTimeout(() => hasSettled(now))
    })
  }
  const remember = () => {
    if (now.k > 1 || parseView(location.hash))
      keepInAddress(now.k > 1 ? viewAddress(viewOf(now, picture)) : '')
  }
  const zoomer = zoomBehaviour(host, picture).on(
    'zoom end',
    ({ transform, type, sourceEvent }: D3ZoomEvent<SVGSVGElement, unknown>) => {
      const same = transform.x === now.x && transform.y === now.y && transform.k === now.k
      now = transform
      if (!same || type === 'end') redraw(type === 'end')
      if (!same) moved()
      if (type === 'end' && sourceEvent !== null) remember()
    },
  )
  selection.call(zoomer).on('dblclick.zoom', null)
  return {
    now: () => now,
    redraw,
    centre: (x, y) => {
      selection.call(zoomer.translateTo, x, y)
    },
    read: () => {
      const view = parseView(location.hash) ?? parseView(location.search)
      const { x, y, k } = view ? zoomTo(view, picture) : zoomIdentity
      selection.call(zoomer.transform, zoomIdentity.translate(x, y).scale(k))
    },
    act: actions(selection, zoomer, picture, () => now, remember),
  }
}

function zoomBehaviour(host: HTMLElement, { width, height }: Picture): Zoomer {
  const sheet: [[number, number], [number, number]] = [
    [0, 0],
    [width, height],
  ]
  return zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, closest])
    .extent(sheet)
    .translateExtent(sheet)
    .filter((event: Event) => wants(event, host))
}

function actions(
  selection: ReturnType<typeof select<SVGSVGElement, unknown>>,
  zoomer: Zoomer,
  { width, height }: Picture,
  now: () => ZoomTransform,
  remember: () => void,
): MapActions {
  const glide = () => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    return selection
      .transition()
      .duration(still ? 0 : 180)
      .on('end', remember)
  }
  return {
    zoomBy: (by) => {
      glide().call(zoomer.scaleBy, by)
    },
    panBy: (x, y) => {
      glide().call(zoomer.translateBy, (x * width) / now().k, (y * height) / now().k)
    },
    reset: () => {
      glide().call(zoomer.transform, zoomIdentity)
    },
  }
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
