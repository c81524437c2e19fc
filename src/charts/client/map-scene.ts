import { canvasLayers, groundTransform, type Layers, linkedLayers } from './map-layers.ts'
import {
  type FixedName,
  moved,
  paperNames,
  regionsFadeAt,
  type PaperName,
  visibleNames,
} from './map-names.ts'
import { type Box, readBoxes } from '../labels.ts'
import type { MapPoint, Picture } from './map-points.ts'
import type { Zoom } from './map-view.ts'

/** A live picture, the layers that lie below and above it, and what can be done with them. */
export interface Scene extends Pick<Layers, 'below' | 'above'> {
  /** Draws the whole at a zoom. */
  draw: (zoom: Zoom) => void
  /** Draws it with the names set anew, which is too slow for every frame. */
  settle: (zoom: Zoom) => void
  /** Lights up these papers and dims the others; undefined shows all alike. */
  light: (lit: ReadonlySet<string> | undefined) => void
}

/** Size of papers' names in CSS pixels. */
const nameSize = 12

const namespace = 'http://www.w3.org/2000/svg'

/** The picture in the browser: land and regions' names that grow, points and topics' names that move. */
export function mapScene(svg: SVGSVGElement, points: MapPoint[], picture: Picture): Scene {
  svg.classList.add('is-live')
  const allTopics = fixedNames(svg)
  let topics = allTopics
  const regions = svg.querySelector('.regions')
  const letters = letterBoxes(svg)
  const layers = points[0]?.link ? linkedLayers(svg, points) : canvasLayers(svg, points, picture)
  const names = document.createElementNS(namespace, 'g')
  names.setAttribute('class', 'names')
  layers.names.append(names)
  let lit: ReadonlySet<string> | undefined
  let still: Zoom = { x: 0, y: 0, k: 1 }
  const moveTopics = (zoom: Zoom) => {
    for (const name of topics) {
      const box = moved(name, zoom)
      name.element.setAttribute('transform', `translate(${box.x - name.box.x} ${box.y - name.box.y})`)
    }
  }
  const draw = (zoom: Zoom) => {
    layers.draw(zoom, lit)
    regions?.setAttribute('transform', groundTransform(zoom))
    regions?.toggleAttribute('data-far', zoom.k >= regionsFadeAt)
    moveTopics(zoom)
    // Papers' names keep up with a pan; a change of scale needs them set anew.
    if (zoom.k === still.k)
      names.setAttribute('transform', `translate(${zoom.x - still.x} ${zoom.y - still.y})`)
    else names.replaceChildren()
  }
  const settle = (zoom: Zoom) => {
    // Measured before anything is written, so that the page is laid out once.
    topics = allTopics.filter(isOfThisWidth)
    // As large on a small screen as on a large one.
    const size = (nameSize * picture.width) / Math.max(1, svg.getBoundingClientRect().width)
    draw(zoom)
    layers.settle(zoom)
    still = zoom
    names.removeAttribute('transform')
    const { shown, boxes } = visibleNames(topics, letters, zoom, picture)
    const visible = new Set(shown)
    topics.forEach((name) => name.element.toggleAttribute('data-away', !visible.has(name)))
    const wanted = lit ? points.filter((point) => lit?.has(point.slug)) : points
    names.setAttribute('font-size', size.toFixed(2))
    setNames(names, paperNames(wanted, boxes, zoom, picture, size))
  }
  return {
    below: layers.below,
    above: layers.above,
    draw,
    settle,
    light: (slugs) => {
      lit = slugs
      svg.toggleAttribute('data-lit', slugs !== undefined)
      for (const point of points) point.link?.toggleAttribute('data-lit', slugs?.has(point.slug) ?? false)
    },
  }
}

/** The topics' names with the boxes that the picture gives them: what is measured would hang on the font's arrival. */
function fixedNames(svg: SVGSVGElement): FixedName[] {
  return [...svg.querySelectorAll<SVGAElement>('a.topic')].flatMap((element) => {
    const [x = 0, y = 0] = (element.dataset['at'] ?? '').split(' ').map(Number)
    const later = element.classList.contains('later')
    return readBoxes(element.dataset['box']).map((box) => ({ element, at: [x, y], box, later }))
  })
}

/** A picture holds its topics' names in several sizes, of which the stylesheet shows those that suit its width. */
function isOfThisWidth({ element }: FixedName): boolean {
  return (element.parentElement?.getClientRects().length ?? 0) > 0
}

/** Where the letters of the regions' names stand. */
function letterBoxes(svg: SVGSVGElement): Box[] {
  return [...svg.querySelectorAll<SVGAElement>('a.region')].flatMap(({ dataset }) =>
    readBoxes(dataset['letters']),
  )
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
