import type { Chart } from '../../src/charts/index.ts'
import { type Box, readBoxes } from '../../src/charts/labels.ts'
import { parse } from './drawing.ts'

export function layoutOf({ svg }: Chart, layout: 'wide' | 'narrow'): string {
  return svg[layout]
}

/** The boxes of each name that the picture shows, as its text stands there; `span` is the size of topics' names. */
export function namesOn(
  chart: Chart,
  layout: 'wide' | 'narrow',
  span: 'large' | 'medium' | 'small',
): { regions: Box[][]; topics: Box[][] } {
  const svg = parse(chart.svg[layout])
  const boxesOf = (selector: string, attribute: string) =>
    [...svg.querySelectorAll(selector)].map((name) => readBoxes(name.getAttribute(attribute) ?? ''))
  return {
    regions: boxesOf('a.region', 'data-letters'),
    topics: boxesOf(`.topics--${span} a.topic:not(.later)`, 'data-box'),
  }
}

/** Share of a name's places that lie on another country than most of it does: 0 on one side of every line. */
export function crossed(svg: string, boxes: Box[]): number {
  const lands = [...parse(svg).querySelectorAll('.land defs > path, .land .ground')].map((path) =>
    corners(path.getAttribute('d') ?? ''),
  )
  const places = boxes.flatMap(({ x, y, width, height }) =>
    [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((across) =>
      [0.2, 0.5, 0.8].map((down): [number, number] => [x + width * across, y + height * down]),
    ),
  )
  const countries = places.map((place) => lands.map((rings) => Number(inside(rings, place))).join(''))
  const most = Math.max(
    ...Map.groupBy(countries, (country) => country)
      .values()
      .map((own) => own.length),
  )
  return 1 - most / countries.length
}

/** The ends of a path's curves: near enough to its line for a look at where a name stands. */
function corners(d: string): [number, number][][] {
  return d
    .split('z')
    .filter(Boolean)
    .map((ring) => {
      const [start = '', first = '', rest = ''] = ring.slice(1).split(/[qt]/)
      let [x = 0, y = 0] = start.split(' ').map(Number)
      const steps = [...numbersOf(first).slice(2), ...numbersOf(rest)]
      return Array.from({ length: Math.floor(steps.length / 2) }, (_, i): [number, number] => {
        x += steps[i * 2] ?? 0
        y += steps[i * 2 + 1] ?? 0
        return [x, y]
      })
    })
}

function numbersOf(data: string): number[] {
  return (data.match(/-?(?:\d+(?:\.\d+)?|\.\d+)/g) ?? []).map(Number)
}

/** Even and odd crossings of a line to the right, over all rings. */
function inside(rings: [number, number][][], [px, py]: [number, number]): boolean {
  let within = false
  for (const ring of rings)
    ring.forEach(([x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y]
      if (y > py !== nextY > py && px < x + ((py - y) / (nextY - y)) * (nextX - x)) within = !within
    })
  return within
}
