import { around, type Box, overlap } from '../labels.ts'
import { fitText, textWidth } from '../text-width.ts'
import type { MapPoint, Picture } from './map-points.ts'
import { shownAt, type Zoom } from './map-view.ts'

/** A name set once in the picture, which keeps its size while the land grows beneath it. */
export interface FixedName {
  element: SVGElement
  /** What it names, in the picture. */
  at: [number, number]
  /** Its box at the first view. */
  box: Box
  /** It has no good place at the first view, and is shown from a closer one. */
  later: boolean
}

/** From this magnification regions' names are faint and others may cross them. */
export const regionsFadeAt = 3.2

/**
 * Which names to show at a zoom: at the first view those that were set there, closer each in its turn, unless it
 * would touch one before it or a letter of a region's name (`letters`, boxes in the picture, which grow with it),
 * or leave the frame.
 */
export function visibleNames(
  names: FixedName[],
  letters: Box[],
  zoom: Zoom,
  picture: Picture,
): { shown: FixedName[]; boxes: Box[] } {
  const boxes = zoom.k < regionsFadeAt ? letters.map((letter) => grown(letter, zoom)) : []
  boxes.push(...picture.kept)
  const shown = names.filter((name) => {
    if (zoom.k === 1 && name.later) return false
    const box = moved(name, zoom)
    if (!inFrame(box, picture) || boxes.some((other) => overlap(box, other))) return false
    boxes.push(box)
    return true
  })
  return { shown, boxes }
}

function grown({ x, y, width, height }: Box, zoom: Zoom): Box {
  const [left, top] = shownAt(x, y, zoom)
  return { x: left, y: top, width: width * zoom.k, height: height * zoom.k }
}

/** Where a fixed name's box is at a zoom: it follows its place and keeps its distance from it. */
export function moved({ at, box }: FixedName, zoom: Zoom): Box {
  const [x, y] = shownAt(at[0], at[1], zoom)
  return { ...box, x: box.x + x - at[0], y: box.y + y - at[1] }
}

/** A paper's name to set beside its dot. */
export interface PaperName {
  point: MapPoint
  text: string
  x: number
  y: number
  box: Box
}

/** From this magnification papers have names. */
const namesFrom = 2.6
const most = 60

/**
 * Names for the papers in view, the first papers first, beside their dots where they cover no name and no dot;
 * `size` is their letters', in the picture's units.
 */
export function paperNames(
  points: MapPoint[],
  taken: Box[],
  zoom: Zoom,
  picture: Picture,
  size: number,
): PaperName[] {
  if (zoom.k < namesFrom) return []
  const boxes = [...taken]
  const inView = points.flatMap((point) => {
    const [x, y] = shownAt(point.x, point.y, zoom)
    return x < 0 || y < 0 || x > picture.width || y > picture.height ? [] : [{ point, x, y }]
  })
  const dots = crowd(inView)
  const names: PaperName[] = []
  for (const { point, x, y } of inView) {
    if (names.length >= most) break
    const text = fitText(point.title.split(/:\s/)[0] ?? point.title, size, size * 15)
    const box = around(x, y, 7, textWidth(text, size) + 2, size * 1.4)
      .slice(0, 4)
      .map((candidate) => candidate.box)
      .find(
        (candidate) =>
          inFrame(candidate, picture) &&
          !dots.within(candidate) &&
          !boxes.some((other) => overlap(candidate, other)),
      )
    if (!box) continue
    boxes.push(box)
    names.push({ point, text, x: box.x, y: box.y + size * 1.05, box })
  }
  return names
}

const block = 24

/** Tells whether any of the places lies in a box, looking only at those of the blocks that it touches. */
function crowd(places: { x: number; y: number }[]): { within: (box: Box) => boolean } {
  const key = (x: number, y: number) => Math.floor(y / block) * 1000 + Math.floor(x / block)
  const blocks = Map.groupBy(places, ({ x, y }) => key(x, y))
  const within = ({ x: left, y: top, width, height }: Box) => {
    for (let y = Math.floor(top / block) * block; y < top + height; y += block)
      for (let x = Math.floor(left / block) * block; x < left + width; x += block)
        for (const place of blocks.get(key(x, y)) ?? [])
          if (place.x > left && place.x < left + width && place.y > top && place.y < top + height) return true
    return false
  }
  return { within }
}

function inFrame({ x, y, width, height }: Box, picture: Picture): boolean {
  return x >= 2 && y >= 2 && x + width <= picture.width - 2 && y + height <= picture.height - 2
}
