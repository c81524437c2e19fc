import { pointCanvas } from './map-canvas.ts'
import { type FixedName, moved, paperNames, type PaperName, visibleNames } from './map-names.ts'
import type { MapPoint, Picture } from './map-points.ts'
import { dotScale, shownAt, type Zoom } from './map-view.ts'

export interface Scene {
  /** Draws the whole at a zoom. */
  draw: (zoom: Zoom) => void
  /** Sets names anew, which is too slow for every frame. */
  settle: (zoom: Zoom) => void
  /** Lights up these papers and dims the others; undefined shows all alike. */
  light: (lit: ReadonlySet<string> | undefined) => void
}

const namespace = 'http://www.w3.org/2000/svg'

/** The picture's parts in the browser: land and regions' names that grow, points and topics' names that move. */
export function mapScene(svg: SVGSVGElement, host: HTMLElement, points: MapPoint[], picture: Picture): Scene {
  svg.classList.add('is-live')
  const land = [...svg.querySelectorAll('.land, .regions')]
  const regions = svg.querySelector('.regions')
  const topics = fixedNames(svg)
  const names = document.createElementNS(namespace, 'g')
  names.setAttribute('class', 'names')
  svg.append(names)
  const moveDots = points[0]?.link ? linkedDots(points) : canvasDots(svg, host, points, picture)
  let lit: ReadonlySet<string> | undefined
  const settle = (zoom: Zoom) => {
    const { shown, boxes } = visibleNames(topics, zoom, picture)
    const visible = new Set(shown)
    topics.forEach((name) => name.element.toggleAttribute('data-away', !visible.has(name)))
    const wanted = lit ? points.filter((point) => lit?.has(point.slug)) : points
    setNames(names, paperNames(wanted, boxes, zoom, picture))
  }
  const draw = (zoom: Zoom) => {
    const { x, y, k } = zoom
    for (const group of land) group.setAttribute('transform', `translate(${x} ${y}) scale(${k})`)
    regions?.toggleAttribute('data-far', k > 3.2)
    for (const name of topics) {
      const box = moved(name, zoom)
      name.element.setAttribute('transform', `translate(${box.x - name.box.x} ${box.y - name.box.y})`)
    }
    moveDots(zoom, lit)
  }
  return {
    draw,
    settle,
    light: (slugs) => {
      lit = slugs
      svg.toggleAttribute('data-lit', slugs !== undefined)
      for (const point of points) point.link?.toggleAttribute('data-lit', slugs?.has(point.slug) ?? false)
    },
  }
}

function fixedNames(svg: SVGSVGElement): FixedName[] {
  return [...svg.querySelectorAll<SVGAElement>('a.topic')].map((element) => {
    const [x = 0, y = 0] = (element.dataset['at'] ?? '').split(' ').map(Number)
    const { x: left, y: top, width, height } = element.getBBox()
    // A name that had no room at first stands below its place; it is centred there once it has.
    return { element, at: [x, y], box: { x: left - 1, y: top, width: width + 2, height } }
  })
}

type DrawDots = (zoom: Zoom, lit: ReadonlySet<string> | undefined) => void

function linkedDots(points: MapPoint[]): DrawDots {
  const circles = points.map((point) => point.link?.querySelector('circle'))
  const radius = Number(circles[0]?.getAttribute('r') ?? 3)
  let drawnScale = 0
  return (zoom) => {
    const scale = dotScale(zoom.k)
    points.forEach((point, i) => {
      const [x, y] = shownAt(point.x, point.y, zoom)
      circles[i]?.setAttribute('cx', x.toFixed(1))
      circles[i]?.setAttribute('cy', y.toFixed(1))
      if (scale !== drawnScale) circles[i]?.setAttribute('r', (radius * scale).toFixed(2))
    })
    drawnScale = scale
  }
}

function canvasDots(svg: SVGSVGElement, host: HTMLElement, points: MapPoint[], picture: Picture): DrawDots {
  const swarm = svg.querySelector('.swarm')
  const radius = Number(swarm?.getAttribute('stroke-width') ?? 2) / 2
  const canvas = pointCanvas(svg, points, picture, radius)
  host.querySelector('.map__points')?.remove()
  svg.after(canvas.element)
  svg.querySelectorAll('.swarm').forEach((path) => {
    path.remove()
  })
  return canvas.draw
}

/** Each name is a link, so that a paper can be reached by keyboard once one is near it. */
function setNames(group: SVGGElement, names: PaperName[]): void {
  group.replaceChildren(
    ...names.map(({ point, text, x, y }) => {
      const link = document.createElementNS(namespace, 'a')
      link.setAttribute('href', point.href)
      const title = document.createElementNS(namespace, 'title')
      title.textContent = point.title
      link.dataset['slug'] = point.slug
      // Where the dot itself is a link, one tab stop for the paper is enough.
      if (point.link) link.setAttribute('tabindex', '-1')
      const label = document.createElementNS(namespace, 'text')
      label.setAttribute('x', x.toFixed(1))
      label.setAttribute('y', y.toFixed(1))
      label.setAttribute('aria-hidden', 'true')
      label.textContent = text
      link.append(title, label)
      return link
    }),
  )
}
