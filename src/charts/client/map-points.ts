import { quadtree, type Quadtree } from 'd3-quadtree'
import { type Box, readBoxes } from '../labels.ts'
import type { MapData } from '../map/data.ts'
import { givenName } from './tip.ts'

/** A paper on the map in the browser; x and y are in the units of the picture's view box. */
export interface MapPoint {
  slug: string
  x: number
  y: number
  hue: number
  href: string
  title: string
  date: string
  topic: string
  topics: string[]
  /** The link that draws it, when the page has one for each paper. */
  link?: SVGAElement
}

/** The picture's measures: its view box and the sea about the outermost papers. */
export interface Picture {
  width: number
  height: number
  margin: number
  /** Where no name may stand: the map's buttons do. */
  kept: Box[]
}

/** The sheet's measures without what stands on it. */
export type Measures = Omit<Picture, 'kept'>

export function pictureOf(svg: SVGSVGElement): Picture {
  const { width, height } = svg.viewBox.baseVal
  return { width, height, margin: Number(svg.dataset['margin']), kept: readBoxes(svg.dataset['kept']) }
}

/** The papers that the page already holds as links. */
export function linkedPoints(svg: SVGSVGElement): MapPoint[] {
  return [...svg.querySelectorAll<SVGAElement>('a.paper')].flatMap((link) => {
    const circle = link.querySelector('circle')
    if (!circle) return []
    const parts = givenName(link).split(' · ')
    return {
      slug: link.dataset['slug'] ?? '',
      x: Number(circle.getAttribute('cx')),
      y: Number(circle.getAttribute('cy')),
      hue: Number(/hue-(\d)/.exec(link.getAttribute('class') ?? '')?.[1] ?? 0),
      href: link.getAttribute('href') ?? '',
      title: parts.slice(0, -2).join(' · '),
      date: parts.at(-2) ?? '',
      topic: parts.at(-1) ?? '',
      topics: (link.dataset['topics'] ?? '').split(' '),
      link,
    }
  })
}

/** The same papers where they stand on another sheet, on which they have no links. */
export function pointsOn(points: MapPoint[], from: Measures, to: Measures): MapPoint[] {
  const moved = (at: number, side: 'width' | 'height') =>
    to.margin + ((at - from.margin) / (from[side] - 2 * from.margin)) * (to[side] - 2 * to.margin)
  return points.map(({ x, y, link: _, ...point }) => ({
    ...point,
    x: moved(x, 'width'),
    y: moved(y, 'height'),
  }))
}

/** The papers of the atlas, from `data/map.js`; `root` leads from the page to the site's root. */
export function dataPoints(data: MapData, { width, height, margin }: Measures, root: string): MapPoint[] {
  return data.slugs.map((slug, i) => {
    const topics = data.topics[i] ?? []
    return {
      slug,
      x: margin + ((data.places[i * 2] ?? 0) / 10_000) * (width - 2 * margin),
      y: margin + ((data.places[i * 2 + 1] ?? 0) / 10_000) * (height - 2 * margin),
      hue: data.hues[i] ?? 0,
      href: `${root}papers/${slug}.html`,
      title: data.titles[i] ?? '',
      date: data.dates[i] || 'date unknown',
      topic: data.topicTitles[topics[0] ?? -1] ?? 'no topic',
      topics: topics.map((topic) => data.topicSlugs[topic] ?? ''),
    }
  })
}

export function indexPoints(points: MapPoint[]): Quadtree<MapPoint> {
  return quadtree<MapPoint>()
    .x((point) => point.x)
    .y((point) => point.y)
    .addAll(points)
}

declare global {
  var atlasMap: MapData | undefined
}

/** Loads `data/map.js` as a classic script, which works from disk as well; undefined when it cannot be had. */
export function loadMapData(source: string): Promise<MapData | undefined> {
  return new Promise((resolve) => {
    if (globalThis.atlasMap) {
      resolve(globalThis.atlasMap)
      return
    }
    const script = document.createElement('script')
    script.src = source
    script.addEventListener('load', () => {
      resolve(globalThis.atlasMap)
    })
    script.addEventListener('error', () => {
      resolve(undefined)
    })
    document.head.append(script)
  })
}
