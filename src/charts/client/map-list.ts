import { count } from '../../model/links.ts'
import type { MapPoint, Picture } from './map-points.ts'
import { shownAt, type Zoom } from './map-view.ts'

/** The papers in view as a list beneath the map: the way to each for whoever cannot point at a dot. */
export interface MapList {
  /** Counts the papers in view, and lists them while the list is open. */
  show: (points: MapPoint[], zoom: Zoom, picture: Picture) => void
}

const step = 100

/** `host` holds a status and a closed `<details>`; `point` hears which paper has the focus or the pointer. */
export function mapList(
  host: HTMLElement,
  point: (paper: MapPoint | undefined) => void,
): MapList | undefined {
  const status = host.querySelector<HTMLElement>('[role=status]')
  const details = host.querySelector('details')
  if (!details) return undefined
  const list = document.createElement('ol')
  const more = document.createElement('button')
  more.type = 'button'
  more.className = 'button'
  details.append(list, more)
  let papers: MapPoint[] = []
  const append = () => {
    const from = list.children.length
    list.append(...papers.slice(from, from + step).map((paper) => item(paper, point)))
    const left = papers.length - list.children.length
    more.hidden = left === 0
    more.textContent = `Show ${Math.min(step, left)} more`
    return list.children[from]?.querySelector('a')
  }
  const fill = () => {
    list.replaceChildren()
    if (details.open) append()
  }
  details.addEventListener('toggle', fill)
  more.addEventListener('click', () => append()?.focus())
  return {
    show: (points, zoom, picture) => {
      papers = pointsInView(points, zoom, picture)
      if (status) status.textContent = `${count(papers.length, 'paper')} in view`
      fill()
    },
  }
}

/** Points that a zoom shows, in reading order: by rows of a tenth of the picture, each from the left. */
export function pointsInView(points: MapPoint[], zoom: Zoom, { width, height }: Picture): MapPoint[] {
  return points
    .map((point) => ({ point, at: shownAt(point.x, point.y, zoom) }))
    .filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x <= width && y <= height)
    .map(({ point, at: [x, y] }) => ({ point, row: Math.floor((10 * y) / height), x }))
    .sort((a, b) => a.row - b.row || a.x - b.x)
    .map(({ point }) => point)
}

function item(paper: MapPoint, point: (paper: MapPoint | undefined) => void): HTMLLIElement {
  const link = document.createElement('a')
  link.href = paper.href
  link.textContent = paper.title
  const facts = document.createElement('span')
  facts.className = 'number'
  facts.textContent = ` ${paper.topic}, ${paper.date}`
  const line = document.createElement('li')
  line.className = `hue-${paper.hue}`
  line.append(link, facts)
  for (const type of ['focusin', 'pointerenter']) line.addEventListener(type, () => point(paper))
  for (const type of ['focusout', 'pointerleave']) line.addEventListener(type, () => point(undefined))
  return line
}
