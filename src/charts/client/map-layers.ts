import { pointCanvas } from './map-canvas.ts'
import type { MapPoint, Picture } from './map-points.ts'
import { dotScale, shownAt, type Zoom } from './map-view.ts'
import { nameOf } from './tip.ts'

/** How a scene's ground and points are drawn. */
export interface Layers {
  /** Elements that belong over or under the picture while it is in view, in the order of painting. */
  below: Element[]
  above: Element[]
  /** Where names go. */
  names: SVGSVGElement
  draw: (zoom: Zoom, lit: ReadonlySet<string> | undefined) => void
  /** Makes all crisp after a move. */
  settle: (zoom: Zoom) => void
}

/** Everything stays in the one picture; each point is a link that moves. Good to some 1,500 points. */
export function linkedLayers(svg: SVGSVGElement, points: MapPoint[]): Layers {
  const land = svg.querySelector('.land')
  // The map's card takes the place of the browser's own tooltip.
  for (const { link } of points) if (link) nameOf(link)
  const circles = points.map((point) => point.link?.querySelector('circle'))
  const radius = Number(circles[0]?.getAttribute('r') ?? 3)
  let drawnScale = 0
  return {
    below: [],
    above: [],
    names: svg,
    draw: (zoom) => {
      land?.setAttribute('transform', groundTransform(zoom))
      const scale = dotScale(zoom.k)
      points.forEach((point, i) => {
        const [x, y] = shownAt(point.x, point.y, zoom)
        circles[i]?.setAttribute('cx', x.toFixed(1))
        circles[i]?.setAttribute('cy', y.toFixed(1))
        if (scale !== drawnScale) circles[i]?.setAttribute('r', (radius * scale).toFixed(2))
      })
      drawnScale = scale
    },
    settle: () => {},
  }
}

/**
 * The land in a layer beneath, the points on a canvas, the names in a layer above. While the map moves, the land
 * is only shifted as an image, which needs no painting; it is drawn anew when the map rests.
 */
export function canvasLayers(svg: SVGSVGElement, points: MapPoint[], picture: Picture): Layers {
  const swarm = svg.querySelector('.swarm')
  const canvas = pointCanvas(svg, points, picture, Number(swarm?.getAttribute('stroke-width') ?? 2) / 2)
  svg.querySelectorAll('.swarm').forEach((path) => {
    path.remove()
  })
  const land = layer(svg, 'map__land', ['.land'])
  land.setAttribute('aria-hidden', 'true')
  const names = layer(svg, 'map__names', ['.regions', '.topics', '.edge'])
  svg.classList.add('is-bare')
  const ground = land.querySelector('.land')
  let still: Zoom = { x: 0, y: 0, k: 1 }
  return {
    below: [land],
    above: [canvas.element, names],
    names,
    draw: (zoom, lit) => {
      const unit = svg.getBoundingClientRect().width / picture.width
      // First, since it measures too: what is written before would have all laid out again.
      canvas.draw(zoom, lit)
      const k = zoom.k / still.k
      const [x, y] = [(zoom.x - still.x * k) * unit, (zoom.y - still.y * k) * unit]
      land.style.setProperty('will-change', 'transform')
      land.style.setProperty('transform', `translate(${x}px,${y}px) scale(${k})`)
    },
    settle: (zoom) => {
      still = zoom
      ground?.setAttribute('transform', groundTransform(zoom))
      land.style.removeProperty('will-change')
      land.style.removeProperty('transform')
    },
  }
}

export function groundTransform({ x, y, k }: Zoom): string {
  return `translate(${x} ${y}) scale(${k})`
}

function layer(svg: SVGSVGElement, className: string, parts: string[]): SVGSVGElement {
  const copy = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  copy.setAttribute('viewBox', svg.getAttribute('viewBox') ?? '')
  copy.setAttribute('class', `chart chart-map is-live ${className}`)
  for (const part of parts) copy.append(...svg.querySelectorAll(`:scope > ${part}`))
  return copy
}
